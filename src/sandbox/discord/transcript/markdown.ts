/**
 * Discord's markdown as a reader sees it: without its marks, with names for references, with escapes resolved.
 * See https://discord.com/developers/docs/reference#message-formatting
 */
import { drawTime } from './dates.ts';
import type { Reader } from './reader.ts';

/** Draws a text with headings, quotes, lists and code blocks. */
export function drawMarkdown(text: string, reader: Reader): string {
  return text
    .split(/(```[\s\S]*?```)/)
    .map((part) =>
      part.startsWith('```') && part.length >= 6
        ? part.slice(3, -3).replace(/^(?:[\w+-]*\n)?/, '')
        : drawInline(drawLines(part), reader),
    )
    .join('');
}

/** Replaces what formats a line: headings and small print lose their mark, quotes and lists get a sign. */
function drawLines(text: string): string {
  return text
    .replace(/^>>> ([\s\S]*)/m, (_, quoted: string) => quoted.replace(/^/gm, '> '))
    .replace(/^> ?/gm, '│ ')
    .replace(/^(│ |)(?:#{1,3}|-#) +(?=\S)/gm, '$1')
    .replace(/^((?:│ |) *)[-*] +(?=\S)/gm, '$1• ');
}

/** What may stand at a place in a text, first to last; the first pattern that fits decides. */
interface Rule {
  /** Matched at one place; `previous` is the character before it. */
  readonly pattern: RegExp;
  readonly draw: (match: RegExpExecArray, reader: Reader) => string | undefined;
  readonly after?: (previous: string) => boolean;
}

const inner = (match: RegExpExecArray, reader: Reader): string => drawInline(match[1] ?? '', reader);

const RULES: readonly Rule[] = [
  { pattern: /\\([^\p{L}\p{N}\s])/uy, draw: (match) => match[1] },
  { pattern: /(`+)([\s\S]*?[^`])\1(?!`)/y, draw: (match) => match[2]?.replace(/^ (?=`)|(?<=`) $/g, '') },
  { pattern: /<(https?:\/\/[^\s<>]+)>/y, draw: (match) => match[1] },
  { pattern: /https?:\/\/[^\s<]+[^<.,:;"'\]\s]/y, draw: (match) => match[0] },
  {
    pattern: /\[((?:\\[\s\S]|[^\\\]])+)\]\(<?(https?:\/\/[^\s<>)]+)>?\)/y,
    draw: (match, reader) => {
      const label = inner(match, reader);
      return label === match[2] ? label : `${label} (${match[2]})`;
    },
  },
  {
    pattern: /<t:(-?\d{1,14})(?::([tTdDfFsSR]))?>/y,
    draw: (match, reader) => drawTime(Number(match[1]), match[2] ?? 'f', reader),
  },
  { pattern: /<@!?(\d+)>/y, draw: (match, reader) => `@${reader.person(match[1] ?? '') ?? 'unknown-user'}` },
  { pattern: /<@&(\d+)>/y, draw: (match, reader) => `@${reader.role(match[1] ?? '') ?? 'unknown-role'}` },
  { pattern: /<#(\d+)>/y, draw: (match, reader) => `#${reader.channel(match[1] ?? '') ?? 'unknown'}` },
  { pattern: /<\/([^:<>]+):\d+>/y, draw: (match) => `/${match[1]}` },
  { pattern: /<a?:(\w+):\d+>/y, draw: (match) => `:${match[1]}:` },
  { pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, draw: inner },
  { pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, draw: inner },
  { pattern: /~~((?:\\[\s\S]|[^\\])+?)~~/y, draw: inner },
  { pattern: /\|\|((?:\\[\s\S]|[^\\])+?)\|\|/y, draw: inner },
  { pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y, draw: inner },
  {
    pattern: /_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/y,
    draw: inner,
    after: (previous) => !/\w/.test(previous),
  },
];

/** Draws text within lines: emphasis, links, references, times, code. */
export function drawInline(text: string, reader: Reader): string {
  let drawn = '';
  let at = 0;
  while (at < text.length) {
    const found = applyRule(text, at, reader);
    drawn += found?.drawn ?? text[at];
    at += found?.length ?? 1;
  }
  return drawn;
}

/** Characters that any rule can begin with: nothing else needs looking at. */
const SPECIAL = /[\\`<h[*_~|]/;

function applyRule(
  text: string,
  at: number,
  reader: Reader,
): { readonly drawn: string; readonly length: number } | undefined {
  if (!SPECIAL.test(text[at] ?? '')) return undefined;
  for (const { pattern, draw, after } of RULES) {
    if (after !== undefined && !after(text[at - 1] ?? '')) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const drawn = match === null ? undefined : draw(match, reader);
    if (match !== null && drawn !== undefined) return { drawn, length: match[0].length };
  }
  return undefined;
}
