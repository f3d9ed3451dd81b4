/**
 * A pane's channels. One with messages that were not looked at yet stands out.
 */
import type { ChannelView } from '../../web/protocol.ts';

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
        {channels.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className="channel"
              aria-current={id === open}
              data-unread={unread.has(id)}
              onClick={() => onOpen(id)}
            >
              <span className="channel-sign" aria-hidden="true">
                #
              </span>
              {name}
              {unread.has(id) && <span className="hidden">, unread</span>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
