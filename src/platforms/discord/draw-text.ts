/** Draws structured text as Discord's markdown, and divides it where it is too long. */
import type { Inline, Text } from '../../cards/card.ts';
import { escapeMarkup } from './escape.ts';

const MARKERS = { strong: '**', emphasis: '*' } as const;

/** Message Formatting, Timestamp Styles. */
const TIME_STYLES = { date: 'D', minute: 'f', 'own-minute': 'f', relative: 'R' } as const;

/** Shows nothing; stands between two markers that would otherwise be read as one. */
const SEPARATOR = '\u200B';

/**
 * A masked link that is longer once drawn is drawn as text and address: a link cannot be divided. The longest
 * address of a brief (500 characters) stays masked, so that a first answer fits a phone.
 */
const LONGEST_LINK = 800;

/** Draws text. Every run is literal. */
export function drawText(text: Text): string {
  const runs = merge(text);
  let drawn = '';
  let open = false;
  for (const [index, run] of runs.entries()) {
    const next = drawRun(run, wordAfter(runs.slice(index + 1)));
    const styled = run.type === 'strong' || run.type === 'emphasis';
    if (open && styled && next.startsWith('*')) drawn += SEPARATOR;
    drawn += next;
    open = styled && next.endsWith('*');
  }
  return drawn;
}

/** What follows a run in the same word, as far as escaping must know. Times and addresses hold colons when drawn. */
function wordAfter(runs: readonly Run[]): string {
  let word = '';
  for (const run of runs) {
    const text = run.type === 'time' || run.type === 'link' ? ':' : run.text;
    const [start = ''] = /^\S*/.exec(text) ?? [];
    word += start;
    if (start.length < text.length) break;
  }
  return word;
}

/**
 * Divides text in two: as many words as fit, and the rest. A word that does not fit by itself is divided between
 * what readers see as characters, and only where even one of those does not fit, between code points.
 *
 * @param fits whether the first part may be as long as this.
 * @returns the first part is never empty; the rest is, where everything fits.
 */
export function divideText(text: Text, fits: (part: Text) => boolean): readonly [Text, Text] {
  const runs = merge(text);
  if (fits(runs)) return [runs, []];
  for (const cut of [words, graphemes, codePoints]) {
    const atoms = runs.flatMap((run) => atomsOf(run, cut));
    const count = greatest(atoms.length, (count) => fits(merge(atoms.slice(0, count))));
    if (count > 0) return [merge(atoms.slice(0, count)), merge(atoms.slice(count))];
  }
  return [runs, []];
}

/** The greatest count from 1 up to `most` that fits; 0 where not even 1 does. */
function greatest(most: number, fits: (count: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A run as it is drawn. */
type Run = Exclude<Inline, { readonly type: 'command' }>;

type Cut = (text: string) => readonly string[];

const words: Cut = (text) => text.split(/(?<=\s)(?=\S)/);
// Made when it is needed, which is hardly ever: making one reads the rules of all scripts.
const graphemes: Cut = (text) => Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
const codePoints: Cut = (text) => Array.from(text);

function atomsOf(run: Run, cut: Cut): readonly Run[] {
  if (run.type === 'link' || run.type === 'time') return [run];
  return cut(run.text).map((text) => ({ type: run.type, text }));
}

/**
 * Joins neighbours of one style and leaves out what is empty: `**a****b**` would not be read as two strong runs,
 * and markup must not come about where two plain runs meet.
 */
function merge(text: Text): readonly Run[] {
  const merged: Run[] = [];
  for (const run of text.map(simplify)) {
    const last = merged.at(-1);
    if (run.type === 'time' || run.type === 'link') merged.push(run);
    else if (run.text === '') continue;
    else if (last?.type === run.type) merged.splice(-1, 1, { type: run.type, text: last.text + run.text });
    else merged.push(run);
  }
  return merged;
}

/** A command becomes text, and a link that Discord would not draw as one text and address. */
function simplify(run: Inline): Run {
  if (run.type === 'command') return { type: 'plain', text: `/${run.line}` };
  if (run.type !== 'link') return run;
  const url = addressOf(run.url);
  // Brackets end a label too early; a label that looks like an address is shown as raw markdown, against phishing.
  const maskable = run.text.trim() !== '' && !/[[\]\r\n]|:\/\//.test(run.text);
  // A label may double in length once escaped.
  if (url !== undefined && maskable && 2 * run.text.length + url.length <= LONGEST_LINK) {
    return { type: 'link', text: run.text, url };
  }
  if (run.text === run.url || run.text.trim() === '') return { type: 'plain', text: run.url };
  return { type: 'plain', text: `${run.text} (${run.url})` };
}

/** A web address with everything encoded that would end a masked link. */
function addressOf(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url).href.replace(
    /[()<>\\`|[\]"']/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function drawRun(run: Run, after: string): string {
  switch (run.type) {
    case 'plain':
      return escapeMarkup(run.text, after);
    case 'strong':
    case 'emphasis':
      return surround(escapeMarkup(run.text, after), MARKERS[run.type]);
    case 'link':
      return `[${escapeMarkup(run.text, ':')}](${run.url})`;
    case 'time':
      return `<t:${Math.floor(run.at / 1_000)}:${TIME_STYLES[run.style]}>${run.style === 'own-minute' ? ' your time' : ''}`;
  }
}

/** Markers hold within a line only, and only where no white space stands on their inner side. */
function surround(escaped: string, marker: string): string {
  return escaped.replace(/[^\r\n]+/g, (line) => {
    const inner = line.trim();
    if (inner === '') return line;
    const start = line.indexOf(inner);
    return `${line.slice(0, start)}${marker}${inner}${marker}${line.slice(start + inner.length)}`;
  });
}
