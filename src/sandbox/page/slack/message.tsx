/**
 * A Slack message, drawn from the very payload that was sent.
 */
import { useMemo, useState } from 'react';
import type { MessageProps } from '../act.ts';
import { Avatar } from '../avatar.tsx';
import { inOrder } from '../in-order.ts';
import { authorOf } from '../pane/author.ts';
import { timeOf } from '../time.ts';
import { blocksOf } from './block.ts';
import { controlsOf } from './controls.tsx';
import { DrawnBlock } from './drawn-block.tsx';
import { MarkupText } from './markup-text.tsx';
import { readerOf } from './reader.ts';
import { ReaderContext } from './runs.tsx';
import './message.css';

/** Draws a message as Slack does for one viewer. */
export function SlackMessage(props: MessageProps) {
  const { message, pane } = props;
  const [error, setError] = useState('');
  const author = authorOf(message, pane);
  const on = controlsOf(props, setError);
  return (
    <div className="slack-message">
      {message.visibleTo !== undefined && (
        <p className="slack-ephemeral">
          <EyeIcon /> Only visible to you
        </p>
      )}
      <Avatar person={author} />
      <div className="slack-body">
        <p className="slack-headline">
          <span className="slack-author">{author.name}</span>
          {author.bot && <span className="slack-app">APP</span>}
          <time dateTime={new Date(message.at).toISOString()}>{timeOf(message.at)}</time>
        </p>
        <Content {...props} on={on} />
        {message.edited && <span className="slack-edited">(edited)</span>}
        {error !== '' && (
          <p className="slack-error" role="alert">
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

function Content({ message, pane, on }: MessageProps & { readonly on: ReturnType<typeof controlsOf> }) {
  const { payload } = message;
  const blocks = useMemo(() => (payload.platform === 'slack' ? blocksOf(payload.blocks) : []), [payload]);
  const reader = useMemo(() => readerOf(pane, message.at), [pane, message.at]);
  if (payload.platform !== 'slack') return null;
  return (
    <ReaderContext value={reader}>
      {blocks.length === 0 ? (
        <div className="slack-text">
          <MarkupText text={{ markup: true, text: payload.text }} />
        </div>
      ) : (
        inOrder(blocks).map(({ key, value }) => <DrawnBlock key={key} block={value} on={on} />)
      )}
    </ReaderContext>
  );
}

function EyeIcon() {
  return (
    <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="1.6">
        <path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5z" strokeLinejoin="round" />
        <circle cx="10" cy="10" r="2.2" />
      </g>
    </svg>
  );
}
