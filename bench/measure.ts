/** What was measured, and the bar that it is held to. */
import type { Comparison } from './comparison.ts';
import type { Options, Subject } from './options.ts';

/** The most that the bot may take, beside the floor. `memory` in megabytes more; all others as ratios. */
export const BARS = { p50: 1.1, p99: 1.25, start: 1.75, memory: 60 } as const;

/**
 * What the digest is held to: how many times as long a tick, and the claim in it, may take among more subscriptions ("flat
 * within noise"), milliseconds of our own for a delivery, how many times as much heap after ten times as many, the least
 * share of the pace that is allowed.
 */
export const DIGEST_BARS = { tick: 1.25, share: 1, heap: 1.1, throughput: 0.95 } as const;

/**
 * What drafting is held to: F1 of a quotation and its speaker in each view, the precision of direct ones, articles a second
 * on one core, milliseconds for a million characters, how many times as much a character of such a text may cost as one
 * of an article, and a character of a text that was made to be heavy.
 */
export const DRAFTING_BARS = {
  f1: { direct: 0.85, marked: 0.8, speech: 0.6, all: 0.48 },
  precision: 0.9,
  pace: 100,
  long: 2_000,
  growth: 1.5,
  heaviest: 3,
} as const;

/** One measure, by its kind: how many times as much, how much more, how much, or a share of what could be. */
export interface Measure extends Omit<Comparison, 'noise'> {
  /** Absent where nothing is measured twice. */
  readonly noise?: number;
  readonly subject: Subject;
  /** What is measured: `/brief migration over Socket Mode`. */
  readonly title: string;
  /** How: `one at a time, p50`. */
  readonly detail: string;
  /** Of a `share` the bar is the least; of every other kind the most. */
  readonly kind: 'ratio' | 'difference' | 'amount' | 'share';
  /** The unit of `bot` and `floor`, and of the value where it is no ratio. */
  readonly unit: 'ms' | 'MB' | 'requests' | 'a minute' | 'pieces' | 'strings' | 'articles a second';
  /** Absent where nothing is promised. */
  readonly bar?: number;
  /** Of how many cases a share is counted, the same in every round; absent where it is timed. */
  readonly cases?: number;
}

export type Verdict = 'pass' | 'miss' | 'too few to judge' | 'no bar';

/** A p99 of fewer questions is little but the slowest of them; a median of fewer rounds and a share of fewer cases are chance. */
const ENOUGH = { rounds: 5, requests: 200, cases: 20 } as const;

/** Whether a measure is within its bar. */
export function verdictOn({ kind, value, bar, cases }: Measure, { rounds, requests }: Options): Verdict {
  if (bar === undefined) return 'no bar';
  const few =
    cases === undefined ? rounds < ENOUGH.rounds || requests < ENOUGH.requests : cases < ENOUGH.cases;
  if (few) return 'too few to judge';
  return (kind === 'share' ? value >= bar : value <= bar) ? 'pass' : 'miss';
}
