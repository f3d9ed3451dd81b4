/**
 * A question without a command, as people put one to a bot that they mention: `@bot migration`, `@bot Morgan`.
 */
import { distance } from 'fastest-levenshtein';
import type { Catalogue } from '../briefs/catalogue.ts';

/** A first word this near to a command's name is a slip in the name, not a question. */
const SLIP = 2;

/** The longest question that is looked up, in characters. */
const LONGEST_QUESTION = 80;

/**
 * The command that a question is meant for: `quote` for a speaker, `brief` for a story. `undefined` where the
 * library knows neither, or where the first word looks like a command's name.
 *
 * @param names every command's name.
 */
export function commandFor(
  question: string,
  catalogue: Catalogue,
  names: readonly string[],
): 'quote' | 'brief' | undefined {
  const [first = ''] = question.toLowerCase().split(/\s+/);
  if (question.length > LONGEST_QUESTION || names.some((name) => distance(name, first) <= SLIP))
    return undefined;
  if (catalogue.findQuotations(question).kind === 'speaker') return 'quote';
  return catalogue.findBrief(question).kind === 'found' ? 'brief' : undefined;
}
