/**
 * A message with what the page adds to it: a look at its payload, and on Slack a reply in its thread.
 */
import type { MessageView, PaneState } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { DiscordMessage } from '../discord/message.tsx';
import { SlackMessage } from '../slack/message.tsx';
import { authorOf } from './author.ts';
import { STROKE } from './icon.ts';
import { MessageMenu } from './message-menu.tsx';

interface MessageArticleProps {
  readonly message: MessageView;
  readonly pane: PaneState;
  readonly viewer: string;
  readonly act: Act;
  readonly onInspect: (message: MessageView) => void;
  readonly onReply: (message: MessageView) => void;
}

/** Draws a message in its platform's way. */
export function MessageArticle({ message, pane, viewer, act, onInspect, onReply }: MessageArticleProps) {
  const Message = pane.platform === 'slack' ? SlackMessage : DiscordMessage;
  const author = authorOf(message, pane);
  // Slack has no thread under what one person alone sees.
  const canReply = pane.platform === 'slack' && message.visibleTo === undefined;
  return (
    <article
      className="message"
      aria-label={`Message from ${author.name}`}
      data-ephemeral={message.visibleTo !== undefined}
    >
      <Message message={message} pane={pane} viewer={viewer} act={act} />
      <div className="message-tools" data-always={author.bot}>
        <MessageMenu message={message} pane={pane} viewer={viewer} act={act} />
        {canReply && (
          <button
            type="button"
            aria-label="Reply in thread"
            title="Reply in thread"
            onClick={() => onReply(message)}
          >
            <ReplyIcon />
          </button>
        )}
        <button
          type="button"
          aria-label="Inspect message"
          title="Inspect message"
          onClick={() => onInspect(message)}
        >
          <BracesIcon />
        </button>
      </div>
    </article>
  );
}

function ReplyIcon() {
  return (
    <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" focusable="false" {...STROKE}>
      <path d="M4 4.5h12v9H9l-3.5 3v-3H4z" strokeLinejoin="round" />
    </svg>
  );
}

function BracesIcon() {
  return (
    <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" focusable="false" {...STROKE}>
      <path d="M7.5 3.5c-2 0-2.5.8-2.5 2.5v1.800c0 1.200-.6 2.200-2 2.200 1.400 0 2 1 2 2.200V14c0 1.700.5 2.5 2.5 2.5M12.5 3.5c2 0 2.5.8 2.5 2.5v1.800c0 1.200.6 2.200 2 2.200-1.400 0-2 1-2 2.200V14c0 1.700-.5 2.5-2.5 2.5" />
    </svg>
  );
}
