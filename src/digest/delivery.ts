/**
 * What becomes of a part when the platform has answered. Pure: the states and their transitions, nothing else.
 *
 * `planned -> sending -> sent | failed | unknown`. A part that was certainly not posted is `planned` again until
 * its deadline, then `missed`. An `unknown` part is looked for, with growing pauses; it is posted again only once
 * it is known to be absent, and stays `unknown` where nobody can tell.
 */
import { utcMinute } from '../cards/plain-text.ts';
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

/** The pause before a message that was handed over ahead of its time is looked for again: there is little time for it. */
const LOOK_AHEAD = 20 * SECOND;

/**
 * How long before a message appears the platform's answer that it is not on its list still means something: later the
 * message may be on its way into the channel.
 */
const LEAVES_THE_LIST = 15 * SECOND;

/** By how much more than asked for a limit is obeyed at most, so that those who were put off do not all come back at once. */
const SPREAD = 2 * SECOND;

/**
 * How long to wait before looking for a part that was posted once more with no answer either. Longer than any
 * request of a platform takes to end, so that a look never concludes absence while that one is under way.
 */
export const REPEAT_PAUSE = 5 * MINUTE;

/** How often a part is looked for before it stays `unknown`: over some five hours, by the pauses above. */
export const MOST_LOOKS = 12;

const TOO_MANY = 'The platform took no more requests at the time.';

const NOT_REPEATED = 'Look for it in the channel: it will not be repeated.';

/** A pause of which half is chance, so that many do not come back at once. */
const withJitter = (pause: number, random: () => number) => pause / 2 + (random() * pause) / 2;

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
    return { state: 'unknown', reason: `${reason} ${NOT_REPEATED}` };
  }
  return { state: 'unknown', reason, nextAttempt: now + doubled(FIRST_LOOK, looks, LONGEST_LOOK) };
}

/**
 * What becomes of a part that was to be posted, or to be handed over.
 *
 * @param part as it was before the attempt.
 * @param appearsAt when it appears, where it was to be handed over ahead of its time.
 * @param random from 0 (inclusive) to 1 (exclusive).
 */
export function afterPost(
  part: OpenPart,
  outcome: PostOutcome,
  now: number,
  random: () => number,
  appearsAt?: number,
): PartChange {
  switch (outcome.state) {
    case 'sent':
      return { state: 'sent', message: outcome.message };
    case 'refused':
    case 'unfit':
      return {
        state: 'failed',
        reason: `${outcome.reason} ${outcome.remedy}`,
        refused: outcome.state === 'refused',
      };
    case 'limited':
      return again(part, TOO_MANY, now + Math.max(outcome.retryAfter, SECOND) + random() * SPREAD);
    case 'unreachable': {
      const pause = doubled(FIRST_RETRY, part.attempts, LONGEST_RETRY);
      return again(part, outcome.reason, now + withJitter(pause, random));
    }
    case 'unknown':
      return appearsAt === undefined
        ? lookAgain(part, outcome.reason, now)
        : { state: 'unknown', reason: outcome.reason, nextAttempt: now + LOOK_AHEAD };
  }
}

/**
 * What becomes of an unknown part whose key was posted once more, where that cannot make a second message. That
 * nothing was posted this time says nothing about the first time: the part stays unknown.
 */
export function afterRepeat(part: OpenPart, outcome: PostOutcome, now: number): PartChange {
  switch (outcome.state) {
    case 'sent':
      return { state: 'sent', message: outcome.message };
    case 'unknown':
      return { state: 'unknown', reason: outcome.reason, nextAttempt: now + REPEAT_PAUSE };
    case 'limited':
      return lookAgain(part, TOO_MANY, now);
    case 'refused':
    case 'unfit':
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

/**
 * What becomes of an unknown part that was handed over ahead of its time, and was looked for on the platform's list of
 * what is to appear.
 *
 * @param now when the answer came: absence means nothing where the message may be on its way into the channel by then.
 */
export function afterFindAhead(
  part: OpenPart,
  appearsAt: number,
  outcome: FindOutcome,
  now: number,
): PartChange {
  switch (outcome.state) {
    case 'found':
      return { state: 'sent', message: outcome.message };
    case 'absent':
      return now < appearsAt - LEAVES_THE_LIST
        ? again(part, 'It was not taken on.', now)
        : afterAppearance(part.reason ?? 'No answer came.', appearsAt);
    case 'cannot-tell':
      return now < appearsAt
        ? { state: 'unknown', reason: outcome.reason, nextAttempt: Math.min(now + LOOK_AHEAD, appearsAt) }
        : afterAppearance(outcome.reason, appearsAt);
  }
}

/** What becomes of an unknown part that was handed over, once its time has come: nobody can tell any more. */
export function afterAppearance(reason: string, appearsAt: number): PartChange {
  const when = `It was to appear at ${utcMinute(appearsAt)} by the platform's own schedule, which says nothing afterwards.`;
  return { state: 'unknown', reason: `${reason} ${when} ${NOT_REPEATED}` };
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

/** A part that waits for one before it in its delivery, and until when that one waits. */
export interface WaitingPart {
  readonly part: OpenPart;
  readonly until: number;
}

/** The parts whose own time has come although one before them in their delivery is to be posted later. */
export function waitingParts(parts: readonly OpenPart[], now: number): readonly WaitingPart[] {
  const until = new Map<string, number>();
  return parts.flatMap((part) => {
    if (part.state !== 'planned') return [];
    const before = until.get(part.delivery);
    if (before === undefined) until.set(part.delivery, part.nextAttempt);
    return before !== undefined && before > now && part.nextAttempt <= now ? [{ part, until: before }] : [];
  });
}
