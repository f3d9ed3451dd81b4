/**
 * Which differences between what was typed and a name count as a slip of the fingers.
 *
 * A wrong answer that looks right is worse than a suggestion. So what makes one name of another (Iran and
 * Iraq, Slovakia and Slovenia, Austria and Australia) is no slip, even where a person might have slipped so.
 */
import { distance } from 'fastest-levenshtein';

/** The shortest word in which letters may be wrong: a shorter one is another word at once (Iran, Iraq). */
export const SHORTEST_MISTYPED = 5;

/** From this length on a word is still itself with its first letter exchanged, or with two slips. */
const LONG = 8;

/** How many slips a whole name may have, each in a word of its own or both in a long one. */
const MOST_SLIPS = 2;

/**
 * How many slips lead from a name to what was typed, both being folded; undefined where it is no slip but
 * another name. Names of several words are compared word by word, and a digit is never a slip.
 */
export function typosBetween(typed: string, name: string): number | undefined {
  if (typed === name) return 0;
  // Each slip changes the length by one at most, and a swap is the slip with the most letters wrong.
  if (Math.abs(typed.length - name.length) > MOST_SLIPS) return undefined;
  if (digits(typed) !== digits(name)) return undefined;
  const [typedWords, words] = [typed.split(' '), name.split(' ')];
  // A blank too many or too few: harbourferry.
  if (typedWords.length !== words.length) {
    return name.length >= SHORTEST_MISTYPED && distance(typed, name) === 1 ? 1 : undefined;
  }
  let slips = 0;
  for (const [index, word] of words.entries()) {
    const inWord = slipsIn(typedWords[index] ?? '', word, words.length > 1);
    if (inWord === undefined) return undefined;
    slips += inWord;
  }
  return slips > MOST_SLIPS ? undefined : slips;
}

/** The slips in one word. Beside others, a short word may be mistyped too, but not into another word. */
function slipsIn(typed: string, word: string, besideOthers: boolean): 0 | 1 | 2 | undefined {
  if (typed === word) return 0;
  const off = distance(typed, word);
  if (off > MOST_SLIPS + 1) return undefined;
  const short = word.length < SHORTEST_MISTYPED;
  if (off === 1 && typed.length === word.length) return !short && keepsStart(typed, word) ? 1 : undefined;
  if (short && !(besideOthers && word.length === SHORTEST_MISTYPED - 1)) return undefined;
  if (off === 1 || swaps(typed).includes(word)) return 1;
  return word.length >= LONG && typed[0] === word[0] && isTwoSlips(typed, word) ? 2 : undefined;
}

const keepsStart = (typed: string, word: string): boolean => word.length >= LONG || typed[0] === word[0];

/**
 * Whether two slips explain the difference, of which one makes no other word: two letters swapped, or a
 * letter single that is double, or double that is single.
 */
function isTwoSlips(typed: string, word: string): boolean {
  return [...swaps(typed), ...doublings(typed)].some((undone) => distance(undone, word) <= 1);
}

/** A word with each two neighbouring letters swapped. */
function swaps(word: string): readonly string[] {
  return Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, at) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
  );
}

/** A word with each letter doubled, and with each double letter single. */
function doublings(word: string): readonly string[] {
  return [...word].flatMap((letter, at) => [
    word.slice(0, at) + letter + word.slice(at),
    ...(word[at + 1] === letter ? [word.slice(0, at) + word.slice(at + 1)] : []),
  ]);
}

const digits = (text: string): string => text.replace(/\P{N}/gu, '');
