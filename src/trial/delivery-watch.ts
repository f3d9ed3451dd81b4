/**
 * Watches what the digest writes down, and remembers every step of every delivery: the ledger itself keeps only
 * the state that each is in.
 */
import type { DigestStore, NewDelivery, PartChange, PartState, Plan } from '../digest/store.ts';

/** One step of a delivery's way. */
export interface Step {
  readonly state: PartState | 'skipped';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly reason?: string;
}

interface Watched {
  readonly subscription: string;
  readonly asked: boolean;
  readonly steps: Step[];
  /** The state of each of its messages, by key, in their order. */
  readonly states: Map<string, PartState>;
}

const nameOf = (subscription: string, slot: string): string => `${subscription} ${slot}`;

/** A store whose changes are watched. */
export class DeliveryWatch {
  /** The store, for the digest to work with in the place of the other. */
  readonly store: DigestStore;
  readonly #onChange: () => void;
  readonly #bySlot = new Map<string, Watched>();
  readonly #byKey = new Map<string, Watched>();

  /** @param onChange called after every change. */
  constructor(store: DigestStore, onChange: () => void) {
    this.#onChange = onChange;
    this.store = {
      ...store,
      saveSubscription: async (subscription, at) => {
        await store.saveSubscription(subscription, at);
        this.#onChange();
      },
      endSubscription: async (id, origin, at) => {
        await store.endSubscription(id, origin, at);
        this.#onChange();
      },
      plan: async (plan) => this.#told(await store.plan(plan), () => this.#plan(plan)),
      begin: async (intent) => {
        const permission = await store.begin(intent);
        if (permission.kind === 'begun') this.#step(intent.key, { state: 'sending', at: intent.at });
        return permission;
      },
      settle: async (key, from, change, at) =>
        this.#told(await store.settle(key, from, change, at), () => this.#step(key, stepOf(change, at))),
      interrupt: async (reason, at, subscription) => {
        const count = await store.interrupt(reason, at, subscription);
        this.#stepAll('sending', { state: 'unknown', reason, at }, (one) =>
          subscription === undefined ? true : one.subscription === subscription,
        );
        return count;
      },
      supersede: async (subscription, reason, at) => {
        await store.supersede(subscription, reason, at);
        this.#stepAll('planned', { state: 'missed', reason, at }, (one) => {
          return one.subscription === subscription && !one.asked;
        });
      },
    };
  }

  /** The steps of a slot's delivery, oldest first; `undefined` where it was written down before the watch began. */
  stepsOf(subscription: string, slot: string): readonly Step[] | undefined {
    return this.#bySlot.get(nameOf(subscription, slot))?.steps;
  }

  /** Whether any message is to be posted, or is being posted. */
  get isPosting(): boolean {
    return [...this.#bySlot.values()].some(({ states }) =>
      [...states.values()].some((state) => state === 'planned' || state === 'sending'),
    );
  }

  #told(done: boolean, note: () => void): boolean {
    if (done) note();
    return done;
  }

  #plan({ subscription, at, deliveries }: Plan): void {
    for (const delivery of deliveries) this.#add(subscription, delivery, at);
    // Without deliveries it moved on all the same: to its next slot, or out of its pause.
    this.#onChange();
  }

  #add(subscription: string, { slot, asked, content }: NewDelivery, at: number): void {
    const name = nameOf(subscription, slot);
    const known = this.#bySlot.get(name);
    // As the store does: a slot that has messages keeps them.
    if (known !== undefined && (known.states.size > 0 || content.kind === 'nothing')) return;
    const steps: Step[] =
      content.kind === 'parts'
        ? [{ state: 'planned', at }]
        : [{ state: content.state, reason: content.reason, at }];
    const parts = content.kind === 'parts' ? content.parts : [];
    const states = new Map(parts.map(({ key }): [string, PartState] => [key, 'planned']));
    const watched: Watched = { subscription, asked, steps: [...(known?.steps ?? []), ...steps], states };
    this.#bySlot.set(name, watched);
    for (const { key } of parts) this.#byKey.set(key, watched);
  }

  #step(key: string, step: Step & { readonly state: PartState }): void {
    const watched = this.#byKey.get(key);
    if (watched === undefined) return;
    watched.states.set(key, step.state);
    const shown = withPlace(step, [...watched.states.keys()].indexOf(key), watched.states.size);
    const last = watched.steps.at(-1);
    // That it was looked for once more and is still not known is no further step.
    if (last?.state === shown.state && last.reason === shown.reason) return;
    watched.steps.push(shown);
    this.#onChange();
  }

  #stepAll(
    from: PartState,
    step: Step & { readonly state: PartState },
    concerns: (watched: Watched) => boolean,
  ): void {
    for (const [key, watched] of this.#byKey) {
      if (watched.states.get(key) === from && concerns(watched)) this.#step(key, step);
    }
  }
}

const stepOf = (change: PartChange, at: number): Step & { readonly state: PartState } => ({
  state: change.state,
  at,
  ...(change.state === 'sent' ? {} : { reason: change.reason }),
});

/** A step of one message among several says which. */
function withPlace(step: Step, index: number, count: number): Step {
  if (count === 1) return step;
  const place = `Message ${index + 1} of ${count}`;
  return { ...step, reason: step.reason === undefined ? place : `${place}: ${step.reason}` };
}
