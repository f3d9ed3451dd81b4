/**
 * What can be done with feeds.
 */

/** Every action, the most wanted first. */
export const FEED_ACTIONS = [
  { name: 'list', label: 'list: every feed that is followed' },
  { name: 'add', label: 'add: follow a feed, by its address' },
  { name: 'pause', label: 'pause: read it no more for a while' },
  { name: 'resume', label: 'resume: read it again' },
  { name: 'remove', label: 'remove: follow it no more' },
] as const;

/** The name of an action, as it is typed. */
export type FeedAction = (typeof FEED_ACTIONS)[number]['name'];

/** Whether a word names an action. */
export function isFeedAction(word: string): word is FeedAction {
  return FEED_ACTIONS.some(({ name }) => name === word);
}
