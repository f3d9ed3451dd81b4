/**
 * The strip at the top: what this is, what time it is for the bot, when the next digest is due, and the ways to the panels.
 */
import type { PageState } from '../../web/protocol.ts';
import { Mark } from '../avatar.tsx';
import type { ConnectionStatus } from '../connection.ts';
import { distanceTo, momentOf } from '../time.ts';
import { useBotClock } from './use-bot-clock.ts';
import { useTheme } from './use-theme.ts';
import './header.css';

/** The panels that the header opens. */
export type PanelName = 'digest' | 'library';

interface PageHeaderProps {
  readonly state: PageState | undefined;
  readonly status: ConnectionStatus;
  readonly open: PanelName | undefined;
  readonly onOpen: (panel: PanelName | undefined) => void;
}

/** Draws the header. */
export function PageHeader({ state, status, open, onOpen }: PageHeaderProps) {
  return (
    <header className="page-header">
      <h1>
        <span className="page-mark" aria-hidden="true">
          <Mark />
        </span>
        Verbatim
      </h1>
      <p className="page-about">The real bot, in a Slack and a Discord on this machine</p>
      <Clock state={state} />
      <Status status={status} bot={state?.bot ?? 'running'} />
      <div className="page-buttons">
        <PanelButton
          name="digest"
          label="Digest"
          disabled={state === undefined}
          open={open}
          onOpen={onOpen}
        />
        <PanelButton
          name="library"
          label="Library"
          disabled={state === undefined}
          open={open}
          onOpen={onOpen}
        />
        <ThemeSwitch />
      </div>
    </header>
  );
}

/** The two times; their room is kept before they are known. */
function Clock({ state }: { readonly state: PageState | undefined }) {
  return (
    <dl className="clock">
      <div className="clock-now">
        <dt>Bot’s clock</dt>
        <dd>{state === undefined ? '…' : <Now said={state.now} />}</dd>
      </div>
      <div className="clock-next">
        <dt>Next digest</dt>
        <dd>{state === undefined ? '…' : <NextDigest said={state.now} digest={state.digest} />}</dd>
      </div>
    </dl>
  );
}

function Now({ said }: { readonly said: number }) {
  const now = useBotClock(said);
  return <time dateTime={new Date(now).toISOString()}>{momentOf(now)}</time>;
}

function NextDigest({ said, digest }: { readonly said: number; readonly digest: PageState['digest'] }) {
  const now = useBotClock(said);
  const due = digest.subscriptions.flatMap(({ next }) => next ?? []).toSorted((one, other) => one - other)[0];
  if (due === undefined) return 'none planned';
  return (
    <time dateTime={new Date(due).toISOString()} title={momentOf(due)}>
      {distanceTo(due, now)}
    </time>
  );
}

const WORDS: Readonly<Record<ConnectionStatus, string>> = {
  connecting: 'Connecting…',
  open: 'Connected',
  reconnecting: 'Reconnecting…',
  refused: 'Not let in',
};

function Status({ status, bot }: { readonly status: ConnectionStatus; readonly bot: PageState['bot'] }) {
  const words = status === 'open' && bot === 'restarting' ? 'Restarting the bot…' : WORDS[status];
  return (
    <p className="status" role="status" data-good={status === 'open' && bot === 'running'}>
      {words}
    </p>
  );
}

interface PanelButtonProps {
  readonly name: PanelName;
  readonly label: string;
  readonly disabled: boolean;
  readonly open: PanelName | undefined;
  readonly onOpen: (panel: PanelName | undefined) => void;
}

function PanelButton({ name, label, disabled, open, onOpen }: PanelButtonProps) {
  const isOpen = open === name;
  return (
    <button
      type="button"
      disabled={disabled}
      aria-expanded={isOpen}
      onClick={() => onOpen(isOpen ? undefined : name)}
    >
      {label}
    </button>
  );
}

function ThemeSwitch() {
  const [theme, setTheme] = useTheme();
  const isDark = theme === 'dark';
  return (
    <button
      type="button"
      className="theme-switch"
      aria-label="Dark theme"
      title="Dark theme"
      aria-pressed={isDark}
      onClick={() => setTheme(isDark ? 'light' : 'dark')}
    >
      <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" focusable="false">
        <circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
      </svg>
    </button>
  );
}
