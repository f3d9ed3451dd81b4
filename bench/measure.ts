/** What was measured, and the bar that it is held to. */
import type { Comparison } from './comparison.ts';
import type { Options, Subject } from './options.ts';

/** The most that the bot may take, beside the floor. `memory` in megabytes more; all others as ratios. */
export const BARS = { p50: 1.1, p99: 1.25, start: 1.75, memory: 60 } as const;

/** One measure. Its `value` is a ratio, or in megabytes how much more the bot takes. */
export interface Measure extends Comparison {
  readonly subject: Subject;
  /** What is measured: `/brief migration over Socket Mode`. */
  readonly title: string;
  /** How: `one at a time, p50`. */
  readonly detail: string;
  readonly kind: 'ratio' | 'difference';
  /** The unit of `bot` and `floor`. */
  readonly unit: 'ms' | 'MB';
  readonly bar: number;
}

export type Verdict = 'pass' | 'miss' | 'too few to judge';

/** A p99 of fewer questions is little but the slowest of them, and a median of fewer rounds is chance. */
const ENOUGH = { rounds: 5, requests: 200 } as const;

/** Whether a measure is within its bar. */
export function verdictOn({ value, bar }: Measure, { rounds, requests }: Options): Verdict {
  if (rounds < ENOUGH.rounds || requests < ENOUGH.requests) return 'too few to judge';
  return value <= bar ? 'pass' : 'miss';
}
