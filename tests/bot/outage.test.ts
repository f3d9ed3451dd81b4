import { describe, expect, it, onTestFinished } from 'vitest';
import type { Timer } from '../../src/start-platforms.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { stoppedClock } from './clock.ts';
import { MANAGER } from './discord-side.ts';
import { createWorld, type World } from './harness.ts';
import { eventually } from './waiting.ts';

/** How often each adapter asks in one start before it takes its platform for away. */
const SLACK_ASKS = 3;
const DISCORD_ASKS = 4;

/** A pause that ends when a test says so. */
function heldTimer() {
  const waiting: (() => void)[] = [];
  const timer: Timer = (_milliseconds, run) => {
    waiting.push(run);
    return () => {
      waiting.length = 0;
    };
  };
  return { timer, waiting: () => waiting.length, pass: () => waiting.shift()?.() };
}

async function worldWith(timer: Timer, clock = stoppedClock('2026-03-02T08:58:00Z')): Promise<World> {
  const world = await createWorld({
    briefs: [firstBrief()],
    clock,
    timer,
    history: true,
    discord: { rateLimits: 'none' },
  });
  onTestFinished(() => world.stop());
  return world;
}

function takeSlackAway({ slack }: World): void {
  for (let ask = 0; ask < SLACK_ASKS; ask += 1)
    slack.sandbox.faults.next('auth.test', { kind: 'status', status: 503 });
}

function takeDiscordAway({ discord }: World): void {
  for (let ask = 0; ask < DISCORD_ASKS; ask += 1)
    discord.sandbox.faults.next({ kind: 'status', status: 503 }, { path: '/gateway/bot' });
}

/** The lines that were logged at pino's level 50, error. */
const errorsOf = (world: World) =>
  world
    .log()
    .split('\n')
    .filter((line) => line.includes('"level":50'));

const discordStatus = async ({ discord }: World) =>
  discord.read(await discord.ask('/digest status', { user: MANAGER }));

const slackStatus = async ({ slack }: World) =>
  slack.read(await slack.ask('/digest status', { user: slack.sandbox.admin.id }));

describe('a bot that starts while one platform is away', () => {
  it('serves Discord, and Slack as soon as that is back; the digest waits for it', async () => {
    const { timer, waiting, pass } = heldTimer();
    const world = await worldWith(timer);
    const { slack, discord, clock } = world;
    takeSlackAway(world);
    const bot = await world.start();
    expect(errorsOf(world)).toEqual([expect.stringContaining('Slack could not be reached')]);
    const [first] = bot.platforms.map((platform) => platform.health());
    expect(first).toEqual({
      state: 'disconnected',
      notes: [expect.stringContaining('Slack could not be reached')],
    });

    clock.set('2026-03-02T09:00:00Z');
    await bot.digest.tick();
    expect([slack.posts('#briefings').length, discord.posts('briefings').length]).toEqual([0, 1]);
    const { channels } = await bot.digest.status({ kind: 'everything' });
    expect(channels[0]?.recent).toMatchObject([
      { state: 'planned', reason: expect.stringContaining('Slack') },
    ]);

    expect(waiting()).toBe(1);
    pass();
    await eventually(() => (bot.platforms[0]?.health().state === 'connected' ? true : undefined));
    clock.advance(60_000);
    await bot.digest.tick();
    expect([slack.posts('#briefings').length, discord.posts('briefings').length]).toEqual([1, 1]);
    expect(await slackStatus(world)).toContain('Mar 2, 2026, 09:00: posted');
    expect(errorsOf(world)).toHaveLength(1);
    expect(waiting()).toBe(0);
  });

  it('serves Slack, and Discord as soon as that is back', async () => {
    const { timer, pass } = heldTimer();
    const world = await worldWith(timer);
    takeDiscordAway(world);
    const bot = await world.start();
    expect(errorsOf(world)).toEqual([expect.stringContaining('Discord is in trouble (503)')]);
    expect(await slackStatus(world)).not.toBe('');
    const discord = bot.platforms.find(({ name }) => name === 'discord');
    expect(discord?.health()).toMatchObject({ state: 'disconnected', notes: [expect.any(String)] });
    pass();
    await eventually(() => (discord?.health().state === 'connected' ? true : undefined));
    // Commands are registered once the connection stands, the menus of messages last.
    await eventually(() =>
      world.discord.sandbox.commands().some(({ name }) => name === 'Draft a brief') ? true : undefined,
    );
    expect(await discordStatus(world)).toContain('#briefings');
    expect(world.discord.sandbox.gateway.connected).toBe(1);
  });

  it('connects to nothing any more once it is stopped, also where a start is under way', async () => {
    const { timer, waiting, pass } = heldTimer();
    const world = await worldWith(timer);
    const slack = world.slack.sandbox;
    takeSlackAway(world);
    slack.faults.next('auth.test', { kind: 'delay-reply', milliseconds: 100 });
    const bot = await world.start();
    pass();
    await eventually(() => (slack.requestCount('auth.test') > SLACK_ASKS ? true : undefined));
    await bot.stop();
    expect(waiting()).toBe(0);
    expect(world.discord.sandbox.gateway.connected).toBe(0);
    // A second bot, told the same a little later: by the time it has connected, the first would have.
    slack.faults.next('auth.test', { kind: 'delay-reply', milliseconds: 150 });
    await world.start();
    expect(slack.requestCount('apps.connections.open')).toBe(1);
  });

  it('ends at once where both are away, and leaves nothing open', async () => {
    const { timer, waiting } = heldTimer();
    const world = await worldWith(timer);
    takeSlackAway(world);
    takeDiscordAway(world);
    await expect(world.start()).rejects.toMatchObject({ errors: [{ mayPass: true }, { mayPass: true }] });
    expect(waiting()).toBe(0);
    expect(world.slack.sandbox.socket.connections).toBe(0);
    expect(world.discord.sandbox.gateway.connected).toBe(0);
  });
});
