/**
 * `digest status` and `digest preview` over the real digest, in one channel among many: what is asked of the store for
 * them, and whose subscriptions are told.
 */
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/commands/command.ts';
import type { DigestStore } from '../../../src/digest/store.ts';
import type { Subscription } from '../../../src/digest/subscription.ts';
import type { Bot } from '../../digest/bot.ts';
import { beginWorld, channelOf, HOUR, type World } from '../../digest/world.ts';
import { exampleBrief } from '../../fixtures/brief.ts';
import { commandsOver, textOf } from '../../fixtures/commands.ts';
import { subscriptionTo } from '../../store/digest-fixtures.ts';

/** A world without a channel in the settings. */
async function begin(): Promise<World> {
  const world = await beginWorld();
  world.channels = [];
  world.briefs = [exampleBrief()];
  return world;
}

/** What is asked of a store that tells of subscriptions and of what became of them. */
interface Reads {
  calls: number;
  subscriptions: number;
}

/** A store whose reads are counted. */
function counted(store: DigestStore): { readonly store: DigestStore; readonly reads: Reads } {
  const reads: Reads = { calls: 0, subscriptions: 0 };
  async function counting<Result>(
    answer: Promise<Result>,
    subscriptions: (result: Result) => number = () => 0,
  ): Promise<Result> {
    const result = await answer;
    reads.calls += 1;
    reads.subscriptions += subscriptions(result);
    return result;
  }
  return {
    reads,
    store: {
      ...store,
      subscriptions: (origin) => counting(store.subscriptions(origin), ({ length }) => length),
      subscriptionsIn: (workspace, most) =>
        counting(store.subscriptionsIn(workspace, most), ({ first }) => first.length),
      subscription: (id) => counting(store.subscription(id), () => 1),
      presence: (workspace) => counting(store.presence(workspace)),
      recent: (id, most) => counting(store.recent(id, most)),
      seen: (id) => counting(store.seen(id)),
    },
  };
}

const DUE = Date.UTC(2024, 4, 2, 9);

/** A subscription that somebody made in a workspace of Discord's. */
const made = (channel: string, workspace: string, changes: Partial<Subscription> = {}) =>
  subscriptionTo(`discord:${channel}`, { origin: 'command', workspace, nextDue: DUE, ...changes });

/** Saves subscriptions, and lets Discord know where they belong. */
async function save(world: World, ...subscriptions: readonly Subscription[]): Promise<void> {
  for (const subscription of subscriptions) {
    world.discord.workspaces.set(subscription.channel, subscription.workspace);
    await world.store.digest.saveSubscription(subscription, world.now);
  }
}

interface Asking {
  readonly channel: string;
  readonly workspace?: string;
  readonly manages?: boolean;
}

/** What is answered to a line on Discord. */
async function ask(world: World, bot: Bot, line: string, asking: Asking): Promise<string> {
  const { manages = false, ...where } = asking;
  const place: Place = { platform: 'discord', extent: 'chat', ...where };
  const asker = { id: '1', name: 'Nia', mayManage: async () => manages, mayEdit: async () => false };
  const commands = commandsOver(world.briefs, { digest: () => bot.digest });
  return textOf(await commands.answer(line, { asker, place, at: world.now }));
}

describe('A question in one channel among many', () => {
  /** What is read to answer a line, where so many other channels of the same and of another server are subscribed. */
  async function readsAmong(others: number, line: string, asking: Asking): Promise<Reads> {
    const world = await begin();
    const { store, reads } = counted(world.store.digest);
    const bot = await world.start({ store });
    await save(world, made('north', 'N'));
    for (let number = 0; number < others; number += 1) {
      await save(world, made(`n${number}`, 'N'), made(`s${number}`, 'S'));
    }
    Object.assign(reads, { calls: 0, subscriptions: 0 });
    await ask(world, bot, line, asking);
    return { ...reads };
  }

  it.each<[string, string, Asking]>([
    ['its status', 'digest status', { channel: 'north', workspace: 'N', manages: true }],
    ['the status where there is none', 'digest status', { channel: 'bare', workspace: 'N' }],
    [
      'the status where there is none, by an admin',
      'digest status',
      { channel: 'bare', workspace: 'N', manages: true },
    ],
    ['the status in direct messages', 'digest status', { channel: 'direct' }],
    ['its preview', 'digest preview', { channel: 'north', workspace: 'N' }],
    ['the preview where there is none', 'digest preview', { channel: 'bare', workspace: 'N' }],
    ['the preview in direct messages', 'digest preview', { channel: 'direct' }],
  ])('reads the same for %s, however many there are', async (_, line, asking) => {
    const [few, many] = [await readsAmong(12, line, asking), await readsAmong(120, line, asking)];
    expect(many).toEqual(few);
    expect(many.subscriptions).toBeLessThanOrEqual(11);
  });

  it('tells an admin of the first ten of the server, and counts the rest of it alone', async () => {
    const world = await begin();
    const bot = await world.start();
    for (let number = 10; number < 25; number += 1) {
      await save(world, made(`n${number}`, 'N'), made(`s${number}`, 'S'));
    }
    const text = await ask(world, bot, 'digest status', { channel: 'bare', workspace: 'N', manages: true });
    expect(text.match(/#n\d+/g)).toEqual(Array.from({ length: 10 }, (_, index) => `#n${index + 10}`));
    expect(text).toContain('And 5 more channels');
    expect(text).not.toMatch(/#s\d/);
  });
});

describe('A channel of the settings, of which no workspace is stored', () => {
  async function settings(): Promise<{ readonly world: World; readonly bot: Bot }> {
    const world = await begin();
    world.channels = [channelOf('discord', 'north'), channelOf('discord', 'south')];
    world.discord.workspaces.set('north', undefined).set('south', undefined);
    const bot = await world.start();
    return { world, bot };
  }

  const elsewhere = { channel: 'bare', workspace: 'N', manages: true };

  it('is told to those who manage its server as soon as Discord knows it, and to no other', async () => {
    const { world, bot } = await settings();
    expect(await ask(world, bot, 'digest status', elsewhere)).not.toMatch(/#north|#south/);
    world.discord.workspaces.set('north', 'N').set('south', 'S');
    const text = await ask(world, bot, 'digest status', elsewhere);
    expect(text).toContain('#north');
    expect(text).not.toContain('#south');
    expect(await bot.digest.presence({ platform: 'discord', id: 'N' })).toEqual({ own: true, others: true });
  });

  it('is told before those that commands made, and once where a command has changed it', async () => {
    const { world, bot } = await settings();
    world.discord.workspaces.set('north', 'N').set('south', 'S');
    await save(world, made('a', 'N'));
    const told = async () => (await ask(world, bot, 'digest status', elsewhere)).match(/#(north|south|a)\b/g);
    expect(await told()).toEqual(['#north', '#a']);
    await bot.digest.pause({ platform: 'discord', channel: 'north' }, world.now + HOUR);
    expect(await told()).toEqual(['#a', '#north']);
    const stored = await world.store.digest.subscription('discord:north');
    expect(stored?.workspace).toBe('N');
  });

  it('counts as one more where ten others are told', async () => {
    const { world, bot } = await settings();
    world.discord.workspaces.set('north', 'N');
    for (let number = 10; number < 20; number += 1) await save(world, made(`n${number}`, 'N'));
    const text = await ask(world, bot, 'digest status', elsewhere);
    expect(text.match(/#n\w+/g)).toHaveLength(10);
    expect(text).toContain('And 1 more channel');
  });
});

describe('A subscription that was saved as a server’s', () => {
  it('is not told there where Discord knows that its channel is another’s', async () => {
    const world = await begin();
    const bot = await world.start();
    await save(world, made('moved', 'N'));
    world.discord.workspaces.set('moved', 'S');
    for (const channel of ['bare', 'moved']) {
      const text = await ask(world, bot, 'digest status', { channel, workspace: 'N', manages: true });
      expect(text).not.toContain('#moved');
    }
  });
});
