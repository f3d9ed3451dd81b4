/** Two bots on one PostgreSQL, as somebody runs them who wants one of them to be always there. */
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { parseSchedule } from '../../src/digest/schedule.ts';
import type { PostgresServer } from '../store/embedded-postgres.ts';
import { sharedPostgres } from '../store/shared-postgres.ts';
import { runningClock } from './clock.ts';
import { begin, type Days, MINUTE, NEW_MIGRATION, titles } from './days.ts';
import { MANAGER } from './discord-side.ts';
import { addressOf, type WorldOptions } from './harness.ts';
import { LIGHTHOUSE } from './lighthouse.ts';
import { openNewsroom, seat } from './newsroom.ts';
import { publishFrom } from './reviewing.ts';
import { eventually } from './waiting.ts';

/** Two bots that share a database, on a Monday morning. */
async function twoBots(server: PostgresServer, options: Partial<WorldOptions> = {}) {
  const store = { url: await server.createDatabase() };
  const days = await begin('2026-03-02T08:00:00Z', { store, ...options });
  const [first, second] = [days.bot(), await days.world.start()] as const;
  /** Moves to a time, at which both bots look at the digest at once. */
  const bothAt = async (time: string) => {
    days.world.clock.set(time);
    await Promise.all([first.digest.tick(), second.digest.tick()]);
  };
  return { days, first, second, bothAt };
}

function schedule(words: string) {
  const parsed = parseSchedule(words);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.schedule;
}

/** Subscribes so many new channels of each platform to nine o'clock. @returns how many digests stand in each. */
async function subscribeMany({ world: { slack, discord } }: Days, bot: Bot, count: number) {
  const wish = { schedule: schedule('daily 09:00 UTC'), topics: [], quiet: 'library', person: 'U0' } as const;
  const numbers = Array.from({ length: count }, (_, index) => index);
  const rooms = numbers.map(() => slack.newRoom());
  const channels = numbers.map((number) => discord.sandbox.addChannel(`channel-${number}`).id);
  for (const channel of rooms) await bot.digest.subscribe({ platform: 'slack', channel }, wish);
  for (const channel of channels) {
    await eventually(async () => {
      const { kind } = await bot.digest.subscribe({ platform: 'discord', channel }, wish);
      return kind === 'subscribed' ? true : undefined;
    });
  }
  return () => [
    ...rooms.map((room) => slack.posts(room).length),
    ...channels.map((channel) => discord.posts(channel).length),
  ];
}

describe.each(sharedPostgres())('two bots on one database', (server) => {
  it('post every slot once between them', async () => {
    const { days, first, bothAt } = await twoBots(server);
    const counts = await subscribeMany(days, first, 5);
    await bothAt('2026-03-02T09:00:00Z');
    await bothAt('2026-03-02T09:01:00Z');
    await eventually(() => (counts().every((count) => count >= 1) ? true : undefined));
    expect(counts()).toEqual(Array.from({ length: 10 }, () => 1));
    expect(days.counts()).toEqual([1, 1]);
    await bothAt('2026-03-03T09:00:00Z');
    await bothAt('2026-03-03T09:01:00Z');
    await eventually(() => (counts().every((count) => count >= 2) ? true : undefined));
    expect(counts()).toEqual(Array.from({ length: 10 }, () => 2));
  });

  it('hand every slot over once between them where Slack has it ahead of its time', async () => {
    const { days, first, bothAt } = await twoBots(server, { history: false });
    const counts = await subscribeMany(days, first, 4);
    for (const time of ['08:50', '08:51', '09:00', '09:01']) await bothAt(`2026-03-02T${time}:00Z`);
    await eventually(() => (counts().every((count) => count >= 1) ? true : undefined));
    expect(counts()).toEqual(Array.from({ length: 8 }, () => 1));
    expect(days.world.slack.sandbox.requestCount('chat.scheduleMessage')).toBe(5);
  });

  it('go on with what the other one was told, after that has ended', async () => {
    const { days, first, second } = await twoBots(server);
    const { slack } = days.world;
    const channel = slack.newRoom();
    const where = { user: slack.sandbox.admin.id, channel };
    expect(slack.read(await slack.ask('/digest subscribe daily 10:00 UTC', where))).toContain('Subscribed');
    await first.stop();
    days.world.clock.set('2026-03-02T10:00:00Z');
    await second.digest.tick();
    await days.world.clock.advance(MINUTE);
    await second.digest.tick();
    expect(titles(slack.posts(channel).map(slack.read))).toEqual([NEW_MIGRATION]);
    expect(slack.read(await slack.ask('/digest why today', where))).toContain('10:00: posted');
  });

  it('answer once on Discord, where one takes over from the other', async () => {
    const { days, first } = await twoBots(server);
    const { discord } = days.world;
    const replies = (id: string) =>
      discord.sandbox.messages('general').filter(({ message_reference: to }) => to?.message_id === id);
    expect(discord.sandbox.gateway.connected).toBe(1);
    const asked = await discord.sandbox.say('!digest status', { user: MANAGER, channel: 'general' });
    await eventually(() => (replies(asked.id).length > 0 ? true : undefined));
    await first.stop();
    await eventually(() => (discord.sandbox.gateway.connected === 1 ? true : undefined));
    const status = () => discord.ask('/digest status', { user: MANAGER, channel: 'briefings' });
    const answer = await eventually(() => status().catch(() => undefined));
    expect(discord.read(answer)).toContain('#briefings');
    const again = await discord.sandbox.say('!digest status', { user: MANAGER, channel: 'general' });
    await eventually(() => (replies(again.id).length > 0 ? true : undefined));
    expect([replies(asked.id).length, replies(again.id).length]).toEqual([1, 1]);
  });

  it('answer a mention once that Slack sends to both of them', async () => {
    const { days, first, second } = await twoBots(server, {
      transport: 'http',
      // Bolt holds signatures to the machine's time.
      clock: runningClock(),
    });
    const { slack } = days.world;
    const statuses: number[] = [];
    // Something between Slack and the bots loses the first answer, so that Slack sends the event again.
    const between = createServer(async (request, response) => {
      const body = await Array.fromAsync(request);
      const headers = Object.entries(request.headers).filter(([name]) =>
        /^(?:x-slack|content-type)/.test(name),
      );
      const bot = statuses.length % 2 === 0 ? first : second;
      const answer = await fetch(`${addressOf(bot)}/slack/events`, {
        method: 'POST',
        headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
        body: Buffer.concat(body),
      });
      statuses.push(answer.status);
      response.writeHead(statuses.length % 2 === 0 ? answer.status : 503).end(await answer.text());
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void between.close());
    const address = between.address();
    if (address === null || typeof address === 'string') throw new Error('It has no port.');
    slack.sandbox.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
    const channel = slack.newRoom();
    const where = { user: slack.sandbox.member.id, channel };
    for (const topic of ['migration', 'asylum']) {
      await slack.mention(`brief ${topic}`, where);
      days.world.clock.advance(MINUTE);
    }
    await eventually(() => (statuses.length >= 4 ? true : undefined));
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(slack.posts(channel)).toHaveLength(2);
  });

  it('post once what is asked for by a button that is pressed twice', async () => {
    const { days } = await twoBots(server);
    const { slack } = days.world;
    const where = { user: slack.sandbox.admin.id, channel: '#general' };
    const question = await slack.ask('/digest now', where);
    const press = () => slack.sandbox.press(question, { user: where.user, label: 'Post to' });
    await Promise.all([press(), press()]);
    const reports = () =>
      slack.sandbox
        .ephemerals(where.user, where.channel)
        .filter((message) => slack.read(message).includes('asked for'));
    await eventually(() => (reports().length >= 2 ? true : undefined));
    expect(titles(slack.posts(where.channel).map(slack.read))).toEqual([NEW_MIGRATION]);
  });

  it('serve within a tick what an editor publishes by one of them', async () => {
    const room = await openNewsroom({ store: { url: await server.createDatabase() } });
    const bots = [room.bot(), await room.world.start()];
    await publishFrom(seat(room, 'slack'), room.address, LIGHTHOUSE);
    await Promise.all(bots.map((bot) => bot.tick()));
    for (const { library } of bots)
      expect(library.catalogue().briefs.map(({ id }) => id)).toContain(LIGHTHOUSE);
  });
});
