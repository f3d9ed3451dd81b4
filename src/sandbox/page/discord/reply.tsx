/** What a Discord message answers, above it. */

import { plainText } from '../../discord/markdown/plain-text.ts';
import type { MessageView, PaneState } from '../../web/protocol.ts';
import { Avatar } from '../avatar.tsx';
import { authorOf } from '../pane/author.ts';
import { embedsOf } from './payload.ts';

interface ReplyProps {
  readonly parent: string;
  readonly pane: PaneState;
}

/** A line that names who is answered, and what they said. */
export function Reply({ parent, pane }: ReplyProps) {
  const answered = pane.messages.find((message) => message.id === parent);
  return (
    <div className="discord-reply">
      <span className="hidden">In reply to </span>
      {answered === undefined ? (
        <em>Original message was deleted</em>
      ) : (
        <>
          <Avatar person={authorOf(answered, pane)} />
          <span className="discord-reply-author">{authorOf(answered, pane).name}</span>
          <span className="discord-reply-text">{previewOf(answered)}</span>
        </>
      )}
    </div>
  );
}

function previewOf({ payload }: MessageView): string {
  if (payload.platform !== 'discord') return '';
  if (payload.content !== '') return plainText(payload.content);
  const [embed] = embedsOf(payload.embeds);
  return plainText(embed?.title ?? embed?.description ?? '');
}
