/**
 * What becomes of a part when the platform has answered. Pure: the states and their transitions, nothing else.
 *
 * `planned -> sending -> sent | failed | unknown`. A part that was certainly not posted is `planned` again until
 * its deadline, then `missed`. An `unknown` part is looked for, with growing pauses; it is posted again only once
 * it is known to be absent, and stays `unknown` where nobody can tell.
 */
import type { FindOutcome, PostOutcome } from './platform.ts';
import type { OpenPart, PartChange } from './store.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The first pause before a platform that could not be reached is tried again; it doubles from there. */
const FIRST_RETRY = 30 * SECOND;
const LONGEST_RETRY = 15 * MINUTE;

/** The first pause before a part is looked for again; it doubles from there. */
const FIRST_LOOK = 30 * SECOND;
const LONGEST_LOOK = 60 * MINUTE;

/**
 * How long to wait before looking for a part that was posted once more with no answer either. Longer than any
 * request of a platform takes to end, so that a look never concludes absence while that one is under way.
 */
export const REPEAT_PAUSE = 5 * MINUTE;

/** How often a part is looked for before it stays `unknown`: over some five hours, by the pauses above. */
export const MOST_LOOKS = 12;

const TOO_MANY = 'The platform took no more requests at the time.';

const doubled = (first: number, times: number, longest: number) => Math.min(first * 2 ** times, longest);

/** Not posted, and no reason why it should not be posted yet: again later, unless that is too late. */
function again(part: OpenPart, reason: string, nextAttempt: number): PartChange {
  return nextAttempt < part.deadline
    ? { state: 'planned', reason, nextAttempt }
    : { state: 'missed', reason: `${reason} By the time it could be posted it would have been too late.` };
}

/** When a part that is not known to stand in its channel is looked for again, if at all. */
function lookAgain(part: OpenPart, reason: string, now: number): PartChange {
  const looks = part.state === 'unknown' ? part.looks + 1 : 0;
  if (looks >= MOST_LOOKS) {
    return { state: 'unknown', reason: `${reason} Look for it in the channel: it will not be repeated.` };
  }
  return { state: 'unknown', reason, nextAttempt: now + doubled(FIRST_LOOK, looks, LONGEST_LOOK) };
}

/** What becomes of a part that was to be posted. */
export function afterPost(part: OpenPart, outcome: PostOutcome, now: number): PartChange {
  switch (outcome.state) {
    case 'sent':
      return outcome;
    case 'refused':
      return { state: 'failed', reason: `${outcome.reason} ${outcome.remedy}` };
    case 'limited':
      return again(part, TOO_MANY, now + Math.max(outcome.retryAfter, SECOND));
    case 'unreachable':
      return again(part, outcome.reason, now + doubled(FIRST_RETRY, part.attempts, LONGEST_RETRY));
    case 'unknown':
      return lookAgain(part, outcome.reason, now);
  }
}

/**
 * What becomes of an unknown part whose key was posted once more, where that cannot make a second message. That
 * nothing was posted this time says nothing about the first time: the part stays unknown.
 */
export function afterRepeat(part: OpenPart, outcome: PostOutcome, now: number): PartChange {
  switch (outcome.state) {
    case 'sent':
      return outcome;
    case 'unknown':
      return { state: 'unknown', reason: outcome.reason, nextAttempt: now + REPEAT_PAUSE };
    case 'limited':
      return lookAgain(part, TOO_MANY, now);
    case 'refused':
    case 'unreachable':
      return lookAgain(part, outcome.reason, now);
  }
}

/** What becomes of an unknown part that was looked for. */
export function afterFind(part: OpenPart, outcome: FindOutcome, now: number): PartChange {
  switch (outcome.state) {
    case 'found':
      return { state: 'sent', message: outcome.message };
    case 'absent':
      return again(part, 'It did not arrive.', now);
    case 'cannot-tell':
      return lookAgain(part, outcome.reason, now);
  }
}

/** The part to act on now: parts of one delivery go in order, but one that is unknown does not hold up the others. */
export function nextPart(parts: readonly OpenPart[], now: number): OpenPart | undefined {
  const held = new Set<string>();
  return parts.find((part) => {
    if (part.state === 'unknown') return part.nextAttempt <= now;
    const ready = part.nextAttempt <= now || part.deadline <= now;
    const first = !held.has(part.delivery);
    held.add(part.delivery);
    return ready && first;
  });
}
