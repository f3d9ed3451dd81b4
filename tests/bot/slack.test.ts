import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/briefs/schema.ts';
import { exampleInput } from '../fixtures/brief.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { createWorld, type World } from './harness.ts';

const migration = firstBrief();
const quotation = (speaker: string) =>
  migration.quotations.filter((one) => one.speaker === speaker).map((one) => `“${piecesOf(one)[0]?.exact}”`);

const MORGAN = [
  quotation('Mark Morgan')[0],
  'Mark Morgan, Acting Commissioner, U.S. Customs & Border Protection (at the time)',
  'On: whether Mexico does enough, and can keep it up',
  'As quoted by CGTN, World Today (undated in the source) · /brief migration',
].join('\n');

/** What a reader reads: the sandbox draws a bar before quoted lines, and numbers before buttons. */
const asRead = (drawn: string) => drawn.replace(/^│ /gm, '').replace(/\[\d+\] /g, '');

/** What an answer says, without the line of its buttons. */
const wordsOf = (drawn: string) => asRead(drawn.replace(/\n\[1\].*$/s, ''));

describe.each(['socket', 'http'] as const)('the bot in Slack over %s', (transport) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ briefs: [migration, exampleInput()], transport });
    await world.start();
  });
  afterAll(async () => {
    expect(world.slack.sandbox.refusals()).toEqual([]);
    await world.stop();
  });

  it('answers /brief migration with what fits a phone, for the asker alone', async () => {
    const { slack } = world;
    const answer = await slack.ask('/brief migration');
    const read = slack.read(answer);
    expect(answer.visibleTo).toBe(slack.sandbox.member.id);
    expect(asRead(read).length).toBeLessThanOrEqual(1_000);
    expect(read.startsWith(`${migration.title}\nSource: CGTN, World Today (undated in the source)`)).toBe(
      true,
    );
    expect(read).toContain(migration.summary);
    expect(read).toContain(`CGTN reported: ${migration.key_points[0]?.text}`);
    expect(migration.quotations.filter((one) => read.includes(`“${piecesOf(one)[0]?.exact}”`))).toHaveLength(
      1,
    );
    expect(read.split('\n').at(-1)).toBe(
      `[1] All key points (${migration.key_points.length})  [2] Quotations (4)  [3] Figures (4)  [4] Share`,
    );
    expect(slack.posts('#general')).toEqual([]);
  });

  it.each([
    ['All key points', migration.key_points.map(({ text }) => text)],
    ['Quotations', migration.quotations.map((one) => `“${piecesOf(one)[0]?.exact}”`)],
    ['Figures', migration.figures.map(({ as_written, what }) => `${as_written}: ${what}`)],
  ])('leads from there to %s, for whoever presses', async (label, texts) => {
    const { slack } = world;
    const part = await slack.press(await slack.ask('/brief migration'), label);
    expect(part.visibleTo).toBe(slack.sandbox.member.id);
    for (const text of texts) expect(slack.read(part)).toContain(text);
  });

  it('shares with the channel, names who shared, and answers whoever presses there alone', async () => {
    const { slack } = world;
    const channel = slack.newRoom();
    const shared = await slack.press(await slack.ask('/brief migration', { channel }), 'Share');
    expect(shared.visibleTo).toBeUndefined();
    expect(slack.read(shared)).toContain('Shared by maria');
    expect(slack.read(shared)).not.toContain('] Share');
    expect(shared.notifies).toEqual([]);
    const admin = slack.sandbox.admin.id;
    const part = await slack.press(shared, 'Figures', admin);
    expect(part.visibleTo).toBe(admin);
    expect(slack.read(part)).toContain('some 60,000');
    expect(slack.posts(channel)).toHaveLength(1);
  });

  it('answers /quote with the four lines of a quotation', async () => {
    const { slack } = world;
    expect(wordsOf(slack.read(await slack.ask('/quote Morgan')))).toBe(MORGAN);
    expect(wordsOf(slack.read(await slack.ask('/quote cbp')))).toBe(MORGAN);
  });

  it('leads from one quotation of a speaker to the next', async () => {
    const { slack } = world;
    const [one, two] = quotation('Marcelo Ebrard');
    const first = await slack.ask('/quote Ebrard');
    expect(slack.read(first)).toContain(one);
    expect(slack.read(first)).toContain('1 of 2');
    expect(slack.read(await slack.press(first, 'Next'))).toContain(two);
  });

  it('answers a mention in its thread, and a mention in a thread there', async () => {
    const { slack } = world;
    const channel = slack.newRoom();
    const answer = await slack.mention('quote Morgan', { channel });
    expect(wordsOf(slack.read(answer))).toBe(MORGAN);
    const [question] = slack.sandbox.messages(channel);
    expect(answer.thread_ts).toBe(question?.ts);
    const thread = (await slack.sandbox.say('Well?', { channel, user: slack.sandbox.member.id })).message.ts;
    const inside = await slack.mention('brief migration figures', { channel, thread });
    expect(inside.thread_ts).toBe(thread);
    // Slack asks for the thread's first message, not for the reply that mentions the bot.
    const [request] = slack.sandbox.requests('chat.postMessage').slice(-1);
    expect(request?.arguments['thread_ts']).toBe(thread);
    expect(slack.read(inside)).toContain('some 60,000');
  });

  it('says what it did not understand, what is near, and what works, in 300 characters', async () => {
    const { slack } = world;
    const near = await slack.ask('/brief zebra');
    expect(slack.read(near)).toContain('No brief matches: zebra.');
    expect(slack.read(await slack.ask('/brief migraton'))).toContain(migration.title);
    for (const input of ['x'.repeat(5_000), 'word '.repeat(1_000), '🦓🦓🦓', '<!channel> *a* `b`', '#9999']) {
      for (const command of ['/brief', '/quote', '/digest']) {
        const answer = await slack.ask(`${command} ${input}`);
        const words = wordsOf(slack.read(answer));
        if (!words.startsWith('The library')) expect(words.length, words).toBeLessThanOrEqual(300);
        expect(words).not.toContain('x'.repeat(61));
        expect(answer.notifies).toEqual([]);
      }
    }
  });

  it('lists the library, and opens what is chosen from the list', async () => {
    const { slack } = world;
    const library = await slack.ask('/brief');
    expect(slack.read(library)).toContain('The library: 2 briefs');
    const user = slack.sandbox.member.id;
    const chosen = await slack.next(() => slack.sandbox.choose(library, { user, option: migration.title }));
    expect(slack.read(chosen)).toContain(migration.summary);
  });

  it('refuses a member to post a digest, and tells nobody else', async () => {
    const { slack } = world;
    const answer = await slack.ask('/digest now', { channel: '#briefings' });
    expect(answer.visibleTo).toBe(slack.sandbox.member.id);
    expect(slack.read(answer)).toContain('is for workspace admins, whoever made this channel');
    expect(slack.posts('#briefings')).toEqual([]);
  });

  it('asks an admin before it posts a digest, and posts once however often it is told to', async () => {
    const { slack } = world;
    const user = slack.sandbox.admin.id;
    const question = await slack.ask('/digest now', { user, channel: '#briefings' });
    expect(slack.read(question)).toContain('Post to #briefings now?');
    expect(slack.posts('#briefings')).toEqual([]);
    const told = await slack.gather(
      () =>
        Promise.all([
          slack.sandbox.press(question, { user, label: 'Post to' }),
          slack.sandbox.press(question, { user, label: 'Post to' }),
        ]),
      (text) => [...text.matchAll(/^.*\d+:\d+.*posted/gm)].length === 2,
      { user, channel: '#briefings' },
    );
    // One digest of two new briefs for everybody, and an account for each press.
    expect(told.filter(({ visibleTo }) => visibleTo === user)).toHaveLength(2);
    const titles = slack.posts('#briefings').map((post) => slack.read(post).split('\n')[0]);
    expect(titles).toEqual([
      'New in the library: The winter without a ferry',
      `New in the library: ${migration.title}`,
    ]);
    const mentioned = await slack.mention('digest now', { user, channel: '#briefings' });
    expect(mentioned.visibleTo).toBe(user);
  });

  it('shows the state of the digest to the asker alone', async () => {
    const { slack } = world;
    const status = await slack.ask('/digest status', { channel: '#briefings' });
    expect(status.visibleTo).toBe(slack.sandbox.member.id);
    expect(slack.read(status)).toMatch(/asked for.*posted/);
    expect(slack.read(status)).toContain('daily 09:00 UTC');
    expect(slack.read(await slack.ask('/digest preview', { channel: '#briefings' }))).toContain(
      'From the library',
    );
  });
});

describe('the bot in Slack, asked too much', () => {
  it('gives five answers in ten seconds, then asks for a moment, and answers again', async () => {
    const world = await createWorld({ briefs: [migration], settings: { ANSWER_LIMIT: '5/10s' } });
    const { slack, clock } = world;
    try {
      await world.start();
      for (let count = 0; count < 5; count += 1) {
        expect(slack.read(await slack.ask('/quote Morgan'))).toContain('Mark Morgan');
      }
      expect(slack.read(await slack.ask('/quote Morgan'))).toContain('One moment');
      const other = await slack.ask('/quote Morgan', { user: slack.sandbox.admin.id });
      expect(slack.read(other)).toContain('Mark Morgan');
      clock.advance(11_000);
      expect(slack.read(await slack.ask('/quote Morgan'))).toContain('Mark Morgan');
    } finally {
      await world.stop();
    }
  });
});
