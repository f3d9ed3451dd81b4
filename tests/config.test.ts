import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const BOT_TOKEN = 'xoxb-1111-2222-aaaabbbb';
const APP_TOKEN = 'xapp-1-A111-2222-ccccdddd';
const DISCORD_TOKEN = 'abcdefghijklmnopqrstuvwx.Gabcde.abcdefghijklmnopqrstuvwxyz0123';

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('The settings', () => {
  it('lead to the sandbox where no platform is set', () => {
    const config = readConfig({ PATH: '/bin', SLACK_BOT_TOKEN: '', DISCORD_TOKEN: '  ' });
    expect(config.surroundings).toEqual({ kind: 'sandbox', prefix: '!' });
    expect(readConfig({ SANDBOX_HOST: '192.168.1.20', PORT: '4000' }).surroundings).toEqual({
      kind: 'sandbox',
      prefix: '!',
      host: '192.168.1.20',
      port: 4000,
    });
    expect(config).toMatchObject({ quiet: 'library', briefsDirectory: 'briefs', warnings: [], secrets: [] });
    expect(config.answerLimit).toBeUndefined();
    expect(readConfig({ ANSWER_LIMIT: '3/2s' }).answerLimit).toEqual({ answers: 3, within: 2_000 });
    expect(config.schedule).toMatchObject({ zone: 'UTC', times: [{ hour: 9, minute: 0 }] });
  });

  it('read both platforms, with lists of channels in which none stands twice', () => {
    const config = readConfig({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_DIGEST_CHANNEL: 'C0123456789, C0123456780 C0123456789',
      DISCORD_TOKEN,
      DISCORD_DIGEST_CHANNEL: '123456789012345678',
      DISCORD_PREFIX: '?',
      DIGEST_SCHEDULE: 'weekdays 08:30 Europe/Berlin',
      DIGEST_QUIET: 'skip',
      ANSWER_LIMIT: 'off',
    });
    expect(config.surroundings).toEqual({
      kind: 'platforms',
      slack: {
        botToken: BOT_TOKEN,
        transport: { kind: 'socket', appToken: APP_TOKEN },
        digestChannels: ['C0123456789', 'C0123456780'],
      },
      discord: { token: DISCORD_TOKEN, prefix: '?', digestChannels: ['123456789012345678'] },
    });
    expect(config).toMatchObject({ quiet: 'skip', answerLimit: 'off' });
    expect(config.secrets).toEqual([BOT_TOKEN, APP_TOKEN, DISCORD_TOKEN]);
  });

  it('choose HTTP where only the signing secret is set', () => {
    const { surroundings } = readConfig({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      PORT: '8080',
    });
    expect(surroundings).toMatchObject({ slack: { transport: { kind: 'http', port: 8080 } } });
  });

  it('name every problem in one message, and never a secret', () => {
    const problems = problemsOf({
      SLACK_BOT_TOKEN: 'xoxp-wrong-kind-of-token',
      SLACK_DIGEST_CHANNEL: '#general',
      DISCORD_DIGEST_CHANNEL: 'general',
      DIGEST_SCHEDULE: 'whenever',
      ANSWER_LIMIT: 'many',
      PORT: '99999',
    });
    for (const name of [
      'SLACK_BOT_TOKEN must begin with xoxb-',
      'SLACK_BOT_TOKEN is set without SLACK_APP_TOKEN',
      'SLACK_DIGEST_CHANNEL must be ids',
      'DISCORD_DIGEST_CHANNEL must be ids',
      'DISCORD_TOKEN is missing',
      'DIGEST_SCHEDULE',
      'ANSWER_LIMIT must be',
      'PORT must be',
    ]) {
      expect(problems.filter((problem) => problem.startsWith(name))).toHaveLength(1);
    }
    expect(problems.join()).not.toContain('xoxp-wrong');
  });

  it.each([
    [{ SLACK_BOT_TOKEN: BOT_TOKEN }, 'SLACK_APP_TOKEN'],
    [{ SLACK_APP_TOKEN: APP_TOKEN }, 'SLACK_BOT_TOKEN is missing'],
    [{ SLACK_SIGNING_SECRET: '0123456789abcdef' }, 'SLACK_BOT_TOKEN is missing'],
    [{ SLACK_DIGEST_CHANNEL: 'C0123456789' }, 'SLACK_BOT_TOKEN is missing'],
    [{ DISCORD_DIGEST_CHANNEL: '123456789012345678' }, 'DISCORD_TOKEN is missing'],
  ])('refuse half a pair: %o', (environment, problem) => {
    expect(problemsOf(environment)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([{ NODE_ENV: 'production' }, { DYNO: 'worker.1' }])(
    'refuse no platform in production: %o',
    (environment) => {
      expect(problemsOf(environment)).toEqual([expect.stringContaining('no platform is set')]);
      expect(readConfig({ ...environment, SANDBOX: '1' }).surroundings.kind).toBe('sandbox');
      expect(readConfig({ ...environment, DISCORD_TOKEN }).surroundings.kind).toBe('platforms');
    },
  );

  it('warn of an unknown name, with the nearest right one', () => {
    expect(readConfig({ SLACK_DIGEST_CHANEL: 'C0123456789', SLACKER: '1' }).warnings).toEqual([
      'SLACK_DIGEST_CHANEL is no setting and has no effect; did you mean SLACK_DIGEST_CHANNEL?',
    ]);
    expect(readConfig({ SLACK_CHANNEL: 'C0123456789' }).warnings.join()).toContain('SLACK_DIGEST_CHANNEL?');
    expect(readConfig({ DISCORD_BOT_TOKEN: 'x' }).warnings.join()).toContain('DISCORD_TOKEN?');
  });

  it.each(['DIGEST_CHANNEL', 'DIGEST_CHANEL', 'DIGEST_CHANNELS'])(
    'offer each platform’s setting for a name without a platform: %s',
    (name) => {
      expect(readConfig({ [name]: 'C0123456789' }).warnings).toEqual([
        `${name} is no setting and has no effect; did you mean SLACK_DIGEST_CHANNEL or DISCORD_DIGEST_CHANNEL?`,
      ]);
    },
  );

  it('offer one setting for a name that only one is like', () => {
    expect(readConfig({ DIGEST_SHEDULE: 'daily 09:00 UTC' }).warnings.join()).toContain(
      'did you mean DIGEST_SCHEDULE?',
    );
  });

  it('name what is misspelt beside what is missing because of it', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKN: APP_TOKEN })).toEqual([
      expect.stringContaining('SLACK_BOT_TOKEN is set without SLACK_APP_TOKEN'),
      'SLACK_APP_TOKN is no setting and has no effect; did you mean SLACK_APP_TOKEN?',
    ]);
  });

  it('say which way to Slack is taken where both are set', () => {
    const { warnings, surroundings } = readConfig({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_SIGNING_SECRET: '0123456789abcdef',
    });
    expect(surroundings).toMatchObject({ slack: { transport: { kind: 'socket' } } });
    expect(warnings).toEqual([expect.stringContaining('SLACK_SIGNING_SECRET has no effect')]);
  });

  it('say that SANDBOX and SANDBOX_HOST have no effect beside tokens', () => {
    expect(readConfig({ DISCORD_TOKEN, SANDBOX: '1', SANDBOX_HOST: '0.0.0.0' }).warnings).toEqual([
      expect.stringContaining('SANDBOX=1'),
      expect.stringContaining('SANDBOX_HOST'),
    ]);
    expect(problemsOf({ SANDBOX_HOST: 'http://localhost' })).toEqual([
      expect.stringContaining('SANDBOX_HOST'),
    ]);
  });

  it('are all in .env.example, which is right as it stands', () => {
    const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').matchAll(
      /^([A-Z_]+)=(.*)$/gm,
    );
    const example = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
    expect(readConfig(example).surroundings.kind).toBe('sandbox');
    expect(Object.keys(example)).toHaveLength(18);
  });
});
