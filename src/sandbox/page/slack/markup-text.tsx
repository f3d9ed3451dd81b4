/**
 * A text object on the page: literal, or Slack's markup.
 */
import { Fragment } from 'react';
import { inOrder } from '../in-order.ts';
import type { BlockText } from './block.ts';
import { markupLines } from './markup.ts';
import { Runs } from './runs.tsx';

/** Draws a text. */
export function MarkupText({ text: { markup, text } }: { readonly text: BlockText }) {
  if (!markup) return text;
  return inOrder(markupLines(text)).map(({ key, value: { quoted, runs } }) => (
    <Fragment key={key}>
      {quoted ? (
        <blockquote className="slack-quote">
          <Runs runs={runs} />
        </blockquote>
      ) : (
        <>
          {key !== '0' && '\n'}
          <Runs runs={runs} />
        </>
      )}
    </Fragment>
  ));
}
