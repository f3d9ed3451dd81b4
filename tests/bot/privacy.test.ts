import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxEvent } from '../../src/sandbox/discord/sandbox.ts';
import { exampleInput } from '../fixtures/brief.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { runningClock } from './clock.ts';
import { MANAGER } from './discord-side.ts';
import { createWorld, type World } from './harness.ts';

/** What people say to each other; the bot is not asked. */
const OVERHEARD = 'OVERHEARD-heron-5519 sold the boat';

/** What people ask the bot, in every way there is: none of it means anything to it. */
const ASKED = 'ASKED-kestrel-7741';

/** What people ask of a channel's digest: some of it is unclear, and the rest is kept as what it means. */
const SUBSCRIBED = [
  `subscribe ${ASKED} daily 9:00`,
  `subscribe daily 9:00 UTC islands quiet=${ASKED}`,
  `schedule ${ASKED}`,
  `topics ${ASKED}`,
  `quiet ${ASKED}`,
  `zone ${ASKED}`,
  `why ${ASKED}`,
  'subscribe daily 9:00 UTC islands quiet=line',
  `pause ${ASKED}`,
];

/** Words of a quotation, written as nobody else writes them: they find it, and stand in its buttons. */
const FOUND = 'wE aSKED fOR oNE bOAT a dAY oNE wE wERE gIVEN a bROCHURE';

/** As many words as somebody pastes: too many for a button. */
const PASTED = `${FOUND} wE wERE gIVEN a bROCHURE wE aSKED fOR oNE bOAT a dAY`;

describe('what people write', () => {
  let world: World;
  const discordRequests: Extract<SandboxEvent, { readonly type: 'request' }>[] = [];

  beforeAll(async () => {
    world = await createWorld({
      briefs: [firstBrief(), exampleInput()],
      store: 'file',
      clock: runningClock('2026-03-02T08:00:00Z'),
      history: true,
      discord: { rateLimits: 'none' },
    });
    const bot = await world.start();
    const { slack, discord } = world;
    discord.sandbox.on((event) => {
      if (event.type === 'request') discordRequests.push(event);
    });
    const channel = slack.newRoom();
    const member = slack.sandbox.member.id;

    await slack.sandbox.say(OVERHEARD, { user: member, channel });
    await discord.sandbox.say(OVERHEARD);
    await discord.sandbox.say(`!other ${OVERHEARD}`);

    for (const command of ['/brief', '/quote', '/digest']) await slack.ask(`${command} ${ASKED}`);
    for (const line of [`quote ${ASKED}`, `brief ${ASKED} figures`, ASKED, `help ${ASKED}`]) {
      await slack.mention(line, { channel });
      world.clock.advance(5_000);
    }
    await discord.ask(`/brief ${ASKED}`);
    await discord.ask(`/quote who:${ASKED} number:3`);
    await discord.say(`!quote ${ASKED}`);
    await discord.say(`digest ${ASKED}`, { mention: true });
    await discord.sandbox.complete({ name: 'brief', option: 'topic', value: ASKED });
    await discord.sandbox.complete({ name: 'quote', option: 'who', value: ASKED });

    const room = { user: slack.sandbox.admin.id, channel: slack.newRoom() };
    for (const line of SUBSCRIBED) await slack.ask(`/digest ${line}`, room);
    const { views } = slack.sandbox;
    await slack.sandbox.command('/digest subscribe', room);
    const { id } = await slack.sandbox.until(() => views.modals(room.user).at(-1));
    const values = { schedule: ASKED, zone: ASKED, topics: ['islands'], quiet: 'quiet=line' };
    await views.submit(id, { user: room.user, values });
    for (const line of SUBSCRIBED) await discord.say(`!digest ${line}`, { user: MANAGER });
    const option = { name: 'digest', subcommand: 'subscribe', value: ASKED };
    await discord.sandbox.complete({ ...option, option: 'zone' });
    await discord.sandbox.complete({ ...option, option: 'topics' });

    for (const words of [FOUND, PASTED]) {
      for (const shown of [
        slack.read(await slack.press(await slack.ask(`/quote ${words}`), 'Share')),
        discord.read(await discord.press(await discord.ask(`/quote who:${words}`), 'Share')),
      ])
        expect(shown).toContain('We asked for one boat a day');
    }

    // A digest, so that the store has something in it.
    world.clock.set('2026-03-02T09:00:00Z');
    await bot.digest.tick();
    expect(slack.posts(room.channel).length).toBe(1);
    expect(slack.posts('#briefings').length).toBeGreaterThan(0);
  });
  afterAll(() => world.stop());

  it('is answered by an echo in the answer, and by nothing else that the bot sends', () => {
    const { slack } = world;
    const sent = [
      ...slack.sandbox
        .requests()
        .map(({ method, arguments: body }) => ({ to: method, body: JSON.stringify(body) })),
      ...discordRequests.map(({ method, path, body }) => ({
        to: `${method} ${path}`,
        body: JSON.stringify(body ?? null),
      })),
    ];
    const answering =
      /^(?:response_url|chat\.post\w+|views\.update|POST \/(?:interactions|channels|webhooks)\/.*)$/;
    const echoing = sent.filter(({ to, body }) => `${to} ${body}`.includes(ASKED));
    expect(echoing.length).toBeGreaterThanOrEqual(10);
    for (const { to } of echoing) expect(to.replaceAll(/\?.*/g, '')).toMatch(answering);
    expect(sent.filter(({ to, body }) => `${to} ${body}`.includes(OVERHEARD))).toEqual([]);
  });

  it('is in no line of the log, at any level', () => {
    const log = world.log();
    expect(log).toContain('A digest was posted');
    for (const text of [OVERHEARD, ASKED, FOUND, 'heron', 'kestrel']) expect(log).not.toContain(text);
  });

  it('is in no file of the store', async () => {
    const names = (await readdir(world.directory)).filter((name) => name.includes('sqlite'));
    const bytes = await Promise.all(names.map((name) => readFile(join(world.directory, name))));
    // The write-ahead log holds what the file itself does not have yet.
    expect(names.sort()).toContain('verbatim.sqlite-wal');
    const stored = Buffer.concat(bytes);
    expect(stored.includes('New in the library')).toBe(true);
    // What was subscribed to is there, and who did, to be told where posting is refused; no name of anybody.
    for (const text of ['["islands"]', world.slack.sandbox.admin.id])
      expect(stored.includes(text), text).toBe(true);
    for (const { name, realName } of world.slack.sandbox.people) {
      for (const text of [`"${name}"`, realName]) expect(stored.includes(text), text).toBe(false);
    }
    for (const text of [OVERHEARD, ASKED, FOUND, 'heron', 'kestrel', 'bROCHURE'])
      expect(stored.includes(text), text).toBe(false);
  });

  it('is followed by no token in the log either, with nothing struck out of it', () => {
    for (const secret of world.secrets) expect(world.log()).not.toContain(secret);
  });
});
