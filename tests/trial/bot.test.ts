import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { type DiscordSandbox, startDiscordSandbox } from '../../src/sandbox/discord/sandbox.ts';
import { type SlackSandbox, startSlackSandbox } from '../../src/sandbox/slack/sandbox.ts';
import { startTrialBot, type TrialBot } from '../../src/trial/bot.ts';
import { createTrialClock, type TrialClock } from '../../src/trial/clock.ts';
import { eventually } from '../bot/waiting.ts';
import { commandsOver } from '../fixtures/commands.ts';

const FIRST_BRIEF = new URL('../../briefs/us-mexico-migration.yaml', import.meta.url);
const START = Date.parse('2026-03-02T08:00:00Z');
const DAY = 24 * 3_600_000;

interface Trial {
  readonly bot: TrialBot;
  readonly clock: TrialClock;
  readonly slack: SlackSandbox;
  readonly discord: DiscordSandbox;
  /** The file of the one brief. */
  readonly brief: string;
  /** How many digests stand in Slack and in Discord. */
  posts(): readonly [number, number];
  /** The ways of all deliveries, newest first: `slack planned sending sent`. */
  ways(): Promise<readonly string[]>;
}

/** A bot on trial at eight o'clock, whose digest is due at nine. */
async function begin(schedule = 'daily 09:00 UTC'): Promise<Trial> {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-trial-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const brief = join(directory, 'us-mexico-migration.yaml');
  await copyFile(FIRST_BRIEF, brief);
  const clock = createTrialClock(() => START + Math.round(performance.now()));
  const manifest = slackManifest(commandsOver([]), { history: true });
  const slack = await startSlackSandbox({ manifest, clock: () => clock.now() });
  onTestFinished(() => slack.stop());
  const discord = await startDiscordSandbox({ clock: () => clock.now(), rateLimits: 'none' });
  onTestFinished(() => discord.stop());
  const bot = await startTrialBot({
    config: readConfig({ BRIEFS_DIR: directory, DIGEST_SCHEDULE: schedule }),
    connections: {
      slack: {
        botToken: slack.botToken,
        transport: { kind: 'socket', appToken: slack.appToken },
        apiUrl: slack.apiUrl,
        digestChannels: [slack.channel('#briefings').id],
      },
      discord: {
        token: discord.token,
        apiUrl: discord.apiUrl,
        prefix: '!',
        digestChannels: [discord.channel('briefings').id],
      },
    },
    log: pino({ level: 'silent' }),
    clock,
    random: () => 0,
  });
  onTestFinished(() => bot.stop());
  return {
    bot,
    clock,
    slack,
    discord,
    brief,
    posts: () => [slack.messages('#briefings').length, discord.messages('briefings').length],
    ways: async () =>
      (await bot.digest()).deliveries.map(({ platform, steps }) =>
        [platform, ...steps.map(({ state }) => state)].join(' '),
      ),
  };
}

describe('A bot on trial', () => {
  it('tells when the digest is due in each channel', async () => {
    const { bot } = await begin();
    const next = Date.parse('2026-03-02T09:00:00Z');
    expect(await bot.digest()).toEqual({
      subscriptions: [
        { platform: 'slack', label: '#briefings', schedule: 'daily 09:00 UTC', topics: [], next },
        { platform: 'discord', label: '#briefings', schedule: 'daily 09:00 UTC', topics: [], next },
      ],
      deliveries: [],
    });
  });

  it('posts every channel’s digest when it is told to, and leaves the slots alone', async () => {
    const { bot, posts } = await begin();
    const { subscriptions } = await bot.digest();
    await bot.postDigest();
    expect(posts()).toEqual([1, 1]);
    const after = await bot.digest();
    expect(after.subscriptions).toEqual(subscriptions);
    expect(after.deliveries.map(({ asked, steps }) => [asked, ...steps.map(({ state }) => state)])).toEqual([
      [true, 'planned', 'sending', 'sent'],
      [true, 'planned', 'sending', 'sent'],
    ]);
  });

  it('lets a day pass for itself and both platforms, and posts at the time of the slot', async () => {
    const { bot, clock, slack, discord, posts } = await begin();
    const before = clock.now();
    await bot.passDay();
    expect(clock.now()).toBeGreaterThanOrEqual(before + DAY);
    expect(clock.now()).toBeLessThan(before + DAY + 60_000);
    expect(posts()).toEqual([1, 1]);
    const due = '2026-03-02T09:00';
    const [inSlack] = slack.messages('#briefings');
    const [inDiscord] = discord.messages('briefings');
    expect(new Date(Number(inSlack?.ts) * 1_000).toISOString()).toContain(due);
    expect(inDiscord?.timestamp).toContain(due);
    expect((await bot.digest()).subscriptions.map(({ next }) => new Date(next ?? 0).toISOString())).toEqual([
      '2026-03-03T09:00:00.000Z',
      '2026-03-03T09:00:00.000Z',
    ]);
    await bot.passDay();
    expect(posts()).toEqual([2, 2]);
  });

  it('lives through every slot of a day, in the zone of its schedule', async () => {
    const { bot, posts } = await begin('daily 0:30,12:00,23:59 America/Mexico_City');
    await bot.passDay();
    expect(posts()).toEqual([3, 3]);
    const { deliveries } = await bot.digest();
    expect(deliveries.map(({ due, steps }) => [new Date(due).toISOString(), steps.at(-1)?.state])).toEqual(
      ['2026-03-03T06:30', '2026-03-03T05:59', '2026-03-02T18:00'].flatMap((time) =>
        Array(2).fill([`${time}:00.000Z`, 'sent']),
      ),
    );
  });

  it('is restarted on the same ledger: nothing is posted twice, and what was posted is remembered', async () => {
    const { bot, posts, ways, slack } = await begin();
    await bot.passDay();
    const before = await ways();
    await bot.restart();
    expect(await ways()).toEqual(before);
    await bot.passDay();
    expect(posts()).toEqual([2, 2]);
    await slack.command('/brief migration', { user: slack.member.id, channel: '#general' });
    expect(await slack.until(() => slack.ephemerals(slack.member.id)[0])).toBeDefined();
  });

  it('shows how a reply that got lost is settled, with one message in each channel', async () => {
    const { bot, slack, discord, posts, ways } = await begin();
    slack.faults.next('chat.postMessage', { kind: 'lose-reply' });
    discord.faults.next({ kind: 'lose-reply' }, { method: 'POST', path: /^\/channels\/\d+\/messages$/ });
    await bot.postDigest();
    const begun = ['discord planned sending unknown', 'slack planned sending unknown'];
    expect((await ways()).toSorted()).toEqual(begun);
    await bot.passDay();
    expect((await ways()).slice(-2).toSorted()).toEqual(begun.map((way) => `${way} sent`));
    // One that was asked for, and that of the day.
    expect(posts()).toEqual([2, 2]);
  });

  it('lets no day pass over a post that a platform puts off', async () => {
    const { bot, slack, posts, ways } = await begin();
    slack.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfter: 1 });
    slack.faults.next('chat.postMessage', { kind: 'status', status: 500 });
    await bot.passDay();
    expect(posts()).toEqual([1, 1]);
    expect((await ways()).find((way) => way.startsWith('slack'))).toBe(
      'slack planned sending planned sending unknown planned sending sent',
    );
  });

  it('shows the library as it is, tells when a file has changed, and holds a brief against a text', async () => {
    const { bot, brief } = await begin();
    const [shown] = bot.library().briefs;
    expect(shown).toMatchObject({ id: 'us-mexico-migration', handle: 'migration', checked: true });
    expect(shown?.quotations.map(({ place }) => place)).toEqual([
      '820–1023',
      '1296–1532',
      '1689–1966',
      '2252–2433',
    ]);
    const [first = '', second = ''] = shown?.quotations.flatMap(({ pieces }) => pieces) ?? [];
    const text = `Somebody wrote: “${first}” and also “${second.replace(/\w+(?=\W*$)/, 'otherwise')}”.`;
    const check = bot.check('us-mexico-migration', text);
    expect(check?.sameSource).toBe(false);
    expect(check?.quotations.map(({ found }) => found)).toEqual([true, false, false, false]);
    expect(check?.quotations[0]?.note).toContain(`at 17–${17 + first.length}`);
    expect(bot.check('nothing', text)).toBeUndefined();

    let changes = 0;
    bot.onChange(() => {
      changes += 1;
    });
    const yaml = await readFile(brief, 'utf8');
    await writeFile(brief, yaml.replace(/^title: .*$/m, 'title: Another title'));
    await eventually(() => (bot.library().briefs[0]?.title === 'Another title' ? true : undefined));
    expect(changes).toBeGreaterThan(0);
    await writeFile(brief, 'id: broken');
    const [problem] = await eventually(() => {
      const { problems } = bot.library();
      return problems.length > 0 ? problems : undefined;
    });
    expect(problem).toMatch(/us-mexico-migration\.yaml:\d+:\d+: /);
    expect(bot.library().briefs[0]?.title).toBe('Another title');
  });
});
