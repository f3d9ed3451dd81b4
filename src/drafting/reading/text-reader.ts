/** Reads a text: tokens with parts of speech, sentences and paragraphs, all as places in it. */
import type { Span } from '../extraction.ts';
import type { Reading, Sentence, Token } from './reading.ts';
import { withNames } from './tag-corrections.ts';
import { tag } from './tagger.ts';

/** How far ahead a token is looked for where the tagger altered what stands before it. */
const WINDOW = 80;

/** How many words are remembered with what they are in lower case. */
const REMEMBERED = 20_000;

/** How many marks may close one sentence, and open the next. */
const MARKS = 4;

/** Abbreviations that a name or a number follows, so that no sentence ends at them. */
const TITLES = new Set(
  'mr. mrs. ms. dr. prof. fr. sen. sens. rep. reps. gov. govs. gen. col. lt. sgt. capt. cmdr. adm. maj. pres. st. rev. hon. sec. supt. det. atty. vs. v. no. fig. jan. feb. mar. apr. aug. sept. oct. nov. dec. e.g. i.e. al. ft. mt.'.split(
    ' ',
  ),
);

/** Parts of speech with which a sentence begins that an abbreviation could have ended. */
const OPENERS = new Set(['DET', 'PRON', 'ADP', 'SCONJ', 'CCONJ', 'ADV']);

const CLOSING = /^(?:["”’'»)\]]|'')$/u;
const OPENING = /^(?:["“‘«([]|``)$/u;
const CAPITAL = /^[\p{Lu}\p{N}]/u;

/** Reads `text`. Never throws; whatever cannot be placed in the text is left out. */
export function readText(text: string): Reading {
  const paragraphs = paragraphsOf(text);
  const tokens = tokensOf(text);
  return { text, paragraphs, sentences: sentencesOf(text, paragraphs, tokens), tokens };
}

/** Lines that hold anything, without the blanks at their ends. */
function paragraphsOf(text: string): readonly Span[] {
  const paragraphs: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const left = line.length - line.trimStart().length;
    const length = line.trim().length;
    if (length > 0) paragraphs.push({ start: start + left, end: start + left + length });
    start += line.length + 1;
  }
  return paragraphs;
}

function tokensOf(text: string): readonly Token[] {
  const { values, tags, lemmas } = tag(text);
  const tokens: Token[] = [];
  let cursor = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? '';
    const tag = tags[index] ?? 'X';
    if (value === '') continue;
    if (!text.startsWith(value, cursor)) cursor = behindBlanks(text, cursor);
    const start = place(text, value, cursor);
    if (start === undefined) continue;
    cursor = start + value.length;
    if (tag === 'SPACE') continue;
    const previous = tokens.at(-1);
    if (previous !== undefined && previous.end === start && doubles(previous.text, value)) {
      tokens.pop();
      tokens.push(tokenOf(value + value, previous.start, 'PUNCT', value + value));
    } else if (previous !== undefined && previous.end === start && abbreviates(previous, value)) {
      tokens.pop();
      tokens.push(tokenOf(`${previous.text}.`, previous.start, 'PROPN', `${previous.lemma}.`));
    } else tokens.push(tokenOf(value, start, tag, lemmas[index] ?? value));
  }
  return withNames(tokens);
}

/** Whether a stop belongs to a title before it: "Rev." */
function abbreviates({ text, lower, tag }: Token, stop: string): boolean {
  return stop === '.' && tag === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(text) && TITLES.has(`${lower}.`);
}

/** Two marks that stand for one: ``…''. */
function doubles(first: string, second: string): boolean {
  return first === second && (first === '`' || first === "'");
}

function tokenOf(text: string, start: number, tag: string, lemma: string): Token {
  return { start, end: start + text.length, text, lower: lowerOf(text), tag, lemma };
}

const lowers = new Map<string, string>();

/** A word in lower case and with a straight apostrophe. */
function lowerOf(word: string): string {
  const known = lowers.get(word);
  if (known !== undefined) return known;
  const lower = word.toLowerCase().replaceAll('’', "'");
  if (lowers.size < REMEMBERED) lowers.set(word, lower);
  return lower;
}

/** The first place from `cursor` on that is no blank; a line break is one to the tagger, and stays. */
function behindBlanks(text: string, cursor: number): number {
  let place = cursor;
  while (text[place] === ' ' || text[place] === '\u00a0') place++;
  return place;
}

/** Where `value` stands at or soon after `cursor`. */
function place(text: string, value: string, cursor: number): number | undefined {
  if (text.startsWith(value, cursor)) return cursor;
  const found = text.slice(cursor, cursor + WINDOW + value.length).indexOf(value);
  return found < 0 ? undefined : cursor + found;
}

function sentencesOf(
  text: string,
  paragraphs: readonly Span[],
  tokens: readonly Token[],
): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let at = 0;
  paragraphs.forEach((paragraph, number) => {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < paragraph.start) at++;
    let first = at;
    for (; at < tokens.length; at++) {
      const token = tokens[at];
      const next = tokens[at + 1];
      if (token === undefined || token.start >= paragraph.end) break;
      const last = next === undefined || next.start >= paragraph.end;
      if (!last && !breaksAfter(text, tokens, at)) continue;
      sentences.push({
        start: tokens[first]?.start ?? token.start,
        end: token.end,
        first,
        last: at + 1,
        paragraph: number,
      });
      first = at + 1;
    }
  });
  return sentences;
}

/** Whether a sentence ends with the token at `index`, which is not the last of its paragraph. */
function breaksAfter(text: string, tokens: readonly Token[], index: number): boolean {
  let stop = index;
  while (
    stop > index - MARKS &&
    stop > 0 &&
    CLOSING.test(tokens[stop]?.text ?? '') &&
    tokens[stop - 1]?.end === tokens[stop]?.start
  )
    stop--;
  const ender = tokens[stop];
  const token = tokens[index];
  let following = index + 1;
  const next = tokens[following];
  if (ender === undefined || token === undefined || next === undefined) return false;
  if (CLOSING.test(next.text) && next.start === token.end) return false;
  const opened = OPENING.test(next.text);
  if (opened && next.start === token.end && ender.text !== '.') return false;
  while (following <= index + MARKS && OPENING.test(tokens[following]?.text ?? '')) following++;
  const word = tokens[following];
  if (word === undefined || !(CAPITAL.test(word.text) || opened)) return false;
  if (/^[.?!…]+$/u.test(ender.text)) return ender.text !== '.' || !initial(tokens[stop - 1], ender);
  if (!/^\p{L}.*\.$/u.test(ender.text) || TITLES.has(ender.lower)) return false;
  if (/^\p{Lu}\.$/u.test(ender.text)) return false;
  return opened || (OPENERS.has(word.tag) && text.slice(token.end, next.start) !== '');
}

/** Whether a stop belongs to an initial: "J." in a name. */
function initial(letter: Token | undefined, stop: Token): boolean {
  return letter !== undefined && letter.end === stop.start && /^\p{Lu}$/u.test(letter.text);
}
