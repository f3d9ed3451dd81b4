/** A Discord message, drawn from the payload that was sent. */
import { useState } from 'react';
import { drawTime } from '../../discord/transcript/dates.ts';
import type { Reader } from '../../discord/transcript/reader.ts';
import type { MessageView } from '../../web/protocol.ts';
import type { MessageProps } from '../act.ts';
import { Avatar } from '../avatar.tsx';
import { inOrder } from '../in-order.ts';
import { authorOf } from '../pane/author.ts';
import { timeOf } from '../time.ts';
import { Controls, Dots } from './controls.tsx';
import { dress } from './elements.ts';
import { EmbedView } from './embed.tsx';
import { FormattedText } from './formatted-text.tsx';
import { embedsOf, isEphemeral, isThinking } from './payload.ts';
import { readerOf } from './reader.ts';
import { Reply } from './reply.tsx';
import './message.css';

/** The reader's own zone. */
const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A message with its author, its reply line, its embeds and its controls. */
export function DiscordMessage({ message, pane, viewer, act }: MessageProps) {
  const [dismissed, setDismissed] = useState(false);
  const { payload } = message;
  if (payload.platform !== 'discord' || dismissed) return null;
  const author = authorOf(message, pane);
  const reader = readerOf(pane, TIME_ZONE, Date.now());
  const forOne = isEphemeral(payload.flags) || message.visibleTo !== undefined;
  return (
    <div className={forOne ? 'discord-message discord-message-for-one' : 'discord-message'}>
      {message.parent === undefined ? null : <Reply parent={message.parent} pane={pane} />}
      <Avatar person={author} />
      <div className="discord-message-inner">
        <header className="discord-message-head">
          <span className="discord-author">{author.name}</span>
          {author.bot ? <discord-verified-author-tag ref={dress} /> : null}
          <Sent message={message} reader={reader} />
        </header>
        {isThinking(payload.flags) ? (
          <p className="discord-thinking">
            <Dots /> {author.name} is thinking…
          </p>
        ) : null}
        {payload.content === '' ? null : <FormattedText markdown={payload.content} reader={reader} />}
        {inOrder(embedsOf(payload.embeds)).map(({ key, value }) => (
          <EmbedView key={key} embed={value} reader={reader} />
        ))}
        <Controls components={payload.components} message={message} viewer={viewer} act={act} />
        {forOne ? (
          <p className="discord-for-one">
            <Eye /> Only you can see this <span aria-hidden="true">·</span>{' '}
            <button type="button" className="discord-dismiss" onClick={() => setDismissed(true)}>
              Dismiss message
            </button>
          </p>
        ) : null}
      </div>
    </div>
  );
}

function Sent({ message, reader }: { readonly message: MessageView; readonly reader: Reader }) {
  const seconds = message.at / 1_000;
  return (
    <>
      <time
        className="discord-sent"
        dateTime={new Date(message.at).toISOString()}
        title={drawTime(seconds, 'F', reader)}
      >
        {timeOf(message.at)}
      </time>
      {message.edited ? <span className="discord-sent">(edited)</span> : null}
    </>
  );
}

function Eye() {
  return (
    <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M12 5C6.5 5 2.700 9.700 1.600 11.400a1.100 1.100 0 0 0 0 1.200C2.700 14.300 6.500 19 12 19s9.300-4.700 10.400-6.400a1.100 1.100 0 0 0 0-1.200C21.300 9.700 17.500 5 12 5Zm0 11.500a4.500 4.500 0 1 1 0-9 4.500 4.500 0 0 1 0 9Zm0-2a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z"
      />
    </svg>
  );
}
