/** Numbers as news English writes them: digits, words, magnitudes, fractions. */

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** What a single word stands for. */
const WORDS: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);

/** What a word multiplies the number before it by. */
const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
  ['trillion', 1_000_000_000_000],
  ['m', 1_000_000],
  ['mn', 1_000_000],
  ['bn', 1_000_000_000],
  ['tn', 1_000_000_000_000],
  ['k', 1_000],
]);

/** Words for a number that is none: `dozens`, `thousands`. */
const VAGUE: ReadonlySet<string> = new Set(
  'tens dozens scores hundreds thousands millions billions trillions'.split(' '),
);

/** Parts of a whole, by the word for one of them. */
const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['third', 3],
  ['quarter', 4],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['eighth', 8],
  ['tenth', 10],
]);

const [ZERO, NINE] = [0x30, 0x39];

const DIGITS = /^(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?$/;

/** Whether a word is written in digits alone: `60,000`, `2.5`. */
export function isDigits(text: string): boolean {
  return DIGITS.test(text);
}

/** The value of digits such as `60,000` or `2.5`, or of one word. */
export function simpleNumber(text: string): number | undefined {
  return DIGITS.test(text) ? Number(text.replaceAll(',', '')) : WORDS.get(text.toLowerCase());
}

/** Words that begin a number without being one: `half a million`, `several hundred`. */
const OPENERS: ReadonlySet<string> = new Set(['a', 'an', 'half', 'several', 'few', 'many']);

/** Whether a number can begin with a lower-case word. */
export function opensNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return (first >= ZERO && first <= NINE) || WORDS.has(word) || VAGUE.has(word) || OPENERS.has(word);
}

/** The value of two words that a hyphen joins: `twenty` and `one`. */
export function compoundNumber(tens: string, ones: string): number | undefined {
  const [ten, one] = [WORDS.get(tens.toLowerCase()), WORDS.get(ones.toLowerCase())];
  if (ten === undefined || one === undefined) return undefined;
  return ten >= 20 && one > 0 && one < 10 ? ten + one : undefined;
}

/** What a word such as `million` multiplies by. */
export function magnitude(word: string): number | undefined {
  return MAGNITUDES.get(word.toLowerCase());
}

/** Whether a word means many without saying how many. */
export function isVague(word: string): boolean {
  return VAGUE.has(word.toLowerCase());
}

/** Into how many parts a word such as `third` or `thirds` divides a whole. */
export function divisor(word: string): number | undefined {
  const lower = word.toLowerCase();
  return PARTS.get(lower === 'halves' ? 'half' : lower.replace(/s$/, ''));
}

/** A product without the noise of binary fractions: 1.1 million is 1,100,000. */
export function times(value: number, factor: number): number {
  return Number((value * factor).toPrecision(15));
}
