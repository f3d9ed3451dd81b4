/**
 * Structured text as Slack's rich text, where every character is literal: nothing in it becomes a mention,
 * an emoji or markup. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
import type { RichTextDate, RichTextLink, RichTextSection, RichTextText } from '@slack/types';
import type { Inline, Text } from '../../cards/card.ts';
import { textToPlainText } from '../../cards/plain-text.ts';
import { LIMITS } from './limits.ts';
import { splitAt, weightOf } from './wrap.ts';

/** The elements of rich text that a card needs. Mentions are not among them. */
export type Run = RichTextText | RichTextLink | RichTextDate;

/** The longest address of a link, measured as JSON: a link always fits a text. A longer one is written out. */
const LONGEST_ADDRESS = 2_000;

/** How each style of time reads. Tokens: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const dateFormats = {
  date: '{date_long_full}',
  minute: '{date_short}, {time}',
  'own-minute': '{date_short}, {time} your time',
  relative: '{ago}',
} as const;

/** A literal run of rich text. Half a surrogate pair, which no encoding can carry, becomes U+FFFD. */
export function textRun(text: string, style?: RichTextText['style']): RichTextText {
  return { type: 'text', text: text.toWellFormed(), ...(style === undefined ? {} : { style }) };
}

/** Whether Slack can open an address: absolute, http or https, not too long. */
export function isAddress(url: string): boolean {
  return weightOf(url) <= LONGEST_ADDRESS && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function runOf(inline: Inline): Run {
  switch (inline.type) {
    case 'plain':
      return textRun(inline.text);
    case 'strong':
      return textRun(inline.text, { bold: true });
    case 'emphasis':
      return textRun(inline.text, { italic: true });
    case 'link': {
      const text = inline.text.trim() === '' ? inline.url : inline.text;
      if (!isAddress(inline.url)) return textRun(textToPlainText([{ ...inline, text }]));
      return { type: 'link', url: inline.url, text: text.toWellFormed() };
    }
    case 'command':
      return textRun(textToPlainText([inline]));
    case 'time':
      return {
        type: 'date',
        timestamp: Math.floor(inline.at / 1_000),
        format: dateFormats[inline.style],
        fallback: textToPlainText([inline]),
      };
  }
}

/** The runs of a text; those without a character are left out, because Slack refuses them. */
export function runsOf(text: Text): readonly Run[] {
  return text.map(runOf).filter((run) => run.type === 'date' || run.text !== '');
}

/** Whether anything can be seen of runs: blanks alone are nothing to draw. */
export function isVisible(runs: readonly Run[]): boolean {
  return runs.some((run) => run.type === 'date' || (run.text ?? '').trim() !== '');
}

/** A section of rich text. */
export function section(runs: readonly Run[]): RichTextSection {
  return { type: 'rich_text_section', elements: [...runs] };
}

/** Lines in one section: whether sections that follow each other begin new lines is not documented. */
export function lines(all: readonly (readonly Run[])[]): RichTextSection {
  return section(all.flatMap((runs, index) => (index === 0 ? runs : [textRun('\n'), ...runs])));
}

/** Our own words around a cut: they stand apart from the text that is cut. */
const marker = (text: string) => textRun(text, { italic: true });

/** Marks a stretch that goes on in a later one, or that goes on from an earlier one. */
function marked(stretch: readonly Run[], index: number, count: number): readonly Run[] {
  return [
    ...(index === 0 ? [] : [marker('…continued ')]),
    ...stretch,
    ...(index === count - 1 ? [] : [marker(' …')]),
  ];
}

/** Splits one run so that its first part weighs at most `room`; a part without a character is absent. */
function splitRun(run: Run, room: number, within: boolean): readonly [Run | undefined, Run | undefined] {
  if (weightOf(run) <= room) return [run, undefined];
  if (run.type === 'date') return [undefined, run];
  const bare = weightOf({ ...run, text: '' });
  const [head, tail] = splitAt(run.text ?? '', room - bare, within);
  return [head === '' ? undefined : { ...run, text: head }, tail === '' ? undefined : { ...run, text: tail }];
}

/** Stretches of runs that each weigh at most `room`, which must hold a link's address and a character. */
function stretchesOf(runs: readonly Run[], room: number): readonly (readonly Run[])[] {
  const stretches: Run[][] = [[]];
  let used = 0;
  for (const run of runs) {
    let rest: Run | undefined = run;
    while (rest !== undefined) {
      const [head, tail]: readonly [Run | undefined, Run | undefined] = splitRun(
        rest,
        room - used,
        used === 0,
      );
      if (head !== undefined) {
        stretches.at(-1)?.push(head);
        used += weightOf(head) + 1;
      }
      if (tail !== undefined) {
        stretches.push([]);
        used = 0;
      }
      rest = tail;
    }
  }
  return stretches;
}

/** What the two marks of a cut weigh together. */
const MARKS = 160;

/**
 * Runs in as few stretches as fit the room, cut at word boundaries; where it is cut, a visible mark says so.
 *
 * @param room the longest stretch, measured as JSON; what Slack takes for a text unless told otherwise.
 */
export function stretched(runs: readonly Run[], room: number = LIMITS.text): readonly (readonly Run[])[] {
  if (weightOf(runs) <= room) return [runs];
  const stretches = stretchesOf(runs, room - MARKS);
  return stretches.map((stretch, index) => marked(stretch, index, stretches.length));
}
