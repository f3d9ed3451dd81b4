/**
 * A delivery's way through its states, as it is shown: `planned → sending → sent`, or by way of `unknown`. Pure.
 */
import type { DeliveryView, StepView } from '../../web/protocol.ts';
import { durationOf } from './duration.ts';

/** How a state is coloured. The word beside it says the same. */
export type Tone = 'plain' | 'good' | 'warning' | 'danger';

/** One step, in words. */
export interface TimelineStep {
  readonly word: string;
  /** What the state means for the promise that nothing is posted twice. */
  readonly meaning: string;
  readonly tone: Tone;
  /** Epoch milliseconds. */
  readonly at: number;
  /** How long after the step before it; absent on the first. */
  readonly after?: string;
  readonly reason?: string;
}

/** Where a delivery stands now. */
export interface Verdict {
  readonly text: string;
  readonly tone: Tone;
}

interface StateWords {
  readonly word: string;
  readonly meaning: string;
  readonly tone: Tone;
  /** What a delivery is that ended, or waits, in this state. */
  readonly verdict: string;
}

const STATES: Readonly<Record<string, StateWords>> = {
  planned: {
    word: 'Planned',
    meaning: 'Written down with its card before anything leaves.',
    tone: 'plain',
    verdict: 'Waiting to be posted',
  },
  sending: {
    word: 'Sending',
    meaning: 'The one call is on its way.',
    tone: 'plain',
    verdict: 'Being posted',
  },
  sent: {
    word: 'Sent',
    meaning: 'It stands in the channel, once.',
    tone: 'good',
    verdict: 'Posted once',
  },
  unknown: {
    word: 'Unknown',
    meaning: 'It may stand in the channel. The bot looks for it and does not repeat it blindly.',
    tone: 'warning',
    verdict: 'Not known yet',
  },
  failed: {
    word: 'Failed',
    meaning: 'The platform refused it: nothing was posted.',
    tone: 'danger',
    verdict: 'Not posted',
  },
  missed: {
    word: 'Missed',
    meaning: 'It came too late to be of use: nothing was posted.',
    tone: 'danger',
    verdict: 'Missed',
  },
  skipped: {
    word: 'Skipped',
    meaning: 'There was nothing to post.',
    tone: 'plain',
    verdict: 'Nothing to post',
  },
};

/** A state that a newer bot may have. */
const wordsOf = (state: string): StateWords =>
  STATES[state] ?? { word: state, meaning: '', tone: 'plain', verdict: state };

/** The steps of a delivery, in the order in which they were taken. */
export function timelineOf(steps: readonly StepView[]): readonly TimelineStep[] {
  return steps.map(({ state, at, reason }, index) => {
    const { word, meaning, tone } = wordsOf(state);
    const before = steps[index - 1];
    return {
      word,
      meaning:
        before === undefined || state !== 'planned' ? meaning : 'Not posted yet: it will be tried again.',
      tone,
      at,
      ...(before === undefined ? {} : { after: durationOf(at - before.at) }),
      ...(reason === undefined ? {} : { reason }),
    };
  });
}

/** What has become of a delivery so far. */
export function verdictOf({ steps }: Pick<DeliveryView, 'steps'>): Verdict {
  const state = steps.at(-1)?.state ?? 'planned';
  const { tone, verdict } = wordsOf(state);
  const wasUnknown = steps.some((step) => step.state === 'unknown');
  if (state === 'sent' && wasUnknown) return { tone, text: 'Settled: posted once' };
  return { tone, text: verdict };
}
