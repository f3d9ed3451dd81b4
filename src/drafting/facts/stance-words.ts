/** Verbs that say what somebody wants, demands, rejects or supports. */
import { cueVerb } from '../attribution/cue-words.ts';

const STANCES = new Set(
  `want demand reject support oppose urge back insist refuse favor favour endorse condemn denounce vow pledge promise propose seek
  request threaten welcome advocate call object recommend`
    .trim()
    .split(/\s+/u),
);

/** Of these a bare object may be anything: they count with `for`, `to` or `that` alone. */
const NEED_TIE = new Set(['call', 'object', 'back', 'seek', 'insist', 'threaten']);

const TIES = new Set(['for', 'to', 'on', 'that', 'with']);

const DUTIES = new Set(['must', 'should', 'ought', 'needs', 'need', 'cannot']);

/** Whether the verb `word`, in small letters, followed by `next`, takes a stand. */
export function takesStand(word: string, next: string): boolean {
  const verb = cueVerb(word) ?? baseOf(word);
  return STANCES.has(verb) && (!NEED_TIE.has(verb) || TIES.has(next));
}

/** Whether a word in small letters says what is to be done. */
export function saysDuty(word: string): boolean {
  return DUTIES.has(word);
}

/** The base form of a regular verb. */
function baseOf(word: string): string {
  for (const [ending, replacement] of [
    ['ies', 'y'],
    ['ied', 'y'],
    ['ing', ''],
    ['ing', 'e'],
    ['ed', ''],
    ['ed', 'e'],
    ['es', ''],
    ['s', ''],
  ] as const) {
    if (word.endsWith(ending)) {
      const base = word.slice(0, -ending.length) + replacement;
      if (STANCES.has(base)) return base;
    }
  }
  return word;
}
