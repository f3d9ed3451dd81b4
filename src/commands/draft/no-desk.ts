/**
 * A desk at which nothing can be done, where commands are listed or asked without one.
 */
import type { Desk } from '../../drafting/desk.ts';

const NOWHERE = 'Drafts are made where the bot runs: ask there.';

const refuse = async () => ({ kind: 'refused', reason: NOWHERE }) as const;
const nothing = async (): Promise<undefined> => undefined;

/** Knows no draft, brief or feed, and refuses whatever would make or change one. */
export const noDesk: Desk = {
  begin: refuse,
  correct: refuse,
  open: nothing,
  list: async () => [],
  change: refuse,
  publish: refuse,
  discard: refuse,
  restore: refuse,
  withdraw: refuse,
  history: async () => [],
  inContext: nothing,
  feeds: async () => [],
  addFeed: refuse,
  pauseFeed: nothing,
  removeFeed: nothing,
};
