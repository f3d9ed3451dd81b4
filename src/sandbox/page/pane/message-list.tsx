/**
 * A channel's messages, by day. Mounted anew for each channel, so that a screen reader is told what is new, not what was
 * there before.
 */
import { memo, useEffect, useRef } from 'react';
import type { MessageView, PaneState } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { dayOf } from '../time.ts';
import { daysOf, entriesOf, visibleMessages } from './conversation.ts';
import { MessageArticle } from './message-article.tsx';
import { type Position, useStickToEnd } from './use-stick-to-end.ts';

interface MessageListProps {
  readonly pane: PaneState;
  readonly channel: string;
  /** As in `#briefings`. */
  readonly placeName: string;
  readonly viewer: string;
  readonly act: Act;
  readonly start: Position;
  readonly onMove: (position: Position) => void;
  /** How many lines were sent here: whoever sends one wants to see what comes of it. */
  readonly sent: number;
  readonly onInspect: (message: MessageView) => void;
  readonly onReply: (message: MessageView) => void;
}

/** Draws the messages that the viewer may see; not anew for each key that is pressed beneath them. */
export const MessageList = memo(function MessageList(props: MessageListProps) {
  const { pane, channel, placeName, viewer, start, onMove, sent } = props;
  const { list, atEnd, onScroll, toEnd } = useStickToEnd(start, onMove);
  const sentBefore = useRef(sent);
  useEffect(() => {
    if (sent !== sentBefore.current) toEnd();
    sentBefore.current = sent;
  }, [sent, toEnd]);
  const days = daysOf(entriesOf(visibleMessages(pane, channel, viewer), pane.platform), dayOf);
  return (
    <div className="messages">
      <div
        ref={list}
        role="log"
        aria-live="polite"
        aria-label={`Messages in ${placeName}`}
        className="messages-list"
        onScroll={onScroll}
      >
        <div className="messages-inner">
          <p className="messages-beginning">
            <strong>{placeName}</strong> begins here. Type / to see what {pane.bot.name} can do.
          </p>
          {days.map(({ at, entries }) => (
            <div key={at}>
              <p className="day">
                <span>{dayOf(at)}</span>
              </p>
              {entries.map(({ message, replies }) => (
                <div key={message.id}>
                  <MessageArticle {...props} message={message} />
                  {replies.length > 0 && (
                    <div className="thread">
                      <p className="thread-title">
                        {replies.length === 1 ? '1 reply' : `${replies.length} replies`}
                      </p>
                      {replies.map((reply) => (
                        <MessageArticle {...props} key={reply.id} message={reply} />
                      ))}
                    </div>
                  )}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
      {!atEnd && (
        <button type="button" className="to-end" onClick={toEnd}>
          To the newest
        </button>
      )}
    </div>
  );
});
