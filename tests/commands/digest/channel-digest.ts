/**
 * A digest that remembers what it is told of one bot's channels, as the real one does, and posts nowhere.
 */
import { notice } from '../../../src/cards/card.ts';
import type { Context } from '../../../src/commands/command.ts';
import { noDigest } from '../../../src/commands/digest/no-digest.ts';
import type {
  ChannelAddress,
  DeliveryReport,
  Digest,
  SubscriptionView,
  Wish,
} from '../../../src/digest/digest.ts';
import { parseSchedule, scheduleInWords } from '../../../src/digest/schedule.ts';
import { nextSlots } from '../../../src/digest/slots.ts';
import { exampleBrief } from '../../fixtures/brief.ts';
import { commandsOver } from '../../fixtures/commands.ts';
import { presenceAmong, statusWithin } from './told-channels.ts';

/** Tuesday, 24 November 2026, 10:00 UTC. */
export const NOW = Date.UTC(2026, 10, 24, 10);

/** What a channel's subscription is before a test begins, besides its address and its times. */
export type Begun = Partial<Omit<SubscriptionView, 'address' | 'upcoming'>>;

/** What the digest knows at first. */
export interface ChannelDigestOptions {
  /** The subscription of the channel C1; none where absent. */
  readonly begun?: Begun;
  readonly deliveries?: readonly DeliveryReport[];
  readonly zone?: string;
  /** Why nothing can be posted to the channel. */
  readonly missing?: { readonly reason: string; readonly remedy: string };
}

/** The channel in which everything is asked. */
export const HERE: ChannelAddress = { platform: 'slack', channel: 'C1' };

function upcomingOf({ schedule, pause }: SubscriptionView): readonly number[] {
  const parsed = parseSchedule(schedule);
  if (!parsed.ok || pause?.kind === 'refused') return [];
  if (pause !== undefined && pause.until === undefined) return [];
  return nextSlots(parsed.schedule, Math.max(NOW, pause?.until ?? 0), 3);
}

/** The commands over such a digest, and what they made of it. */
export function channelDigest({ begun, deliveries = [], zone, missing }: ChannelDigestOptions = {}) {
  const views = new Map<string, SubscriptionView>();
  const zones = new Map(zone === undefined ? [] : [['slack:T1', zone]]);
  const wishes: Wish[] = [];
  const posted: (readonly [string, string])[] = [];
  const save = (view: SubscriptionView) => {
    const whole = { ...view, upcoming: upcomingOf(view) };
    views.set(view.address.channel, whole);
    return whole;
  };
  const replace = async (
    { channel }: ChannelAddress,
    change: (view: SubscriptionView) => SubscriptionView,
  ) => {
    const view = views.get(channel);
    return view === undefined ? undefined : save(change(view));
  };
  const bare: SubscriptionView = {
    address: HERE,
    label: '#news',
    workspace: 'T1',
    schedule: 'daily 09:00 UTC',
    topics: [],
    quiet: 'library',
    origin: 'command',
    upcoming: [],
  };
  if (begun !== undefined) save({ ...bare, ...begun });

  const statuses = () =>
    [...views.values()].map(({ upcoming: [next], ...view }) => ({
      ...view,
      ...(next === undefined ? {} : { next }),
      recent: deliveries.toReversed(),
    }));

  const digest: Digest = {
    ...noDigest,
    previewOf: async (address) => {
      const { schedule = '', upcoming: [due] = [], pause } = views.get(address.channel) ?? {};
      return {
        address,
        label: '#news',
        ...(due === undefined ? {} : { due }),
        schedule,
        ...(pause === undefined ? {} : { pause }),
        cards: [notice('Some news')],
      };
    },
    postNow: async ({ channel }, token) => {
      posted.push([channel, token]);
      return { label: '#news', due: NOW, state: 'sent', asked: true, parts: [] };
    },
    status: async (scope) => statusWithin(statuses(), scope),
    presence: async (workspace) => presenceAmong(statuses(), workspace),
    obstacle: async () => (missing === undefined ? undefined : { kind: 'cannot-post', ...missing }),
    connections: () => [{ platform: 'slack', health: { state: 'connected', notes: [] } }],
    subscription: async ({ channel }) => views.get(channel),
    subscribe: async (address, wish) => {
      wishes.push(wish);
      if (missing !== undefined) return { kind: 'cannot-post', ...missing };
      const changed = views.has(address.channel);
      const { topics, quiet } = wish;
      const schedule = scheduleInWords(wish.schedule);
      const view = save({ ...bare, address, schedule, topics, quiet });
      return { kind: 'subscribed', view, changed };
    },
    change: (address, { schedule, ...rest }) =>
      replace(address, (view) => ({
        ...view,
        ...rest,
        ...(schedule === undefined ? {} : { schedule: scheduleInWords(schedule) }),
      })),
    pause: (address, until) =>
      replace(address, (view) => ({
        ...view,
        pause: { kind: 'asked', ...(until === undefined ? {} : { until }) },
      })),
    resume: async (address) => {
      if (missing !== undefined) return { kind: 'cannot-post', ...missing };
      const view = await replace(address, ({ pause: _, ...rest }) => rest);
      return view && { kind: 'resumed', view };
    },
    unsubscribe: async ({ channel }) => views.delete(channel),
    history: async (_, most) => deliveries.toReversed().slice(0, most),
    deliveries: async (_, from, to) => deliveries.filter(({ due }) => due >= from && due < to),
    zone: async (workspace) => zones.get(workspace),
    setZone: async (workspace, name) => void zones.set(workspace, name),
  };
  const briefs = [exampleBrief({ topics: ['transport', 'islands', 'Ferry fares', 'US-Mexico relations'] })];
  return {
    commands: commandsOver(briefs, { digest: () => digest }),
    digest,
    wishes,
    posted,
    /** What the channel C1 gets now. */
    view: () => views.get('C1'),
    zones,
  };
}

/** Who asks in the channel C1. */
export function somebody({
  manages = true,
  zone,
  channel = 'C1',
  workspace = 'T1',
}: {
  readonly manages?: boolean;
  readonly zone?: string;
  readonly channel?: string;
  readonly workspace?: string;
} = {}): Context {
  return {
    asker: {
      id: 'U1',
      name: 'Nia',
      mayManage: async () => manages,
      mayEdit: async () => false,
      ...(zone === undefined ? {} : { zone: async () => zone }),
    },
    place: { platform: 'slack', workspace, channel, extent: 'chat' },
    at: NOW,
  };
}

/** A delivery of one message that was posted in time, with changes. */
export function delivery(due: number, changes: Partial<DeliveryReport> = {}): DeliveryReport {
  return {
    label: '#news',
    due,
    state: 'sent',
    asked: false,
    parts: [{ state: 'sent', at: due, attempts: 1, title: 'From the library' }],
    ...changes,
  };
}
