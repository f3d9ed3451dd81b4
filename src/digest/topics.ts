/**
 * Whether a brief belongs to a channel's topics. Pure.
 */
import { fold } from '../briefs/normalise.ts';
import type { Brief } from '../briefs/schema.ts';
import { remembering } from '../cards/remembering.ts';

/** The folded names that a brief goes by as a topic: its topics, its aliases and its id. */
const topicsOf = remembering(
  ({ id, aliases, topics }: Brief): ReadonlySet<string> => new Set([id, ...aliases, ...topics].map(fold)),
);

/**
 * The briefs that belong to a channel's topics.
 *
 * @param topics folded names; a brief belongs where it goes by one of them. Empty stands for all.
 */
export function briefsOn(topics: readonly string[], briefs: readonly Brief[]): readonly Brief[] {
  if (topics.length === 0) return briefs;
  return briefs.filter((brief) => topics.some((topic) => topicsOf(brief).has(topic)));
}
