import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { type DiscordSandbox, startDiscordSandbox } from '../../src/sandbox/discord/sandbox.ts';
import { type SlackSandbox, startSlackSandbox } from '../../src/sandbox/slack/sandbox.ts';
import { commandsOver } from '../fixtures/commands.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { type Ended, runProgram, startProgram } from './program.ts';

/** What stands on standard error where a start fails: something, and no stack trace. */
function complaintOf({ code, stdout, stderr }: Ended): string {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).not.toBe('');
  expect(stderr).not.toMatch(/^\s+at .+:\d+:\d+|node:internal|\.ts:\d+/m);
  return stderr;
}

describe('a start that cannot succeed', () => {
  it('names every wrong setting in one message', async () => {
    const complaint = complaintOf(
      await runProgram({
        settings: {
          SLACK_BOT_TOKEN: 'xoxb-HUSH-1',
          DISCORD_TOKEN: 'HUSH 2',
          DISCORD_PREFIX: 'abc',
          DIGEST_SCHEDULE: 'whenever',
        },
      }),
    );
    for (const name of ['SLACK_APP_TOKEN', 'DISCORD_TOKEN', 'DISCORD_PREFIX', 'DIGEST_SCHEDULE'])
      expect(complaint).toContain(name);
    expect(complaint).not.toContain('HUSH');
  });

  it('says what to do where a folder has no valid brief', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'verbatim-start-'));
    try {
      await writeFile(join(directory, 'bridge.yaml'), 'id: bridge\ntitel: The bridge\n');
      const complaint = complaintOf(await runProgram({ settings: { BRIEFS_DIR: directory } }));
      expect(complaint).toMatch(/bridge\.yaml:\d+:\d+: .*titel/);
      expect(complaint).toContain('BRIEFS_DIR');
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it('does not take the sandbox for production, unless it is told to', async () => {
    const settings = { NODE_ENV: 'production' };
    expect(complaintOf(await runProgram({ settings }))).toContain('SANDBOX=1');
    const input = '/quote Morgan';
    const { code, stdout } = await runProgram({ settings: { ...settings, SANDBOX: '1' }, input });
    expect(code).toBe(0);
    expect(stdout).toContain('Mark Morgan');
  });
});

describe('a start with tokens', () => {
  let slack: SlackSandbox;
  let discord: DiscordSandbox;
  beforeAll(async () => {
    slack = await startSlackSandbox({ manifest: slackManifest(commandsOver([])) });
    discord = await startDiscordSandbox({ rateLimits: 'none' });
  });
  afterAll(() => Promise.all([slack.stop(), discord.stop()]));

  it('names each token that a platform does not accept, and repeats none', async () => {
    const complaint = complaintOf(
      await runProgram({
        settings: {
          SLACK_BOT_TOKEN: 'xoxb-WRONG-TOKEN',
          SLACK_APP_TOKEN: slack.appToken,
          SLACK_API_URL: slack.apiUrl,
          DISCORD_TOKEN: 'WRONG-TOKEN.wrong-token.wrong-token',
          DISCORD_API_URL: discord.apiUrl,
        },
      }),
    );
    expect(complaint).toContain('SLACK_BOT_TOKEN');
    expect(complaint).toContain('DISCORD_TOKEN');
    expect(complaint).not.toMatch(/wrong-token/i);
  });

  it('names the app’s token where it is the wrong one', async () => {
    const complaint = complaintOf(
      await runProgram({
        settings: {
          SLACK_BOT_TOKEN: slack.botToken,
          SLACK_APP_TOKEN: 'xapp-WRONG-TOKEN',
          SLACK_API_URL: slack.apiUrl,
        },
      }),
    );
    expect(complaint).toContain('SLACK_APP_TOKEN');
    expect(complaint).not.toMatch(/wrong-token|xoxb/i);
  });

  it('keeps a second bot from the same store, and ends the first in good order when it is told to', async () => {
    const settings = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      SLACK_CHANNEL: slack.channel('#briefings').id,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      LOG_LEVEL: 'debug',
    };
    const directory = await mkdtemp(join(tmpdir(), 'verbatim-store-'));
    const DATABASE_URL = join(directory, 'verbatim.sqlite');
    try {
      const first = await startProgram({ settings: { ...settings, DATABASE_URL } });
      await first.says('Verbatim is ready');
      expect(first.stderr()).toContain('SLACK_CHANNEL is no setting');
      expect(first.stderr()).toContain('SLACK_DIGEST_CHANNEL');
      expect(complaintOf(await runProgram({ settings: { ...settings, DATABASE_URL } }))).toContain(
        'Another Verbatim is running',
      );
      await slack.command('/brief migration', { user: slack.member.id, channel: '#general' });
      await slack.until(() => slack.ephemerals(slack.member.id)[0]);
      first.signal('SIGTERM');
      const { code, stdout, stderr } = await first.ended;
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      for (const secret of [slack.botToken, slack.appToken, discord.token])
        expect(stderr).not.toContain(secret);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe('a start without any setting', () => {
  it('answers the lines of standard input one after the other, in Slack and in Discord, and ends', async () => {
    const { code, stdout, stderr } = await runProgram({ input: '/brief migration\n\n!quote Morgan\n' });
    expect(code).toBe(0);
    const brief = firstBrief();
    const [first = '', second = ''] = stdout.split(/^(?=Discord #briefings)/m);
    expect(first).toContain(`${brief.title}\n`);
    expect(second).toContain(`“${brief.quotations.find(({ speaker }) => speaker === 'Mark Morgan')?.exact}”`);
    expect(stderr).toBe('');
  });

  it('answers more lines than a platform would take messages of a bot in so short a time', async () => {
    const { stdout } = await runProgram({ input: '!quote Morgan\n'.repeat(8) });
    expect(stdout).not.toContain('No answer came');
    expect(stdout.match(/^Discord #briefings/gm)).toHaveLength(8);
  });

  it('ends in good order where nobody reads its answers any more', async () => {
    const program = await startProgram({ input: '/brief migration\n!quote Morgan\n' });
    program.stopReading();
    expect(await program.ended).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('serves a page where standard input is empty, prints its address first, and ends when it is told to', async () => {
    const program = await startProgram({});
    await program.prints('on this machine');
    program.signal('SIGTERM');
    const { code, stdout, stderr } = await program.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+\/#[\w-]{22}\n/);
  });

  it('serves no page where a prompt is wanted, and says that nobody can type', async () => {
    const program = await startProgram({ flags: ['--terminal'] });
    await program.says('nobody can type');
    program.signal('SIGTERM');
    const { code, stdout } = await program.ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  });

  it('leaves no process behind where npm alone is told to end', async () => {
    const settings = { NODE_ENV: 'production', SANDBOX: '1' };
    const program = await startProgram({ by: 'npm', settings, flags: ['--terminal'] });
    await program.says('nobody can type');
    program.signal('SIGTERM');
    // Only once the bot, too, has let go of the streams that it has from npm.
    await program.ended;
  });

  it('says so where the port that is asked for is taken', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    if (address === null || typeof address === 'string') throw new Error('It has no port.');
    try {
      const { code, stdout, stderr } = await runProgram({ settings: { PORT: `${address.port}` } });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toBe(`Port ${address.port} is taken. Set PORT to another, or to none.\n`);
    } finally {
      taken.close();
    }
  });

  it('takes settings from a file .env in its folder', async () => {
    const complaint = complaintOf(await runProgram({ file: 'DIGEST_SCHEDULE=whenever\n' }));
    expect(complaint).toContain('DIGEST_SCHEDULE');
  });
});
