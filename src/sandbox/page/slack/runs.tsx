/**
 * Runs of text on the page.
 */
import { createContext, type ReactNode, useContext } from 'react';
import { drawDate } from '../../slack/transcript/dates.ts';
import type { Reader } from '../../slack/transcript/reader.ts';
import { inOrder } from '../in-order.ts';
import type { Mark, Run } from './run.ts';

/** Whose names and whose zone the runs of a message are drawn with. */
export const ReaderContext = createContext<Reader>({
  person: () => undefined,
  channel: () => undefined,
  timeZone: 'UTC',
  now: 0,
});

/** Draws runs one after the other. */
export function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return inOrder(runs).map(({ key, value }) => <DrawnRun key={key} run={value} />);
}

function DrawnRun({ run }: { readonly run: Run }) {
  const reader = useContext(ReaderContext);
  switch (run.kind) {
    case 'text':
      return marked(run.text, run.marks);
    case 'link':
      return marked(<Link url={run.url}>{run.text}</Link>, run.marks);
    case 'date': {
      const words = drawDate(run.seconds, run.format, run.fallback, reader);
      const time = <time dateTime={isoOf(run.seconds)}>{words}</time>;
      return marked(run.url === undefined ? time : <Link url={run.url}>{time}</Link>, run.marks);
    }
    case 'mention':
      return <span className="slack-mention">{mentionOf(run, reader)}</span>;
    case 'emoji':
      return `:${run.name}:`;
  }
}

function mentionOf({ of, id }: Extract<Run, { readonly kind: 'mention' }>, reader: Reader): string {
  if (of === 'channel') return `#${reader.channel(id) ?? id}`;
  return `@${of === 'user' ? (reader.person(id) ?? id) : id}`;
}

function isoOf(seconds: number): string | undefined {
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Opens in a tab of its own, and tells the other side nothing. An address that is no web address is shown as text. */
function Link({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  if (!/^(?:https?|mailto):/i.test(url)) return children;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

function marked(content: ReactNode, marks: readonly Mark[]): ReactNode {
  return marks.reduce((inner, mark) => withMark(inner, mark), content);
}

function withMark(content: ReactNode, mark: Mark): ReactNode {
  switch (mark) {
    case 'bold':
      return <strong>{content}</strong>;
    case 'italic':
      return <em>{content}</em>;
    case 'strike':
      return <s>{content}</s>;
    case 'code':
      return <code>{content}</code>;
  }
}
