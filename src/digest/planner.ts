/**
 * Decides what a subscription's slots bring, and writes it down.
 */
import type { Catalogue } from '../briefs/catalogue.ts';
import { catchUp } from './catch-up.ts';
import { type Composition, compose } from './composition.ts';
import { heldBack } from './held-back.ts';
import { historyOf } from './history.ts';
import { askedSlot, deliveryId, deliveryOf, endedDelivery, scheduledSlot } from './new-delivery.ts';
import type { Presentation } from './presentation.ts';
import { parseSchedule, type Schedule } from './schedule.ts';
import { localDay, nextSlot } from './slots.ts';
import type { DigestStore, NewDelivery } from './store.ts';
import type { Due, Subscription } from './subscription.ts';

/** How long something that was asked for may be tried: whoever asked has waited long enough by then. */
const ASKED_DEADLINE = 15 * 60_000;

/** What planning needs. */
export interface PlannerOptions {
  readonly store: DigestStore;
  readonly library: { catalogue(): Pick<Catalogue, 'briefs'> };
  readonly presentation: Presentation;
  /** How late a slot may be posted, in milliseconds. */
  readonly staleness: number;
}

/** What decides what a subscription's digest holds. */
export type Composed = Pick<Subscription, 'id' | 'topics' | 'quiet' | 'schedule'>;

/**
 * The schedule of a subscription.
 *
 * @throws Error where that in the store cannot be read.
 */
export function scheduleOf({ id, schedule }: Pick<Subscription, 'id' | 'schedule'>): Schedule {
  const parsed = parseSchedule(schedule);
  if (!parsed.ok) throw new Error(`The schedule of ${id} ${parsed.message}`);
  return parsed.schedule;
}

/** Plans deliveries. Work on one subscription must not overlap. */
export class Planner {
  readonly #options: PlannerOptions;

  constructor(options: PlannerOptions) {
    this.#options = options;
  }

  /**
   * What a subscription's digest would hold now.
   *
   * @param next when the digest after it is due.
   * @param due when it is due itself; absent where it is not by itself.
   */
  async compose(composed: Composed, next: number | undefined, due?: number): Promise<Composition> {
    const { id, topics, quiet, schedule } = composed;
    const { store, library, presentation } = this.#options;
    const history = historyOf(await store.seen(id));
    const { briefs } = library.catalogue();
    return compose({
      briefs,
      topics,
      history,
      quiet,
      presentation,
      ...(next === undefined ? {} : { next }),
      ...(due === undefined || schedule === '' ? {} : { day: localDay(scheduleOf(composed), due) }),
    });
  }

  /**
   * Plans what a subscription's due slots bring, or the next one ahead of its time, and moves it on.
   *
   * @returns the subscription as it is then; nothing where somebody else has moved it on.
   * @throws Error where the schedule in the store cannot be read.
   */
  async planDue(subscription: Due, now: number): Promise<Due | undefined> {
    const { store, staleness } = this.#options;
    const { id, nextDue: from } = subscription;
    const { post, ended, nextDue } = catchUp(scheduleOf(subscription), from, now, staleness);
    const paused = heldBack(subscription, Math.max(now, from));
    const deliveries = [...paused, ...ended].map((slot) => endedDelivery(id, slot));
    if (post !== undefined) deliveries.push(...(await this.#planSlot(subscription, post, now, nextDue)));
    const advance = { from, to: nextDue };
    const moved = await store.plan({ subscription: id, at: now, deliveries, advance });
    return moved ? { ...subscription, nextDue } : undefined;
  }

  /** The delivery of a slot; none where the slot has messages already, because the clock went back. */
  async #planSlot(
    subscription: Due,
    due: number,
    now: number,
    next: number,
  ): Promise<readonly NewDelivery[]> {
    const { store, staleness } = this.#options;
    const slot = await this.#freeSlot(subscription.id, due);
    if (slot === undefined) return [];
    // What an older slot has not posted yet is composed anew, so that it does not come twice.
    await store.supersede(subscription.id, 'The next digest took its place.', now);
    const composition = await this.compose(subscription, next, due);
    const deadline = due + staleness;
    return [deliveryOf(subscription.id, { slot, due, asked: false, deadline }, composition)];
  }

  /**
   * The name under which a slot can be planned. One that ended without messages, while the clock was ahead, is planned
   * after all. One of whose messages none stands, because they were taken back or given up while the clock was ahead, is
   * planned once more under a further name: what became of them stays on record.
   */
  async #freeSlot(subscription: string, due: number): Promise<string | undefined> {
    for (let time = 1; ; time += 1) {
      const slot = scheduledSlot(due, time);
      const content = (await this.#options.store.delivery(subscription, slot))?.content;
      if (content?.kind !== 'parts') return slot;
      if (content.parts.some(({ state }) => state !== 'missed')) return undefined;
    }
  }

  /**
   * Plans what somebody asked for, unless it was planned before.
   *
   * @returns the delivery's id.
   */
  async planAsked(subscription: Subscription, token: string, now: number): Promise<string> {
    const { store } = this.#options;
    const { id, schedule } = subscription;
    const slot = askedSlot(token);
    if ((await store.delivery(id, slot)) === undefined) {
      const next = schedule === '' ? undefined : nextSlot(scheduleOf(subscription), now);
      const composition = await this.compose(subscription, next, now);
      const asked = { slot, due: now, asked: true, deadline: now + ASKED_DEADLINE };
      await store.plan({ subscription: id, at: now, deliveries: [deliveryOf(id, asked, composition)] });
    }
    return deliveryId(id, slot);
  }
}
