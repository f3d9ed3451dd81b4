/**
 * On a narrow page there is room for one pane: tabs choose which.
 */
import type { KeyboardEvent } from 'react';
import type { PlatformName } from '../../web/protocol.ts';

const TABS: readonly { readonly platform: PlatformName; readonly title: string }[] = [
  { platform: 'slack', title: 'Slack' },
  { platform: 'discord', title: 'Discord' },
];

interface PaneTabsProps {
  readonly shown: PlatformName;
  /** The pane in which something came that was not looked at yet. */
  readonly news: PlatformName | undefined;
  readonly onShown: (platform: PlatformName) => void;
}

/** Draws the tabs; the page's style hides them where both panes fit. */
export function PaneTabs({ shown, news, onShown }: PaneTabsProps) {
  function onKey(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const next = TABS.findIndex(({ platform }) => platform !== shown);
    onShown(TABS[next]?.platform ?? shown);
    const tab = event.currentTarget.children[next];
    if (tab instanceof HTMLElement) tab.focus();
  }
  return (
    <div role="tablist" aria-label="Pane" className="pane-tabs" onKeyDown={onKey}>
      {TABS.map(({ platform, title }) => (
        <button
          type="button"
          key={platform}
          role="tab"
          aria-selected={platform === shown}
          aria-controls={platform}
          data-news={platform === news}
          tabIndex={platform === shown ? 0 : -1}
          onClick={() => onShown(platform)}
        >
          {title}
          {platform === news && <span className="hidden">, new messages</span>}
        </button>
      ))}
    </div>
  );
}
