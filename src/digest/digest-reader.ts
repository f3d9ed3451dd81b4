/**
 * What the digest tells of itself. It changes nothing.
 */
import type { Composition } from './composition.ts';
import { reportOf } from './delivery-report.ts';
import type {
  ChannelAddress,
  ChannelStatus,
  Connection,
  DeliveryReport,
  DigestStatus,
  Presence,
  Preview,
  StatusScope,
  SubscriptionView,
  Workspace,
} from './digest.ts';
import { type ConfiguredChannel, enrolled, subscriptionId } from './enrolment.ts';
import { heldBack } from './held-back.ts';
import { scheduledSlot } from './new-delivery.ts';
import type { Planner } from './planner.ts';
import type { PlatformCalls } from './platform-calls.ts';
import type { Delivery, DigestStore } from './store.ts';
import { isActive, type Quiet, type Subscription } from './subscription.ts';
import { pauseAt, slotsToCome, viewOf } from './subscription-view.ts';

/** How many deliveries `status` tells of, for each channel. */
const MOST_RECENT = 5;

/** What reading needs. */
export interface ReaderOptions {
  readonly store: DigestStore;
  readonly planner: Planner;
  readonly calls: PlatformCalls;
  /** The channels named in the settings, each once. */
  readonly channels: readonly ConfiguredChannel[];
  /** What the settings want of quiet days. */
  readonly quiet: Quiet;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** The subscriptions that are told of, and how many more there are. */
interface Told {
  readonly told: readonly Subscription[];
  readonly more: number;
}

/** Reads what the digest knows. */
export class DigestReader {
  readonly #options: ReaderOptions;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  async preview(): Promise<readonly Preview[]> {
    const previews: Preview[] = [];
    for (const subscription of await this.#everything()) {
      const preview = await this.#previewOf(subscription);
      if (preview.due !== undefined || preview.pause !== undefined) previews.push(preview);
    }
    return previews;
  }

  async previewOf(address: ChannelAddress): Promise<Preview> {
    return this.#previewOf(await this.#at(address));
  }

  async status(scope: StatusScope): Promise<DigestStatus> {
    const { told, more } = await this.#within(scope);
    const channels: ChannelStatus[] = [];
    for (const subscription of told) channels.push(await this.#statusOf(subscription));
    return { channels, more };
  }

  async presence(workspace: Workspace): Promise<Presence> {
    const { store, calls, channels } = this.#options;
    const { own, others } = await store.presence(workspace);
    const isForeign = (channel: ChannelAddress) =>
      channel.platform === workspace.platform &&
      (calls.workspaceOf(channel) ?? workspace.id) !== workspace.id;
    return {
      own: own || (await this.#unplaced(workspace)).length > 0,
      others: others || channels.some(isForeign),
    };
  }

  connections(platform?: string): readonly Connection[] {
    return this.#options.calls.all
      .filter(({ name }) => (platform ?? name) === name)
      .map((one) => ({ platform: one.name, health: one.health() }));
  }

  async subscription(address: ChannelAddress): Promise<SubscriptionView | undefined> {
    const subscription = await this.#at(address);
    return isActive(subscription) ? this.view(subscription) : undefined;
  }

  /** @param appearing when messages still appear that could not be taken back. */
  view(subscription: Subscription, appearing: readonly number[] = []): SubscriptionView {
    const { calls, clock } = this.#options;
    return viewOf(subscription, {
      label: calls.label(subscription),
      workspace: calls.workspaceOf(subscription),
      now: clock(),
      appearing,
    });
  }

  async history(address: ChannelAddress, most: number): Promise<readonly DeliveryReport[]> {
    const id = subscriptionId(address);
    const recent = await this.#recent(id, await this.#options.store.subscription(id), most);
    return recent.map((delivery) => reportOf(delivery, this.#options.calls.label(address)));
  }

  async deliveries(address: ChannelAddress, from: number, to: number): Promise<readonly DeliveryReport[]> {
    const { store, calls, clock } = this.#options;
    const id = subscriptionId(address);
    const recorded = await store.between(id, from, to);
    const subscription = await store.subscription(id);
    // Of a pause that lasts, who asks can tell by the subscription.
    const isOver = subscription !== undefined && pauseAt(subscription, clock()) === undefined;
    const unrecorded = isOver ? heldBackBy(subscription, clock()) : [];
    return withUnrecorded(
      recorded,
      unrecorded.filter(({ due }) => due >= from && due < to),
    )
      .toReversed()
      .map((delivery) => reportOf(delivery, calls.label(address)));
  }

  /** The last deliveries, newest first; with them what a pause has held back, which is written down only at its end. */
  async #recent(
    id: string,
    subscription: Subscription | undefined,
    most: number,
  ): Promise<readonly Delivery[]> {
    const { store, clock } = this.#options;
    const recorded = await store.recent(id, most);
    const unrecorded = subscription === undefined ? [] : heldBackBy(subscription, clock());
    return withUnrecorded(recorded, unrecorded).slice(0, most);
  }

  /** A channel's subscription; one that has none gets all topics when it asks, and nothing by itself. */
  async #at({ platform, channel }: ChannelAddress): Promise<Subscription> {
    const { store, channels, quiet, clock } = this.#options;
    const id = subscriptionId({ platform, channel });
    const stored = await store.subscription(id);
    const configured = channels.find((one) => subscriptionId(one) === id);
    if (configured !== undefined) return enrolled(configured, quiet, stored, clock());
    return stored ?? { id, platform, channel, schedule: '', topics: [], quiet, origin: 'settings' };
  }

  async #within(scope: StatusScope): Promise<Told> {
    switch (scope.kind) {
      case 'everything':
        return { told: await this.#everything(), more: 0 };
      case 'channel':
        return { told: [await this.#at(scope.address)].filter(isActive), more: 0 };
      case 'workspace':
        return this.#inWorkspace(scope.workspace, scope.most);
    }
  }

  /** The subscriptions as they are or, before they are enrolled, as they will be: the settings' first, in their order. */
  async #everything(): Promise<readonly Subscription[]> {
    const { store, channels } = this.#options;
    const ids = new Set(channels.map(subscriptionId));
    const named = await Promise.all(channels.map((channel) => this.#at(channel)));
    const others = (await store.subscriptions('command')).filter(({ id }) => !ids.has(id));
    return [...named.filter(isActive), ...others];
  }

  async #inWorkspace(workspace: Workspace, most: number): Promise<Told> {
    const unplaced = await this.#unplaced(workspace);
    const { first, count } = await this.#options.store.subscriptionsIn(workspace, most);
    const told = [...unplaced, ...first].slice(0, most);
    return { told, more: unplaced.length + count - told.length };
  }

  /**
   * The settings' channels of a workspace that the store does not know as its: they are enrolled before their platform
   * knows where they belong, and keep no workspace until a command changes them.
   */
  async #unplaced({ platform, id }: Workspace): Promise<readonly Subscription[]> {
    const { calls, channels } = this.#options;
    const here = channels.filter((one) => one.platform === platform && calls.workspaceOf(one) === id);
    const subscriptions = await Promise.all(here.map((channel) => this.#at(channel)));
    return subscriptions.filter((one) => isActive(one) && one.workspace === undefined);
  }

  async #previewOf(subscription: Subscription): Promise<Preview> {
    const { planner, calls, clock } = this.#options;
    const { platform, channel, schedule } = subscription;
    const [due, next] = slotsToCome(subscription, clock(), 2);
    const pause = isActive(subscription) ? pauseAt(subscription, clock()) : undefined;
    const workspace = calls.workspaceOf(subscription) ?? subscription.workspace;
    return {
      address: { platform, channel },
      label: calls.label(subscription),
      ...(workspace === undefined ? {} : { workspace }),
      ...(due === undefined ? {} : { due }),
      schedule,
      ...(pause === undefined ? {} : { pause }),
      ...cardsOf(await planner.compose(subscription, next, due)),
    };
  }

  async #statusOf(subscription: Subscription): Promise<ChannelStatus> {
    const { calls, clock } = this.#options;
    const { address, label, workspace, schedule, topics, quiet } = this.view(subscription);
    const pause = pauseAt(subscription, clock());
    const [next] = slotsToCome(subscription, clock(), 1);
    const recent = await this.#recent(subscription.id, subscription, MOST_RECENT);
    return {
      address,
      label,
      ...(workspace === undefined ? {} : { workspace }),
      schedule,
      topics,
      quiet,
      ...(pause === undefined ? {} : { pause }),
      ...(next === undefined ? {} : { next }),
      recent: recent.map((delivery) => reportOf(delivery, calls.label(subscription))),
    };
  }
}

/** What a subscription's pause has held back so far, as it will be written down. */
function heldBackBy(subscription: Subscription, now: number): readonly Delivery[] {
  return heldBack(subscription, now).map(({ due, state, reason }) => ({
    slot: scheduledSlot(due),
    due,
    asked: false,
    content: { kind: 'nothing', state, reason },
  }));
}

/** Deliveries with those that are not written down yet, newest first. */
function withUnrecorded(recorded: readonly Delivery[], unrecorded: readonly Delivery[]): readonly Delivery[] {
  const slots = new Set(recorded.map(({ slot }) => slot));
  return [...recorded, ...unrecorded.filter(({ slot }) => !slots.has(slot))].toSorted(
    (one, other) => other.due - one.due,
  );
}

function cardsOf(composition: Composition): Pick<Preview, 'cards' | 'reason'> {
  return composition.kind === 'parts'
    ? { cards: composition.parts.map(({ card }) => card) }
    : { cards: [], reason: composition.reason };
}
