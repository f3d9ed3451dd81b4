/**
 * A pane's channels. One with messages that were not looked at yet stands out. A thread stands under its channel; a forum's
 * post names the forum, which holds no messages itself and is not listed.
 */
import { useEffect, useRef } from 'react';
import type { ChannelView } from '../../web/protocol.ts';
import { signOf } from './place-name.ts';

interface ChannelListProps {
  readonly title: string;
  readonly channels: readonly ChannelView[];
  /** The id of the channel that is open. */
  readonly open: string;
  readonly unread: ReadonlySet<string>;
  readonly onOpen: (channel: string) => void;
}

/** Draws the channels as a list of buttons. */
export function ChannelList({ title, channels, open, unread, onOpen }: ChannelListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    // Where the list is one line, the open channel may be out of sight, from the start or as the pane gets narrower.
    const observer = new ResizeObserver(() =>
      element
        .querySelector(`[data-channel="${open}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    observer.observe(element.parentElement ?? element);
    return () => observer.disconnect();
  }, [open]);
  const names = new Set(channels.flatMap(({ name, parent }) => (parent === undefined ? [name] : [])));
  return (
    <nav className="channels" aria-label={title}>
      <p className="sidebar-title">{title}</p>
      <ul ref={list}>
        {channels.map((channel) => {
          const { parent } = channel;
          const isUnderParent = parent !== undefined && names.has(parent);
          return (
            <li key={channel.id}>
              <button
                type="button"
                className="channel"
                data-channel={channel.id}
                aria-current={channel.id === open}
                data-unread={unread.has(channel.id)}
                data-thread={isUnderParent}
                onClick={() => onOpen(channel.id)}
              >
                <span className="channel-sign" aria-hidden="true">
                  {signOf(channel)}
                </span>
                <span>
                  {channel.name}
                  {parent !== undefined && (
                    <span className={isUnderParent ? 'hidden' : 'channel-parent'}>{` in #${parent}`}</span>
                  )}
                  {unread.has(channel.id) && <span className="hidden">, unread</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
