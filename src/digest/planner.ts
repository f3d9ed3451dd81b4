/**
 * Decides what a subscription's slots bring, and writes it down.
 */
import type { Catalogue } from '../briefs/catalogue.ts';
import { catchUp } from './catch-up.ts';
import { type Composition, compose, type Quiet } from './composition.ts';
import { historyOf } from './history.ts';
import { askedSlot, deliveryId, deliveryOf, scheduledSlot } from './new-delivery.ts';
import type { Presentation } from './presentation.ts';
import { parseSchedule } from './schedule.ts';
import type { DigestStore, Due, NewDelivery, Subscription } from './store.ts';

/** How long something that was asked for may be tried: whoever asked has waited long enough by then. */
const ASKED_DEADLINE = 15 * 60_000;

/** What planning needs. */
export interface PlannerOptions {
  readonly store: DigestStore;
  readonly library: { catalogue(): Pick<Catalogue, 'briefs'> };
  readonly presentation: Presentation;
  readonly quiet: Quiet;
  /** How late a slot may be posted, in milliseconds. */
  readonly staleness: number;
}

/** Plans deliveries. Work on one subscription must not overlap. */
export class Planner {
  readonly #options: PlannerOptions;

  constructor(options: PlannerOptions) {
    this.#options = options;
  }

  /** What a subscription's digest would hold now. */
  async compose(subscription: string): Promise<Composition> {
    const { store, library, quiet, presentation } = this.#options;
    const history = historyOf(await store.seen(subscription));
    return compose({ briefs: library.catalogue().briefs, history, quiet, presentation });
  }

  /**
   * Plans what a subscription's due slots bring, and moves it on to its next one.
   *
   * @throws Error where the schedule in the store cannot be read.
   */
  async planDue(subscription: Due, now: number): Promise<void> {
    const { store, staleness } = this.#options;
    const parsed = parseSchedule(subscription.schedule);
    if (!parsed.ok) throw new Error(`The schedule of ${subscription.id} ${parsed.message}`);
    const { post, ended, nextDue } = catchUp(parsed.schedule, subscription.nextDue, now, staleness);
    const deliveries = ended.map(({ due, state, reason }): NewDelivery => {
      const slot = scheduledSlot(due);
      return {
        id: deliveryId(subscription.id, slot),
        slot,
        due,
        asked: false,
        deadline: due + staleness,
        content: { kind: 'nothing', state, reason },
      };
    });
    if (post !== undefined) deliveries.push(...(await this.#planSlot(subscription.id, post, now)));
    await store.plan({
      subscription: subscription.id,
      at: now,
      deliveries,
      advance: { from: subscription.nextDue, to: nextDue },
    });
  }

  /**
   * The delivery of a slot. None where the slot has messages already, because the clock went back; one that ended
   * without any, while the clock was ahead, is planned after all.
   */
  async #planSlot(subscription: string, due: number, now: number): Promise<readonly NewDelivery[]> {
    const { store, staleness } = this.#options;
    const slot = scheduledSlot(due);
    const existing = await store.delivery(subscription, slot);
    if (existing?.content.kind === 'parts') return [];
    // What an older slot has not posted yet is composed anew, so that it does not come twice.
    await store.supersede(subscription, 'The next digest took its place.', now);
    const composition = await this.compose(subscription);
    return [deliveryOf(subscription, { slot, due, asked: false, deadline: due + staleness }, composition)];
  }

  /**
   * Plans what somebody asked for, unless it was planned before.
   *
   * @returns the delivery's id.
   */
  async planAsked({ id }: Subscription, token: string, now: number): Promise<string> {
    const { store } = this.#options;
    const slot = askedSlot(token);
    if ((await store.delivery(id, slot)) === undefined) {
      const composition = await this.compose(id);
      const delivery = deliveryOf(
        id,
        { slot, due: now, asked: true, deadline: now + ASKED_DEADLINE },
        composition,
      );
      await store.plan({ subscription: id, at: now, deliveries: [delivery] });
    }
    return deliveryId(id, slot);
  }
}
