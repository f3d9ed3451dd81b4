/**
 * A pane's channels. One with messages that were not looked at yet stands out.
 */
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
  return (
    <nav className="channels" aria-label={title}>
      <p className="sidebar-title">{title}</p>
      <ul>
        {channels.map((channel) => (
          <li key={channel.id}>
            <button
              type="button"
              className="channel"
              aria-current={channel.id === open}
              data-unread={unread.has(channel.id)}
              data-thread={channel.parent !== undefined}
              onClick={() => onOpen(channel.id)}
            >
              <span className="channel-sign" aria-hidden="true">
                {signOf(channel)}
              </span>
              {channel.name}
              {channel.parent !== undefined && <span className="hidden">{` in #${channel.parent}`}</span>}
              {unread.has(channel.id) && <span className="hidden">, unread</span>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
