/** Terms that a text explains: `gross domestic product (GDP)`, `a pact known as Fair Tide`, `X refers to Y`. */

import type { FoundTerm } from '../extraction.ts';
import { abbreviates, isAbbreviation } from '../reading/abbreviations.ts';
import type { Reading, Sentence, Token } from '../reading/reading.ts';
import { joinsWord, type Phrase, phraseAt, spanOf, withoutArticle } from './phrases.ts';
import { isRole } from './role-words.ts';

/** The most terms that are found in a text. */
const MOST = 200;

/** The longest term, and the longest meaning, in tokens. */
const LONGEST = { term: 8, meaning: 45 } as const;

/** Nouns of things that are agreed or made by people, which a text explains in the sentence behind. */
const MADE = new Set(
  'agreement programme program policy law rule order act plan system bill measure treaty status pact mechanism procedure principle doctrine scheme clause amendment deal ban tax levy fund permit visa zone tariff quota'.split(
    ' ',
  ),
);

/** The terms of a text, in order, each once. */
export function findTerms(reading: Reading): readonly FoundTerm[] {
  const found: FoundTerm[] = [];
  const seen = new Set<string>();
  reading.sentences.forEach((sentence, number) => {
    if (found.length >= MOST) return;
    const next = reading.sentences[number + 1];
    for (const one of [...termsIn(reading, sentence), ...explainedNext(reading, sentence, next)]) {
      const key = reading.text.slice(one.term.start, one.term.end).toLowerCase();
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(one);
    }
  });
  return found;
}

function termsIn({ tokens }: Reading, sentence: Sentence): readonly FoundTerm[] {
  const found: FoundTerm[] = [];
  for (let at = sentence.first; at < sentence.last; at += 1) {
    const term =
      shortened(tokens, sentence, at) ??
      orCalled(tokens, sentence, at) ??
      knownAs(tokens, sentence, at) ??
      soCalled(tokens, sentence, at) ??
      defined(tokens, sentence, at);
    if (term !== undefined) found.push(term);
  }
  return found;
}

const lowerAt = (tokens: readonly Token[], index: number): string => tokens[index]?.lower ?? '';

/** Words without a mark among them, up to `index`, that an abbreviation stands for. */
function longForm(
  tokens: readonly Token[],
  sentence: Sentence,
  index: number,
  short: string,
): Range | undefined {
  const lowest = Math.max(sentence.first, index - short.length - 4);
  for (let first = index - 1; first >= lowest; first -= 1) {
    const token = tokens[first];
    if (token === undefined || (token.tag === 'PUNCT' && !joinsWord(tokens, first))) return undefined;
    const words = tokens.slice(first, index).map(({ text }) => text);
    if (abbreviates(short, words)) return { first, last: index };
  }
  return undefined;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function pair(tokens: readonly Token[], term: Range, meaning: Range): FoundTerm | undefined {
  if (term.last - term.first > LONGEST.term || meaning.last - meaning.first > LONGEST.meaning)
    return undefined;
  const [word, explained] = [
    spanOf(tokens, term.first, term.last),
    spanOf(tokens, meaning.first, meaning.last),
  ];
  return word === undefined || explained === undefined ? undefined : { term: word, meaning: explained };
}

/** `gross domestic product (GDP)`. */
function shortened(tokens: readonly Token[], sentence: Sentence, at: number): FoundTerm | undefined {
  if (tokens[at]?.text !== '(' || tokens[at + 2]?.text !== ')') return undefined;
  const short = tokens[at + 1]?.text ?? '';
  const long = isAbbreviation(short) ? longForm(tokens, sentence, at, short) : undefined;
  return long === undefined ? undefined : pair(tokens, { first: at + 1, last: at + 2 }, long);
}

/** `gross domestic product, or GDP,`; `gillnetting, or catching fish with a hanging net,`. */
function orCalled(tokens: readonly Token[], sentence: Sentence, at: number): FoundTerm | undefined {
  if (tokens[at]?.text !== ',' || lowerAt(tokens, at + 1) !== 'or') return undefined;
  const short = tokens[at + 2]?.text ?? '';
  const closed = /^[,.)]$/.test(tokens[at + 3]?.text ?? '');
  if (isAbbreviation(short) && closed) {
    const long = longForm(tokens, sentence, at, short);
    return long === undefined ? undefined : pair(tokens, { first: at + 2, last: at + 3 }, long);
  }
  const word = tokens[at - 1];
  const practice = tokens[at + 2];
  if (!word?.lower.endsWith('ing') || !practice?.lower.endsWith('ing')) return undefined;
  const end = clauseEnd(tokens, at + 3, sentence.last);
  return end - at < 5 ? undefined : pair(tokens, { first: at - 1, last: at }, { first: at + 2, last: end });
}

/** Where a clause ends: at the next comma, stop or bracket. */
function clauseEnd(tokens: readonly Token[], index: number, end: number): number {
  const limit = Math.min(end, index + LONGEST.meaning + 1);
  for (let at = index; at < limit; at += 1) {
    if (/^(?:[,.;:()!?–—"“”]|--)$/.test(tokens[at]?.text ?? '')) return at;
  }
  return limit;
}

/** `a pact known as Fair Tide`; `the tax, commonly called the window tax,`. */
function knownAs(tokens: readonly Token[], sentence: Sentence, at: number): FoundTerm | undefined {
  const known = lowerAt(tokens, at) === 'known' && lowerAt(tokens, at + 1) === 'as';
  if (!known) return undefined;
  const begin = /^["“]$/.test(tokens[at + 2]?.text ?? '') ? at + 3 : at + 2;
  const term = phraseAt(tokens, begin, sentence.last);
  const named = term === undefined ? undefined : { first: withoutArticle(tokens, term), last: term.last };
  let before = at;
  while (before > sentence.first && /^(?:,|ADV)$/.test(adverbOrComma(tokens[before - 1]))) before -= 1;
  const meaning = phraseEndingAt(tokens, sentence, before);
  if (named === undefined || meaning === undefined || meaning.last - meaning.first < 2) return undefined;
  const head = tokens[meaning.head];
  // People are known by names, too; what is capitalised is a name, and no explanation.
  if (head === undefined || head.tag === 'PROPN' || isRole(head.lower) || isPeople(head.lower))
    return undefined;
  return pair(tokens, named, meaning);
}

function adverbOrComma(token: Token | undefined): string {
  return token?.text === ',' ? ',' : (token?.tag ?? '');
}

function isPeople(noun: string): boolean {
  return /^(?:man|woman|men|women|people|person|child|children|boy|girl)$/.test(noun);
}

/** The phrase that ends before `index`: the shortest with an article, else the longest. */
function phraseEndingAt(tokens: readonly Token[], sentence: Sentence, index: number): Phrase | undefined {
  let longest: Phrase | undefined;
  let articled: Phrase | undefined;
  for (let first = Math.max(sentence.first, index - 14); first < index; first += 1) {
    const phrase = phraseAt(tokens, first, index);
    if (phrase?.last !== index) continue;
    longest ??= phrase;
    if (tokens[first]?.tag === 'DET') articled = phrase;
    if (/^an?$/.test(lowerAt(tokens, first))) return phrase;
  }
  return articled ?? longest;
}

/** `so-called dark stores, which sell by delivery alone`. */
function soCalled(tokens: readonly Token[], sentence: Sentence, at: number): FoundTerm | undefined {
  if (lowerAt(tokens, at) !== 'so' || lowerAt(tokens, at + 2) !== 'called' || !joinsWord(tokens, at + 1))
    return undefined;
  const begin = /^["“]$/.test(tokens[at + 3]?.text ?? '') ? at + 4 : at + 3;
  const term = phraseAt(tokens, begin, sentence.last);
  if (term === undefined) return undefined;
  let next = term.last;
  while (next < sentence.last && /^[",”]$/.test(tokens[next]?.text ?? '')) next += 1;
  const word = lowerAt(tokens, next);
  if (next === term.last || (word !== 'which' && word !== 'where')) return undefined;
  return pair(tokens, term, { first: next, last: clauseEnd(tokens, next, sentence.last) });
}

/** `Cabotage refers to trade along a coast`; `GDP stands for gross domestic product`. */
function defined(tokens: readonly Token[], sentence: Sentence, at: number): FoundTerm | undefined {
  const verb = lowerAt(tokens, at);
  const next = lowerAt(tokens, at + 1);
  const defines = (verb === 'refers' && next === 'to') || (verb === 'stands' && next === 'for');
  if (!defines) return undefined;
  const short = verb === 'refers' || isAbbreviation(tokens[at - 1]?.text ?? '');
  const term = phraseEndingAt(tokens, sentence, at);
  if (term === undefined || !short || term.first !== sentence.first) return undefined;
  const named = { first: withoutArticle(tokens, term), last: term.last };
  const end = clauseEnd(tokens, at + 2, sentence.last);
  return end - at < 4 ? undefined : pair(tokens, named, { first: at + 2, last: end });
}

/** `a safe-harbour agreement. It would have required …`: what is made by people, explained in the next sentence. */
function explainedNext(
  { tokens }: Reading,
  sentence: Sentence,
  next: Sentence | undefined,
): readonly FoundTerm[] {
  if (next === undefined || next.paragraph !== sentence.paragraph) return [];
  if (!/^(?:it|this)$/.test(lowerAt(tokens, next.first))) return [];
  if (
    !/^(?:would|requires|required|allows|allowed|means|lets|forces|bans|obliges|entitles)$/.test(
      lowerAt(tokens, next.first + 1),
    )
  ) {
    return [];
  }
  const end = tokens[sentence.last - 1]?.text === '.' ? sentence.last - 1 : sentence.last;
  for (let first = Math.max(sentence.first, end - LONGEST.term); first < end; first += 1) {
    const article = lowerAt(tokens, first);
    if (article !== 'a' && article !== 'an') continue;
    const phrase = phraseAt(tokens, first, end);
    const made = phrase !== undefined && MADE.has(lowerAt(tokens, phrase.head)) && phrase.head === end - 1;
    if (!made || phrase.last - phrase.first < 3) continue;
    const term = pair(tokens, { first: first + 1, last: end }, { first: next.first, last: next.last });
    return term === undefined ? [] : [term];
  }
  return [];
}
