/**
 * Noun phrases as far as parts of speech tell them, with the prepositional phrases and participles behind them: `the
 * number of people coming from Central America`.
 */
import type { Span } from '../extraction.ts';
import type { Reading, Sentence, Token } from '../reading/reading.ts';
import { isMonth, isTimeNoun, isWeekday, isYear } from './time-words.ts';

/** Tokens from `first` to before `last`, of which `head` is the noun that the phrase is about. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

/** The most tokens of a phrase, so that no sentence, however long, costs more than its length. */
const LONGEST = 32;

/** Prepositions that tie what follows to the noun before. `by`, `since` or `after` more often go with a verb. */
const TIES = new Set(
  'of in from for on at with without between among across within into to against near inside outside along under over around through toward towards'.split(
    ' ',
  ),
);

/** Participles that mostly say more of the noun before: of others (`crossed`) it mostly is the subject. */
const PASSIVE = new Set(
  'used based involved made held killed wounded injured caught accepted detained arrested sent spent given taken needed located exposed affected infected displaced employed produced sold imported created registered'.split(
    ' ',
  ),
);

const POSSESSIVES = new Set(['his', 'her', 'its', 'their', 'our', 'my', 'your']);

const NAMING_TAGS = new Set(['NOUN', 'PROPN']);

const isHead = (token: Token | undefined): boolean => NAMING_TAGS.has(token?.tag ?? '');

/** Whether two tokens stand beside each other without a blank. */
export function touch(before: Token | undefined, after: Token | undefined): boolean {
  return before !== undefined && after !== undefined && before.end === after.start;
}

/** Whether a hyphen at `index` joins two parts of one word. */
export function joinsWord(tokens: readonly Token[], index: number): boolean {
  const mark = tokens[index]?.text;
  return (
    (mark === '-' || mark === '‑') &&
    touch(tokens[index - 1], tokens[index]) &&
    touch(tokens[index], tokens[index + 1])
  );
}

/** Whether the token at `index` may stand before a noun as a part of its phrase. */
function modifies(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  const next = tokens[index + 1];
  switch (token.tag) {
    case 'NOUN':
    case 'PROPN':
    case 'ADJ':
    case 'NUM':
    case 'SYM':
      return true;
    case 'VERB':
      return /(?:ed|en|ing)$/.test(token.lower) && (isHead(next) || next?.tag === 'ADJ');
    case 'ADV':
      return next?.tag === 'ADJ' || joinsWord(tokens, index + 1);
    case 'PART':
      return /^['’]s?$/.test(token.text) && next?.tag !== 'PART' && modifies(tokens, index + 1);
    case 'CCONJ':
      return (
        token.text === '&' || (/^(?:ADJ|PROPN)$/.test(tokens[index - 1]?.tag ?? '') && next?.tag === 'ADJ')
      );
    default:
      return joinsWord(tokens, index) || (token.tag === 'ADP' && joinsWord(tokens, index + 1));
  }
}

/** The noun phrase that begins at `index`, without what follows its head; absent where none does. */
export function nounGroupAt(tokens: readonly Token[], index: number, end: number): Phrase | undefined {
  const limit = Math.min(end, index + LONGEST);
  const opener = tokens[index];
  if (opener === undefined || index >= limit) return undefined;
  let at = index;
  if (opener.tag === 'DET' || POSSESSIVES.has(opener.lower)) at += 1;
  else if (opener.tag === 'PART' || opener.tag === 'CCONJ' || opener.tag === 'PUNCT') return undefined;
  let head = -1;
  while (at < limit && modifies(tokens, at)) {
    // A month, a weekday or a year begins another phrase: "the vote Tuesday".
    if (head >= 0 && startsTime(tokens[at])) break;
    if (isHead(tokens[at])) head = at;
    at += 1;
  }
  return head < 0 ? undefined : { first: index, last: head + 1, head };
}

function startsTime(token: Token | undefined): boolean {
  return token !== undefined && (isWeekday(token.lower) || isMonth(token.text) || isYear(token.text));
}

/** Whether the words after a preposition say when: `on Tuesday`, `in 2016`, `over the past two years`. */
export function saysWhen(tokens: readonly Token[], index: number, end: number): boolean {
  for (let at = index; at < Math.min(end, index + 5); at += 1) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (startsTime(token) || isTimeNoun(token.lower)) return true;
    if (token.tag !== 'DET' && token.tag !== 'ADJ' && token.tag !== 'NUM' && token.tag !== 'VERB')
      return false;
  }
  return false;
}

/** The noun phrase that begins at `index`, with the prepositional phrases and participles behind it. */
export function phraseAt(tokens: readonly Token[], index: number, end: number): Phrase | undefined {
  const group = nounGroupAt(tokens, index, end);
  if (group === undefined) return undefined;
  const limit = Math.min(end, index + LONGEST);
  let { last } = group;
  for (;;) {
    const next = extended(tokens, last, limit);
    if (next === undefined) return { ...group, last };
    last = next;
  }
}

/** Where a phrase that reaches to `last` ends when one more part belongs to it; absent where none does. */
function extended(tokens: readonly Token[], last: number, limit: number): number | undefined {
  const token = tokens[last];
  if (token === undefined || last >= limit) return undefined;
  if (token.tag === 'CCONJ' && token.lower !== 'but') {
    return last + 1 < limit && isAlike(tokens[last - 1], tokens[last + 1])
      ? nounGroupAt(tokens, last + 1, limit)?.last
      : undefined;
  }
  if (TIES.has(token.lower) && token.tag !== 'PART' && !saysWhen(tokens, last + 1, limit)) {
    return nounGroupAt(tokens, last + 1, limit)?.last;
  }
  const active = token.tag === 'VERB' && token.lower.endsWith('ing');
  return active || PASSIVE.has(token.lower) ? participleEnd(tokens, last, limit) : undefined;
}

/** Whether a plain noun goes on with another as `dogs and cats` do. */
function isAlike(before: Token | undefined, after: Token | undefined): boolean {
  return isHead(after) && after?.tag === before?.tag && !/^\p{Lu}/u.test(after?.text ?? '');
}

/** The end of a participle with what it governs: `coming from Central America`, `heading north`, `used in the attack`. */
function participleEnd(tokens: readonly Token[], index: number, limit: number): number | undefined {
  const active = tokens[index]?.lower.endsWith('ing') ?? false;
  const next = tokens[index + 1];
  if (next === undefined || index + 1 >= limit) return undefined;
  if (TIES.has(next.lower) && next.tag !== 'PART') {
    return saysWhen(tokens, index + 2, limit) ? undefined : nounGroupAt(tokens, index + 2, limit)?.last;
  }
  if (!active) return undefined;
  if (next.tag === 'ADV') return index + 2;
  return nounGroupAt(tokens, index + 1, limit)?.last;
}

/** The phrases of a sentence, in order, none within another. */
export function phrasesIn({ tokens }: Reading, { first, last }: Sentence): readonly Phrase[] {
  const found: Phrase[] = [];
  let index = first;
  while (index < last) {
    const phrase = phraseAt(tokens, index, last);
    if (phrase !== undefined) found.push(phrase);
    index = phrase?.last ?? index + 1;
  }
  return found;
}

/** Tokens as a place in the text; absent where there are none. */
export function spanOf(tokens: readonly Token[], first: number, last: number): Span | undefined {
  const [begin, end] = [tokens[first], tokens[last - 1]];
  return begin === undefined || end === undefined || last <= first
    ? undefined
    : { start: begin.start, end: end.end };
}

/** Where the first word of a phrase stands that is neither an article nor a possessive pronoun. */
export function withoutArticle(
  tokens: readonly Token[],
  { first, last }: Pick<Phrase, 'first' | 'last'>,
): number {
  let at = first;
  while (at < last - 1 && (tokens[at]?.tag === 'DET' || POSSESSIVES.has(tokens[at]?.lower ?? ''))) at += 1;
  return at;
}
