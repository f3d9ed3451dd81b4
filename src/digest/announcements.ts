/**
 * Announcements: a brief that was just published, or corrected, is posted at once wherever it is new, instead of with each
 * channel's next digest.
 *
 * They are deliveries like all others, written down before anything is posted, and worked off at the platforms' paces.
 * Where the bot ends before all are written down, the rest of the channels get the brief with their next digest.
 */
import type { Catalogue } from '../briefs/catalogue.ts';
import type { Brief } from '../briefs/schema.ts';
import { composeAnnouncement } from './composition.ts';
import { ChannelBusyError } from './digest.ts';
import { historyOf } from './history.ts';
import type { Holding } from './holding.ts';
import type { Log } from './log.ts';
import { announcedSlot, deliveryOf } from './new-delivery.ts';
import { scheduleOf } from './planner.ts';
import type { Presentation } from './presentation.ts';
import { localDay } from './slots.ts';
import type { DigestStore } from './store.ts';
import { isActive, type Subscription } from './subscription.ts';
import { pauseAt } from './subscription-view.ts';
import type { Pauses } from './timer.ts';
import { briefsOn } from './topics.ts';

/** How many subscriptions are looked at together: what they write shares the wait for the disk. */
const BATCH = 64;

/** What announcing needs. */
export interface AnnouncementsOptions {
  readonly store: DigestStore;
  readonly library: { catalogue(): Pick<Catalogue, 'briefs'> };
  readonly presentation: Presentation;
  readonly holding: Holding;
  readonly pauses: Pauses;
  /** How long it may be tried to post one, in milliseconds. */
  readonly staleness: number;
  /** Called whenever there is something to post. */
  readonly planned: () => void;
  readonly log: Log;
}

/** Plans announcements. One must not overlap another. */
export class Announcements {
  readonly #options: AnnouncementsOptions;

  constructor(options: AnnouncementsOptions) {
    this.#options = options;
  }

  /**
   * Plans the announcement of a brief wherever it is wanted.
   *
   * @param id the brief's. One that is not in the library is announced nowhere.
   * @param at when that was asked for.
   * @returns to how many channels it is announced by this call.
   */
  async announce(id: string, at: number): Promise<number> {
    const { store, library, pauses, planned } = this.#options;
    const brief = library.catalogue().briefs.find((one) => one.id === id);
    let announced = 0;
    for (let behind: string | undefined = ''; brief !== undefined && behind !== undefined; ) {
      if (pauses.ended) break;
      const batch = await store.subscriptionsAfter(behind, BATCH);
      const some = await this.#announceTo(batch, brief, at);
      if (some > 0) planned();
      announced += some;
      behind = batch.length < BATCH ? undefined : batch.at(-1)?.id;
    }
    return announced;
  }

  async #announceTo(batch: readonly Subscription[], brief: Brief, at: number): Promise<number> {
    const wanting = batch.filter((subscription) => wants(subscription, brief, at));
    const announced = await Promise.all(wanting.map(({ id }) => this.#hold(id, brief, at)));
    return announced.filter((one) => one).length;
  }

  /** Announces a brief to one channel while nobody else composes anything for it. Never rejects for its sake. */
  async #hold(id: string, brief: Brief, at: number): Promise<boolean> {
    const { holding, log } = this.#options;
    try {
      return await holding.run(id, () => this.#plan(id, brief, at));
    } catch (error) {
      const event = { subscription: id, brief: brief.id };
      const consequence = 'A brief is not announced to a channel: it comes with the next digest';
      if (error instanceof ChannelBusyError) log.warn(event, consequence);
      else log.error({ ...event, err: error }, consequence);
      return false;
    }
  }

  async #plan(id: string, brief: Brief, at: number): Promise<boolean> {
    const { store, presentation, staleness } = this.#options;
    const subscription = await store.subscription(id);
    // Looked at again: somebody may have paused or ended it meanwhile.
    if (subscription === undefined || !wants(subscription, brief, at)) return false;
    const slot = announcedSlot(brief);
    if ((await store.delivery(id, slot)) !== undefined) return false;
    const day = subscription.schedule === '' ? undefined : localDay(scheduleOf(subscription), at);
    const composition = composeAnnouncement(brief, historyOf(await store.seen(id)), presentation, day);
    if (composition === undefined) return false;
    const asked = { slot, due: at, asked: true, announces: brief.id, deadline: at + staleness };
    await store.plan({ subscription: id, at, deliveries: [deliveryOf(id, asked, composition)] });
    return true;
  }
}

/** Whether a subscription gets what is new of a brief at once. */
function wants(subscription: Subscription, brief: Brief, at: number): boolean {
  return (
    isActive(subscription) &&
    pauseAt(subscription, at) === undefined &&
    briefsOn(subscription.topics, [brief]).length > 0
  );
}
