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
 * What drafting is held to: F1 of a quotation and its speaker by the scorer's views, the precision of direct ones, articles
 * a second on one core, milliseconds for a million characters, how many times as much a character of such a text may
 * cost as one of an article.
 */
export const DRAFTING_BARS = {
  direct: 0.85,
  marked: 0.8,
  speech: 0.6,
  all: 0.48,
  precision: 0.9,
  pace: 100,
  long: 2_000,
  growth: 1.5,
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
  readonly bar: number;
}

export type Verdict = 'pass' | 'miss' | 'too few to judge';

/** A p99 of fewer questions is little but the slowest of them, and a median of fewer rounds is chance. */
const ENOUGH = { rounds: 5, requests: 200 } as const;

/** Whether a measure is within its bar. */
export function verdictOn({ kind, value, bar }: Measure, { rounds, requests }: Options): Verdict {
  if (rounds < ENOUGH.rounds || requests < ENOUGH.requests) return 'too few to judge';
  return (kind === 'share' ? value >= bar : value <= bar) ? 'pass' : 'miss';
}
