/**
 * How many answers one person gets in a while, so that nobody can flood a channel or the bot.
 */

/** So many answers within so many milliseconds, or no limit. */
export type AnswerLimit = { readonly answers: number; readonly within: number } | 'off';

/** Decides whether one more answer may be given. */
export interface AnswerGate {
  /** Counts an answer for a person at a time (epoch milliseconds); false where there were too many before it. */
  admit(person: string, at: number): boolean;
}

/** People whose last answers are remembered at most; whoever asked longest ago is forgotten first. */
const REMEMBERED_PEOPLE = 10_000;

/** A sliding window over each person's answers. What is refused does not count against the person. */
export function createAnswerGate(limit: AnswerLimit): AnswerGate {
  if (limit === 'off') return { admit: () => true };
  const { answers, within } = limit;
  const times = new Map<string, readonly number[]>();
  return {
    admit(person, at) {
      // A time ahead of now is a clock that was set back: it must not silence anybody.
      const recent = (times.get(person) ?? []).filter((time) => time > at - within && time <= at);
      if (recent.length >= answers) return false;
      times.delete(person);
      times.set(person, [...recent, at]);
      if (times.size > REMEMBERED_PEOPLE) {
        const [longestAgo] = times.keys();
        if (longestAgo !== undefined) times.delete(longestAgo);
      }
      return true;
    },
  };
}
