/**
 * A reading as attribution sees it: a string in quotation marks is one unit like a word, and a frame is a sentence
 * whose quoted sentences do not break it.
 */

import type { Reading, Token } from '../reading/reading.ts';
import { cueClass, cueVerb } from './cue-words.ts';
import { wordNumber } from './features.ts';
import { type MarkedString, markedStrings } from './quotation-marks.ts';
import { isMarked, isVerb, KIND, type Kind, kindOf } from './word-kind.ts';

/** A word, a mark, or a whole string in quotation marks. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  /** Numbers of the word and its lemma as features; names share one, so that nothing is learned about anybody. */
  readonly word: number;
  readonly lemma: number;
  readonly token: Token;
  readonly marked: MarkedString | undefined;
}

/** Units from `from` to before `to`. */
export interface Frame {
  readonly from: number;
  readonly to: number;
  readonly paragraph: number;
}

/** How many verbs, commas and strings in marks there are before each unit. */
export interface Sums {
  readonly verbs: Uint32Array;
  readonly commas: Uint32Array;
  readonly marked: Uint32Array;
}

/** The units and frames of a text. */
export interface Layout {
  readonly reading: Reading;
  readonly units: readonly Unit[];
  readonly frames: readonly Frame[];
  readonly marked: readonly MarkedString[];
  /** What each unit is as a cue, as far as a dictionary tells. */
  readonly classes: Uint8Array;
  readonly sums: Sums;
}

/** A longer sentence is no sentence: it is cut, so that what a cue costs has a bound. */
const LONGEST = 300;

const NAME = wordNumber('\u0000name');
const NUMBER = wordNumber('\u0000number');

const numbers = new Map<string, number>();

/** The number of a lower-case word, remembered for the most common. */
function numberOf(word: string): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  const number = wordNumber(word);
  if (numbers.size < 20_000 && word.length < 24) numbers.set(word, number);
  return number;
}

/** Lays out a reading. */
export function layOut(reading: Reading): Layout {
  const marked = markedStrings(reading);
  const units: Unit[] = [];
  const frames: Frame[] = [];
  let string = 0;
  let from = 0;
  let skip = 0;
  for (const sentence of reading.sentences) {
    for (let index = Math.max(sentence.first, skip); index < sentence.last; index++) {
      const token = reading.tokens[index];
      if (token === undefined) continue;
      while ((marked[string]?.last ?? Infinity) <= index) string++;
      const here = marked[string];
      if (here?.first === index) {
        units.push(markedUnit(here, token, reading.text, units.length === from));
        index = here.last - 1;
        skip = here.last;
      } else units.push(wordUnit(token, kindIn(reading.tokens, index, sentence.paragraph === 0)));
    }
    if (skip > sentence.last || units.length === from) continue;
    for (; from < units.length; from = Math.min(units.length, from + LONGEST)) {
      frames.push({ from, to: Math.min(units.length, from + LONGEST), paragraph: sentence.paragraph });
    }
  }
  const classes = Uint8Array.from(units, cueClass);
  return { reading, units, frames, marked, classes, sums: sumsOf(units) };
}

function sumsOf(units: readonly Unit[]): Sums {
  const sumOf = (counts: (kind: Kind) => boolean): Uint32Array => {
    const sums = new Uint32Array(units.length + 1);
    units.forEach(({ kind }, index) => {
      sums[index + 1] = (sums[index] ?? 0) + (counts(kind) ? 1 : 0);
    });
    return sums;
  };
  return {
    verbs: sumOf((kind) => isVerb(kind) || kind === KIND.be),
    commas: sumOf((kind) => kind === KIND.comma),
    marked: sumOf(isMarked),
  };
}

/**
 * How a string begins and ends stands in for its word and lemma: "…," is followed by who said it.
 *
 * @param opens whether a sentence opens with it: a few words with a comma or a stop before their closing mark are then
 * somebody's words (“I know,” Ruiz said), and no part of the name behind them, as a title's or a nickname's can be.
 */
function markedUnit(marked: MarkedString, token: Token, text: string, opens: boolean): Unit {
  const words = marked.last - marked.first - 2;
  const first = text[marked.inner.start] ?? '';
  const beginning = /\p{Lu}/u.test(first) ? 'A' : 'a';
  const { ending } = marked;
  const word = numberOf(`\u0000${ending}`);
  const few = words <= 4 && !(opens && ending !== '');
  const kind = few ? KIND.fewMarked : words <= 10 ? KIND.someMarked : KIND.manyMarked;
  return {
    start: marked.start,
    end: marked.end,
    kind,
    word,
    lemma: numberOf(`\u0000${beginning}${ending}`),
    token,
    marked,
  };
}

function wordUnit(token: Token, kind: Kind): Unit {
  if (kind === KIND.name)
    return { start: token.start, end: token.end, kind, word: NAME, lemma: NAME, token, marked: undefined };
  if (kind === KIND.number)
    return {
      start: token.start,
      end: token.end,
      kind,
      word: NUMBER,
      lemma: NUMBER,
      token,
      marked: undefined,
    };
  const verb = isVerb(kind) ? cueVerb(token.lower) : undefined;
  return {
    start: token.start,
    end: token.end,
    kind,
    word: numberOf(token.lower),
    lemma: numberOf(verb ?? token.lemma),
    token,
    marked: undefined,
  };
}

const AFTER_VERB = new Set<number>([
  KIND.determiner,
  KIND.that,
  KIND.possessive,
  KIND.it,
  KIND.subject,
  KIND.object,
  KIND.pronoun,
  KIND.question,
  KIND.to,
  KIND.mark,
  KIND.number,
]);

/** The kind of a token in its place: taggers take verbs of saying for nouns ("lawmakers claim that") and names. */
function kindIn(tokens: readonly Token[], index: number, headline: boolean): Kind {
  const token = tokens[index];
  if (token === undefined) return KIND.none;
  const kind = kindOf(token);
  if (kind === KIND.adverb && describesNoun(tokens, index)) return KIND.adjective;
  const noun = kind === KIND.noun || kind === KIND.plural || kind === KIND.adjective;
  if (!noun && !(headline && kind === KIND.name)) return kind;
  if (cueVerb(token.lower) === undefined) return kind;
  const next = tokens[index + 1];
  const previous = tokens[index - 1];
  if (next === undefined || previous === undefined) return kind;
  const after = kindOf(next);
  const before = kindOf(previous);
  if (token.lower.endsWith('ing')) return AFTER_VERB.has(after) || before === KIND.comma ? KIND.gerund : kind;
  const nominal =
    before === KIND.plural || before === KIND.name || before === KIND.subject || before === KIND.relative;
  const follows = AFTER_VERB.has(after) || ((before === KIND.plural || headline) && after === KIND.name);
  if (!(nominal && follows)) return kind;
  if (token.lower.endsWith('ed')) return KIND.past;
  return token.lower.endsWith('s') ? KIND.finite : KIND.base;
}

/** Whether what is tagged as an adverb stands within a noun phrase: "a new nationwide poll". */
function describesNoun(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]?.tag ?? '';
  return tokens[index - 1]?.tag === 'DET' && /^(?:ADJ|NOUN|PROPN)$/.test(next);
}
