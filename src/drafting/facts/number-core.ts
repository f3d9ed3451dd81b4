/** The bare number where it stands, with its magnitude: `60,000`, `1.2 billion`, `twenty-one`, `two-thirds`, `tens of thousands`. */

import type { Token } from '../reading/reading.ts';
import {
  compoundNumber,
  divisor,
  isDigits,
  isVague,
  magnitude,
  opensNumber,
  simpleNumber,
  times,
} from './number-words.ts';
import { joinsWord, touch } from './phrases.ts';

/** A number that reaches to before the token `last`. */
export interface NumberCore {
  readonly kind: 'digits' | 'word' | 'share' | 'vague';
  readonly last: number;
  /** Absent where it is not one number. */
  readonly value?: number;
}

const SEVERAL = new Set(['several', 'few', 'many']);

/** Reads the number that begins at `index`. `one` counts only as a part of a longer number. */
export function coreAt(tokens: readonly Token[], index: number, end: number): NumberCore | undefined {
  if (!opensNumber(tokens[index]?.lower ?? '')) return undefined;
  return (
    shareAt(tokens, index, end) ??
    vagueAt(tokens, index, end) ??
    halfAt(tokens, index, end) ??
    rangeToken(tokens, index, end) ??
    plainAt(tokens, index, end)
  );
}

/** `two-thirds`, `a quarter`, `half`, `one in five`, `9 out of 10`. */
function shareAt(tokens: readonly Token[], index: number, end: number): NumberCore | undefined {
  const token = tokens[index];
  if (token === undefined) return undefined;
  const { lower } = token;
  const article = lower === 'a';
  const above = article ? 1 : simpleNumber(lower);
  if (lower === 'half') return halfOf(tokens, index);
  if (above === undefined || above > 10) return undefined;
  const joined = joinsWord(tokens, index + 1) ? index + 2 : index + 1;
  const parts = joined < end ? divisor(tokens[joined]?.lower ?? '') : undefined;
  if (parts !== undefined && above < parts) return fractionOf(tokens, joined, above / parts);
  return article ? undefined : ratioAt(tokens, index, end, above);
}

/** A fraction counts where it says of what; otherwise `a third` is the one after the second. */
function fractionOf(tokens: readonly Token[], index: number, value: number): NumberCore | undefined {
  const next = tokens[index + 1]?.lower;
  return next === 'of' ? { kind: 'share', last: index + 1, value } : undefined;
}

function halfOf(tokens: readonly Token[], index: number): NumberCore | undefined {
  const next = tokens[index + 1];
  const counts = next?.lower === 'of' || next?.lower === 'the' || next?.tag === 'DET';
  return counts && next?.lower !== 'a' && next?.lower !== 'an'
    ? { kind: 'share', last: index + 1, value: 0.5 }
    : undefined;
}

/** `one in five`: of two small numbers the second is the larger, and what is counted follows. */
function ratioAt(
  tokens: readonly Token[],
  index: number,
  end: number,
  above: number,
): NumberCore | undefined {
  const direct = tokens[index + 1]?.lower === 'in';
  const out = tokens[index + 1]?.lower === 'out' && tokens[index + 2]?.lower === 'of';
  const at = direct ? index + 2 : out ? index + 3 : end;
  const below = at < end ? simpleNumber(tokens[at]?.lower ?? '') : undefined;
  const next = tokens[at + 1]?.tag;
  if (below === undefined || below <= above || below > 1_000_000 || above === 0) return undefined;
  if (!(next === 'NOUN' || next === 'ADJ' || next === 'PROPN')) return undefined;
  return { kind: 'share', last: at + 1, value: above / below };
}

/** `tens of thousands`, `dozens`, `several hundred`: no one number. */
function vagueAt(tokens: readonly Token[], index: number, end: number): NumberCore | undefined {
  const lower = tokens[index]?.lower ?? '';
  if (SEVERAL.has(lower)) {
    const next = tokens[index + 1]?.lower ?? '';
    if (index + 1 >= end || next.length < 5 || magnitude(next) === undefined) return undefined;
    return { kind: 'vague', last: index + 2 };
  }
  if (!isVague(lower)) return undefined;
  let last = index + 1;
  while (last + 1 < end && tokens[last]?.lower === 'of' && isVague(tokens[last + 1]?.lower ?? '')) last += 2;
  return lower === 'tens' && last === index + 1 ? undefined : { kind: 'vague', last };
}

/** `half a million`, `a million`, `a dozen`. */
function halfAt(tokens: readonly Token[], index: number, end: number): NumberCore | undefined {
  const half = tokens[index]?.lower === 'half' ? 1 : 0;
  const article = tokens[index + half]?.lower;
  if (article !== 'a' && article !== 'an') return undefined;
  const at = index + half + 1;
  const word = tokens[at]?.lower ?? '';
  const factor = at < end && word.length > 4 ? magnitude(word) : undefined;
  if (factor === undefined || joinsWord(tokens, at + 1)) return undefined;
  return { kind: 'word', last: at + 1, value: factor / (1 + half) };
}

/** `30,000-40,000` in one token, which is no one number. */
function rangeToken(tokens: readonly Token[], index: number, end: number): NumberCore | undefined {
  const [first = '', second, more] = (tokens[index]?.text ?? '').split(/[-–]/);
  if (second === undefined || more !== undefined || !isDigits(first) || !isDigits(second)) return undefined;
  // "3-2" and "220-206" are scores, "2015-16" is a season.
  if (Number(first.replaceAll(',', '')) >= Number(second.replaceAll(',', ''))) return undefined;
  const { last } = multiplied(tokens, index + 1, end, 1);
  return { kind: 'digits', last };
}

function plainAt(tokens: readonly Token[], index: number, end: number): NumberCore | undefined {
  const token = tokens[index];
  if (token === undefined) return undefined;
  const digits = isDigits(token.text);
  const next = tokens[index + 2];
  const joined = !digits && joinsWord(tokens, index + 1) && index + 2 < end && next !== undefined;
  const compound = joined ? compoundNumber(token.text, next.text) : undefined;
  const value = compound ?? simpleNumber(token.text);
  if (value === undefined) return undefined;
  const after = compound === undefined ? index + 1 : index + 3;
  const product = multiplied(tokens, after, end, value);
  // A word that is a number may also be a pronoun: "one of them".
  const bare = product.last === after;
  if (bare && !digits && (value === 0 || value === 1)) return undefined;
  return { kind: digits ? 'digits' : 'word', last: product.last, value: product.value };
}

/** A value with the magnitudes behind it: `1.2 billion`, `20-million`, `3bn`. */
function multiplied(
  tokens: readonly Token[],
  index: number,
  end: number,
  value: number,
): { readonly last: number; readonly value: number } {
  let last = index;
  let product = value;
  while (last < end) {
    const at = joinsWord(tokens, last) ? last + 1 : last;
    const word = tokens[at];
    if (word === undefined || at >= end) break;
    // Single letters count only where they touch the digits before them: "3bn", "60k".
    if (word.lower.length <= 2 && !touch(tokens[at - 1], word)) break;
    const factor = magnitude(word.lower);
    if (factor === undefined) break;
    product = times(product, factor);
    last = at + 1;
  }
  return { last, value: product };
}
