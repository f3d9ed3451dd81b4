/** The places between two steps of a delivery at which a bot is ended: what was done before them stands, what comes behind does not. */

/** Every boundary, in the order in which a delivery passes them. */
export const BOUNDARIES = [
  'claimed',
  'before the plan',
  'plan written',
  'before the intent',
  'intent written',
  'post begun',
  'post sent',
  'reply received',
  'before settling',
  'settled',
  'interruption written',
  'before a look',
  'look answered',
] as const;

/** One of them. */
export type Boundary = (typeof BOUNDARIES)[number];

/** Is told of each boundary that is passed. May not return: see `trap.ts`. */
export type Pass = (boundary: Boundary) => void;

/** What a bot is to do with itself. */
export type Order =
  | { readonly kind: 'live' }
  /** At the nth passage of a boundary from now on it ends itself (`die`), or stands still (`stall`) until it is woken. */
  | { readonly kind: 'die' | 'stall'; readonly at: Boundary; readonly passage: number };
