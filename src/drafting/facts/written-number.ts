/**
 * One number where it stands, with its approximation, currency and per cent: `about 70-percent`, `$1.2 billion`,
 * `between 20 and 30`.
 */
import type { Span } from '../extraction.ts';
import type { Token } from '../reading/reading.ts';
import { coreAt, type NumberCore } from './number-core.ts';
import { joinsWord, spanOf, touch } from './phrases.ts';

/** A number with everything that belongs to it. */
export interface WrittenNumber {
  readonly kind: NumberCore['kind'];
  readonly written: Span;
  /** Tokens from `first` to before `last`; the bare number begins at `core`. */
  readonly first: number;
  readonly core: number;
  readonly last: number;
  /** Absent where it is not one number. */
  readonly value?: number;
  /** `per cent`, `percentage points` or a currency. */
  readonly unit?: string;
}

/** Words before a number that make it less exact, each as its words from the last to the first, by its last. */
const APPROXIMATIONS: ReadonlyMap<string | undefined, readonly (readonly string[])[]> = Map.groupBy(
  [
    'no more than',
    'no fewer than',
    'no less than',
    'more than',
    'less than',
    'fewer than',
    'greater than',
    'higher than',
    'lower than',
    'at least',
    'at most',
    'up to',
    'upwards of',
    'upward of',
    'in excess of',
    'close to',
    'as many as',
    'as much as',
    'as few as',
    'as little as',
    'a total of',
    'an estimated',
    'a reported',
    'a record',
    'well over',
    'just over',
    'just under',
    'just about',
    'a little over',
    'estimated',
    'about',
    'around',
    'some',
    'nearly',
    'almost',
    'roughly',
    'approximately',
    'over',
    'under',
    'exactly',
    'circa',
  ].map((words) => words.split(' ').reverse()),
  ([last]) => last,
);

/** Words behind a number that make it less exact. */
const AFTERWARDS: ReadonlySet<string> = new Set(['more', 'so', 'fewer', 'less']);

const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['$', 'dollars'],
  ['us$', 'US dollars'],
  ['c$', 'Canadian dollars'],
  ['a$', 'Australian dollars'],
  ['€', 'euros'],
  ['£', 'pounds'],
  ['¥', 'yen'],
  ['₹', 'rupees'],
]);

/** What stands before a dollar sign as a word of its own. */
const DOLLARS: ReadonlyMap<string, string> = new Map([
  ['us', 'US dollars'],
  ['hk', 'Hong Kong dollars'],
  ['nz', 'New Zealand dollars'],
  ['c', 'Canadian dollars'],
  ['a', 'Australian dollars'],
]);

const CURRENCY_WORDS: ReadonlySet<string> = new Set(
  'dollar dollars euro euros pounds yen yuan rupees pesos cents rubles roubles francs'.split(' '),
);

const PER_CENT = /^(?:percent|pct|%)$/;

interface Opening {
  readonly first: number;
  readonly number: number;
  readonly unit?: string;
}

/** A currency before the number, or nothing. */
function openingAt(tokens: readonly Token[], index: number): Opening {
  const lower = tokens[index]?.lower ?? '';
  const dollars = DOLLARS.get(lower);
  const next = tokens[index + 1];
  if (dollars !== undefined && next?.text === '$' && touch(tokens[index], next)) {
    return { first: index, number: index + 2, unit: dollars };
  }
  const unit = CURRENCIES.get(lower);
  return unit === undefined ? { first: index, number: index } : { first: index, number: index + 1, unit };
}

/** Reads the number that begins with the token at `index`, in a sentence from `from` to before `end`. */
export function numberAt(
  tokens: readonly Token[],
  from: number,
  index: number,
  end: number,
): WrittenNumber | undefined {
  const opening = openingAt(tokens, index);
  const core = coreAt(tokens, opening.number, end);
  if (core === undefined || (opening.unit !== undefined && core.kind !== 'digits')) return undefined;
  const { kind } = core;
  const nearer = unitAt(tokens, core.last, end);
  const range = rangeEnd(tokens, core, nearer?.last ?? core.last, end);
  const value = range === undefined ? core.value : undefined;
  const closing =
    opening.unit === undefined ? (unitAt(tokens, range ?? core.last, end) ?? nearer) : undefined;
  const counted = Math.max(closing?.last ?? 0, range ?? core.last);
  const last = afterwards(tokens, counted, end);
  const unit = opening.unit ?? closing?.unit;
  const first = rangeStart(tokens, from, approximated(tokens, from, index), range !== undefined);
  const written = spanOf(tokens, first, last);
  if (written === undefined) return undefined;
  return {
    kind,
    written,
    first,
    core: opening.number,
    last,
    ...(value === undefined ? {} : { value }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/**
 * The end of a range that a number opens: `20 to 30`, `5–10`, `1% to 3%`, `between 20 and 30`; absent where it opens none.
 * @param at where its other half would be linked to it.
 */
function rangeEnd(tokens: readonly Token[], core: NumberCore, at: number, end: number): number | undefined {
  if (core.value === undefined || core.kind === 'share') return undefined;
  const link = tokens[at];
  if (link === undefined || at >= end) return undefined;
  const between = link.lower === 'and' && opensBetween(tokens, at);
  const dash = /^[-–]$/.test(link.text) && touch(tokens[at - 1], link);
  if (!between && !dash && link.lower !== 'to') return undefined;
  const other = coreAt(tokens, openingAt(tokens, at + 1).number, end);
  if (other?.value === undefined || other.kind !== core.kind) return undefined;
  return other.value > core.value ? other.last : undefined;
}

/** Whether `between` stands shortly before the `and` at `index`, with nothing but a number in between. */
function opensBetween(tokens: readonly Token[], index: number): boolean {
  return [2, 3, 4, 5].some((back) => tokens[index - back]?.lower === 'between');
}

function rangeStart(tokens: readonly Token[], from: number, first: number, range: boolean): number {
  const before = first > from ? tokens[first - 1]?.lower : undefined;
  return range && (before === 'between' || before === 'from') ? first - 1 : first;
}

function unitAt(
  tokens: readonly Token[],
  index: number,
  end: number,
): { readonly last: number; readonly unit: string } | undefined {
  const at = joinsWord(tokens, index) ? index + 1 : index;
  if (at >= end) return undefined;
  const word = tokens[at]?.lower ?? '';
  const next = at + 1 < end ? (tokens[at + 1]?.lower ?? '') : '';
  if (PER_CENT.test(word)) return { last: at + 1, unit: 'per cent' };
  if (word === 'per' && next === 'cent') return { last: at + 2, unit: 'per cent' };
  if (word === 'percentage' && /^points?$/.test(next)) return { last: at + 2, unit: 'percentage points' };
  if (CURRENCY_WORDS.has(word)) return { last: at + 1, unit: word };
  if (/^(?:us|american|canadian|australian)$/.test(word) && next === 'dollars') {
    return { last: at + 2, unit: `${tokens[at]?.text ?? ''} dollars` };
  }
  return undefined;
}

/** `100 or more`, `30 or so`. */
function afterwards(tokens: readonly Token[], last: number, end: number): number {
  const found =
    last + 1 < end && tokens[last]?.lower === 'or' && AFTERWARDS.has(tokens[last + 1]?.lower ?? '');
  return found ? last + 2 : last;
}

/** Where a number begins, together with the words that make it less exact. */
function approximated(tokens: readonly Token[], from: number, index: number): number {
  const found = APPROXIMATIONS.get(tokens[index - 1]?.lower)?.find(
    (words) =>
      index - words.length >= from && words.every((word, back) => tokens[index - 1 - back]?.lower === word),
  );
  return index - (found?.length ?? 0);
}
