import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/briefs/schema.ts';
import type { SandboxMessage } from '../../src/sandbox/discord/sandbox.ts';
import { exampleInput } from '../fixtures/brief.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { MANAGER, MEMBER } from './discord-side.ts';
import { createWorld, type World } from './harness.ts';

const migration = firstBrief();
const NOBODY = { everyone: false, users: [], roles: [] };

const MORGAN = [
  `“${migration.quotations.find(({ speaker }) => speaker === 'Mark Morgan')?.exact}”`,
  'Mark Morgan, Acting Commissioner, U.S. Customs & Border Protection (at the time)',
  'On: whether Mexico does enough, and can keep it up',
  'As quoted by CGTN, World Today (undated in the source) · /brief migration',
].join('\n');

/** What a reader reads: the sandbox draws marks before lines, and numbers before buttons. */
const asRead = (drawn: string) => drawn.replace(/^[│>] /gm, '').replace(/\[\d+\] /g, '');

/** What an answer says, without its buttons. */
const wordsOf = (drawn: string) => asRead(drawn.replace(/\n+\[1\].*$/s, ''));

describe('the bot in Discord', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({
      briefs: [migration, exampleInput()],
      discord: { channels: ['briefings', 'spare', 'crowd', 'general'] },
    });
    await world.start();
  });
  afterAll(async () => {
    expect(world.discord.refusals).toEqual([]);
    const everything = ['briefings', 'general', 'spare', 'crowd'].flatMap((name) =>
      world.discord.posts(name),
    );
    for (const message of everything) expect(message.notifies).toEqual(NOBODY);
    await world.stop();
  });

  const nameOf = (user: string) => world.discord.sandbox.person(user).id;
  const answerOf = (message: SandboxMessage) => wordsOf(world.discord.read(message));

  it('answers /brief migration with what fits a phone, for the asker alone', async () => {
    const { discord } = world;
    const answer = await discord.ask('/brief migration');
    const read = discord.read(answer);
    expect(answer.onlyFor).toBe(nameOf(MEMBER));
    expect(asRead(read).length).toBeLessThanOrEqual(1_000);
    expect(read).toContain(migration.title);
    expect(read).toContain(migration.summary);
    expect(read).toContain(`CGTN reported: ${migration.key_points[0]?.text}`);
    expect(migration.quotations.filter(({ exact }) => read.includes(`“${exact}”`))).toHaveLength(1);
    expect(read.split('\n').at(-1)).toBe(
      `[1] All key points (${migration.key_points.length})  [2] Quotations (4)  [3] Figures (4)  [4] Share`,
    );
    expect(discord.posts('general')).toEqual([]);
  });

  it.each([
    [`All key points (${migration.key_points.length})`, migration.key_points.map(({ text }) => text)],
    ['Quotations (4)', migration.quotations.map((one) => `“${piecesOf(one)[0]?.exact}”`)],
    ['Figures (4)', migration.figures.map(({ as_written, what }) => `${as_written}: ${what}`)],
  ])('leads from there to %s, for whoever presses', async (label, texts) => {
    const { discord } = world;
    const part = await discord.press(await discord.ask('/brief migration'), label);
    expect(part.onlyFor).toBe(nameOf(MEMBER));
    for (const text of texts) expect(discord.read(part)).toContain(text);
  });

  it('shares with the channel, names who shared, and answers whoever presses there alone', async () => {
    const { discord } = world;
    const asked = await discord.ask('/brief migration', { channel: 'spare' });
    const shared = await discord.press(asked, 'Share');
    expect(shared.onlyFor).toBeUndefined();
    expect(discord.read(shared)).toContain(`Shared by ${MEMBER}`);
    expect(discord.read(shared)).not.toContain('] Share');
    const part = await discord.press(shared, 'Figures (4)', MANAGER);
    expect(part.onlyFor).toBe(nameOf(MANAGER));
    expect(discord.read(part)).toContain('some 60,000');
    expect(discord.posts('spare')).toHaveLength(1);
  });

  it('completes speakers and topics while they are typed, and answers what is chosen', async () => {
    const { discord } = world;
    const speakers = await discord.sandbox.complete({ name: 'quote', option: 'who', value: 'mor' });
    expect(speakers.map(({ value }) => value)).toContain('Mark Morgan');
    const topics = await discord.sandbox.complete({ name: 'brief', option: 'topic', value: 'migr' });
    expect(topics[0]?.value).toBe('migration');
    expect(await discord.sandbox.complete({ name: 'quote', option: 'who', value: 'zzzz' })).toEqual([]);
    expect(answerOf(await discord.ask('/quote who:Mark Morgan'))).toBe(MORGAN);
  });

  it('answers !quote Morgan for everybody, with the four lines of a quotation', async () => {
    const { discord } = world;
    const reply = await discord.say('!quote Morgan');
    expect(reply.onlyFor).toBeUndefined();
    expect(answerOf(reply)).toBe(MORGAN);
    const part = await discord.press(reply, 'Brief', MANAGER);
    expect(part.onlyFor).toBe(nameOf(MANAGER));
    expect(discord.read(part)).toContain(migration.summary);
  });

  it('answers a mention, and neither an unknown !word, nor a word within a message, nor a bot', async () => {
    const { discord } = world;
    const before = discord.posts('general').length;
    for (const text of ['!zebra', '!', 'quote Morgan', 'and then !quote Morgan', '/brief migration'])
      await discord.sandbox.say(text);
    await discord.sandbox.say('!quote Morgan', { user: discord.sandbox.bot.id });
    const mentioned = await discord.say('quote Morgan', { mention: true });
    expect(answerOf(mentioned)).toBe(MORGAN);
    expect(discord.posts('general')).toHaveLength(before + 2);
  });

  it('says what it did not understand, what is near, and what works, in 300 characters', async () => {
    const { discord } = world;
    expect(answerOf(await discord.ask('/brief zebra'))).toContain('No brief matches: zebra.');
    expect(discord.read(await discord.ask('/brief migraton'))).toContain(migration.title);
    for (const input of ['x'.repeat(5_000), 'word '.repeat(400), '🦓🦓🦓', '@everyone *a* `b`', '#9999']) {
      for (const command of ['/brief', '/quote']) {
        const words = answerOf(await discord.ask(`${command} ${input}`));
        if (!words.startsWith('The library')) expect(words.length, words).toBeLessThanOrEqual(300);
        expect(words).not.toContain('x'.repeat(61));
      }
    }
    const reply = await discord.say(`!quote ${'x'.repeat(1_900)}`, { channel: 'crowd' });
    expect(answerOf(reply).length).toBeLessThanOrEqual(300);
  });

  it('refuses a member to post a digest; asks a manager, and posts once however often it is told to', async () => {
    const { discord } = world;
    const refused = await discord.ask('/digest now', { channel: 'briefings' });
    expect(refused.onlyFor).toBe(nameOf(MEMBER));
    expect(discord.read(refused)).toContain('Manage Server');
    const question = await discord.ask('/digest now', { channel: 'briefings', user: MANAGER });
    expect(question.onlyFor).toBe(nameOf(MANAGER));
    expect(discord.read(question)).toContain('Post to #briefings now?');
    expect(discord.posts('briefings')).toEqual([]);
    const accounts = await Promise.all([
      discord.press(question, 'Post to #briefings'),
      discord.press(question, 'Post to #briefings'),
    ]);
    for (const account of accounts) expect(discord.read(account)).toContain('posted');
    const titles = discord.posts('briefings').map((post) => discord.read(post).split('\n')[0]);
    expect(titles).toEqual([
      'New in the library: The winter without a ferry',
      `New in the library: ${migration.title}`,
    ]);
  });

  it('leaves !help to other bots, and explains itself to whoever mentions it or asks a command for help', async () => {
    const { discord } = world;
    const before = discord.posts('crowd').length;
    await discord.sandbox.say('!help', { channel: 'crowd' });
    await discord.sandbox.say('!HELP quote', { channel: 'crowd' });
    const reply = await discord.say('help', { mention: true, channel: 'crowd' });
    expect(discord.read(reply)).toContain('What you can ask');
    expect(discord.posts('crowd')).toHaveLength(before + 1);
    expect(discord.read(await discord.ask('/brief help'))).toContain('Example: /brief');
  });

  it('knows of no digest in direct messages, whoever asks there', async () => {
    const { discord } = world;
    for (const line of ['/digest preview', '/digest status']) {
      const answer = discord.read(await discord.ask(line, { channel: 'dm', user: MANAGER }));
      expect(answer).toContain('No digest channel is set here');
      expect(answer).not.toContain('#briefings');
    }
  });

  it('shows the state of the digest to the asker alone, and in the open says only how to ask', async () => {
    const { discord } = world;
    const status = await discord.ask('/digest status', { channel: 'briefings' });
    expect(status.onlyFor).toBe(nameOf(MEMBER));
    expect(discord.read(status)).toMatch(/asked for.*posted/);
    const reply = await discord.say('!digest status', { channel: 'crowd', user: MANAGER });
    expect(discord.read(reply)).toContain('/digest status');
    expect(discord.read(reply)).not.toContain('#briefings');
  });
});

describe('the bot in Discord, started again', () => {
  it('writes its commands once, and again only where they differ', async () => {
    const world = await createWorld({ briefs: [migration], store: 'file' });
    const { discord } = world;
    try {
      const bot = await world.start();
      const written = { ...discord.sandbox.commandWrites };
      expect(
        discord.sandbox
          .commands()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['Draft a brief', 'brief', 'digest', 'draft', 'quote']);
      await bot.stop();
      await world.start();
      expect(discord.sandbox.commandWrites).toEqual(written);
      expect(answerOf(await discord.ask('/quote who:Morgan'))).toBe(MORGAN);
    } finally {
      await world.stop();
    }

    function answerOf(message: SandboxMessage): string {
      return wordsOf(discord.read(message));
    }
  });
});

describe('the bot in a Discord that does not show it what people write', () => {
  it('starts, says what is missing, and answers slash commands and mentions', async () => {
    const world = await createWorld({ briefs: [migration], discord: { messageContentIntent: false } });
    const { discord } = world;
    try {
      await world.start();
      expect(world.log()).toContain('Message Content');
      await discord.sandbox.say('!quote Morgan');
      expect(wordsOf(discord.read(await discord.say('quote Morgan', { mention: true })))).toBe(MORGAN);
      expect(discord.posts('general')).toHaveLength(1);
      expect(discord.read(await discord.say('help', { mention: true }))).toContain('mention me');
      expect(discord.read(await discord.ask('/digest status', { user: MANAGER }))).toContain(
        'Message Content',
      );
    } finally {
      await world.stop();
    }
  });
});

describe('the bot in Discord, asked too much', () => {
  it('gives five answers in ten seconds, then asks for a moment, and answers again', async () => {
    const world = await createWorld({ briefs: [migration], settings: { ANSWER_LIMIT: '5/10s' } });
    const { discord, clock } = world;
    try {
      await world.start();
      for (let count = 0; count < 5; count += 1) {
        expect(discord.read(await discord.ask('/quote who:Morgan'))).toContain('Mark Morgan');
      }
      const sixth = await discord.ask('/quote who:Morgan');
      expect(discord.read(sixth)).toContain('One moment');
      expect(sixth.onlyFor).toBe(discord.sandbox.person(MEMBER).id);
      expect(discord.read(await discord.ask('/quote who:Morgan', { user: MANAGER }))).toContain(
        'Mark Morgan',
      );
      clock.advance(11_000);
      expect(discord.read(await discord.ask('/quote who:Morgan'))).toContain('Mark Morgan');
    } finally {
      await world.stop();
    }
  });
});
