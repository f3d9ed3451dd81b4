/** Numbers that count nothing: years, clock times, ages, scores, and those that belong to a name or a label. */

import type { Token } from '../reading/reading.ts';
import { isDigits } from './number-words.ts';
import { joinsWord, touch } from './phrases.ts';
import { isMonth, isYear } from './time-words.ts';
import type { WrittenNumber } from './written-number.ts';

/** Nouns that a number follows as a label: `section 5`, `page 3`. */
const LABELS = new Set(
  'no. nos. number section page chapter phase type level grade day week round figure line verse room step version part article title rule amendment proposition prop. route highway interstate flight channel district area table item act scene volume vol. episode season game unit group tier zone stage gate floor paragraph clause size age aged ages # fiscal class apollo'.split(
    ' ',
  ),
);

/** Words that tell a person's age. */
const AGED = new Set(['age', 'aged', 'ages', 'turned', 'turns', 'turning']);

const CLOCK = /^(?:a\.?m\.?|p\.?m\.?|o'clock|et|est|edt|gmt|utc|pst|pdt|noon|midnight)$/;

/** Nouns that make a pair of numbers a score or a count of votes for and against. */
const SCORES = new Set(
  'vote win victory loss lead record ruling decision margin defeat tie draw majority'.split(' '),
);

/** Whether the number counts nothing that a brief would show. */
export function isUncounted(tokens: readonly Token[], number: WrittenNumber): boolean {
  const { core, last, unit, first } = number;
  const token = tokens[core];
  if (token === undefined) return true;
  if (belongsToWord(tokens, core, last)) return true;
  if (isAge(tokens, number) || isNamed(tokens, number)) return true;
  if (unit !== undefined) return false;
  const before = tokens[core - 1];
  const after = tokens[last];
  if (/[-–/]/.test(token.text) && SCORES.has(after?.lower ?? '')) return true;
  if (CLOCK.test(after?.lower ?? '') || /^\d+:\d/.test(token.text)) return true;
  // What carries commas, a magnitude or an approximation is no label, year or day.
  if (first < core || last > core + 1 || token.text.includes(',') || number.kind !== 'digits') {
    return LABELS.has(before?.lower ?? '') && first === core;
  }
  if (isYear(token.text) && !isCountedYear(after)) return true;
  if (isMonth(before?.text ?? '') || isMonth(after?.text ?? '')) return true;
  if (LABELS.has(before?.lower ?? '')) return true;
  return partOfName(before, after);
}

/** A word with a capital within a sentence: `Four Seasons`. */
function isNamed(tokens: readonly Token[], { core, kind }: WrittenNumber): boolean {
  const before = tokens[core - 1];
  const starts = before === undefined || before.tag === 'PUNCT';
  return kind !== 'digits' && !starts && /^\p{Lu}/u.test(tokens[core]?.text ?? '');
}

/** Digits such as `2000` that count: a plain plural follows them, and not as the year of something. */
function isCountedYear(after: Token | undefined): boolean {
  return (
    after?.tag === 'NOUN' &&
    /^(?:people|men|women|children|[a-z]+ers|jobs|troops|miles|feet)$/.test(after.lower)
  );
}

/** A capitalised word before the bare number is mostly what it numbers: `Route 66`, `Game 7`. */
function partOfName(before: Token | undefined, after: Token | undefined): boolean {
  if (before?.tag === 'PROPN' && /^\p{Lu}/u.test(before.text)) return true;
  return after?.tag === 'PROPN' && !/s$/.test(after.lower);
}

/** The number is a part of a longer word: `F-16`, `top-10`, `9/11`. */
function belongsToWord(tokens: readonly Token[], core: number, last: number): boolean {
  const before = tokens[core - 1];
  if (joinsWord(tokens, core - 1)) return true;
  if (before !== undefined && touch(before, tokens[core]) && /[\p{L}\p{N}#/:.]$/u.test(before.text))
    return true;
  const after = tokens[last];
  return after !== undefined && touch(tokens[last - 1], after) && /^[\p{L}\p{N}/:°]/u.test(after.text);
}

/** `Smith, 45,`, `45-year-old`, `45 years old`, `aged 45`, `Smith (45)`. */
function isAge(tokens: readonly Token[], { core, last, unit, kind }: WrittenNumber): boolean {
  const after = tokens[last];
  const at = joinsWord(tokens, last) ? last + 1 : last;
  const yearly = /^(?:years?|months?|weeks?|days?)$/.test(tokens[at]?.lower ?? '');
  const old = joinsWord(tokens, at + 1) ? at + 2 : at + 1;
  if (yearly && /^olds?$/.test(tokens[old]?.lower ?? '')) return true;
  const before = tokens[core - 1];
  if (AGED.has(before?.lower ?? '') && unit === undefined) return true;
  if (tokens[core - 2]?.lower === 'age' && before?.lower === 'of') return true;
  if (kind === 'vague' || unit !== undefined || !/^\d{1,3}$/.test(tokens[core]?.text ?? '')) return false;
  const name = tokens[core - 2];
  const named = name !== undefined && /^\p{Lu}/u.test(name.text) && isDigits(tokens[core]?.text ?? '');
  return named && (before?.text === ',' || before?.text === '(') && /^[,.;)]$/.test(after?.text ?? '.');
}
