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
        managers: [],
        pace: 200,
      },
      discord: { token: DISCORD_TOKEN, prefix: '?', digestChannels: ['123456789012345678'], managers: [] },
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

  it('say that DATABASE_URL has no effect in the sandbox, and nothing of it beside tokens', () => {
    const DATABASE_URL = 'data/other.sqlite';
    expect(readConfig({ DATABASE_URL }).warnings).toEqual([
      expect.stringMatching(/^DATABASE_URL has no effect in the sandbox/),
    ]);
    expect(readConfig({ DATABASE_URL, DISCORD_TOKEN }).warnings).toEqual([]);
  });

  it('are all in .env.example, which is right as it stands', () => {
    const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').matchAll(
      /^([A-Z_]+)=(.*)$/gm,
    );
    const example = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
    expect(readConfig(example).surroundings.kind).toBe('sandbox');
    expect(Object.keys(example)).toHaveLength(23);
  });

  it('hand each platform the people of its own who may manage digests', () => {
    const { surroundings } = readConfig({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      DISCORD_TOKEN,
      DIGEST_MANAGERS: 'U0123456789, 123456789012345678 W0123456780, U0123456789',
    });
    expect(surroundings).toMatchObject({
      slack: { managers: ['U0123456789', 'W0123456780'] },
      discord: { managers: ['123456789012345678'] },
    });
    expect(problemsOf({ DIGEST_MANAGERS: 'nia' })).toEqual([
      expect.stringContaining('DIGEST_MANAGERS must be'),
    ]);
  });

  it('hand each platform the people of its own who may draft, and nobody where none is named', () => {
    const tokens = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, DISCORD_TOKEN };
    const editorsIn = (environment: Readonly<Record<string, string>>) => {
      const { surroundings } = readConfig({ ...tokens, ...environment });
      return surroundings.kind === 'platforms'
        ? [surroundings.slack?.editors, surroundings.discord?.editors]
        : undefined;
    };
    expect(editorsIn({ DRAFT_EDITORS: 'U0123456789, 123456789012345678 U0123456789' })).toEqual([
      ['U0123456789'],
      ['123456789012345678'],
    ]);
    expect(editorsIn({ DRAFT_EDITORS: 'U0123456789' })).toEqual([['U0123456789'], []]);
    expect(editorsIn({})).toEqual([undefined, undefined]);
    expect(problemsOf({ DRAFT_EDITORS: '@nia' })).toEqual([expect.stringContaining('DRAFT_EDITORS must be')]);
    expect(readConfig({ DRAFT_EDITOR: 'U0123456789' }).warnings).toEqual([
      'DRAFT_EDITOR is no setting and has no effect; did you mean DRAFT_EDITORS?',
    ]);
  });

  it('say how late a digest may be, how long deliveries are kept and how fast Slack is posted to', () => {
    const hour = 3_600_000;
    expect(readConfig({})).toMatchObject({ staleness: 6 * hour, retention: 90 * 24 * hour });
    expect(readConfig({ DIGEST_STALENESS: '90m', DIGEST_RETENTION: '7d' })).toMatchObject({
      staleness: 1.5 * hour,
      retention: 7 * 24 * hour,
    });
    const slack = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN };
    expect(readConfig({ ...slack, SLACK_DIGEST_PACE: '1000' }).surroundings).toMatchObject({
      slack: { pace: 1_000 },
    });
  });

  it.each([
    ['DIGEST_STALENESS', ['6', '4m', '8d', '0h', '-1h', '6 h', '1e3h', '999999d']],
    ['DIGEST_RETENTION', ['6d', '3651d', '90', 'ever']],
    ['DIGEST_QUIET', ['never', 'LINE']],
  ])('keep %s within what makes sense: not %j', (name, values) => {
    for (const value of values) {
      expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name} must be`)]);
    }
  });

  it('take the word that the chat uses for quiet days that bring nothing', () => {
    expect(readConfig({ DIGEST_QUIET: 'nothing' }).quiet).toBe('skip');
    expect(readConfig({ DIGEST_QUIET: 'skip' }).quiet).toBe('skip');
    expect(readConfig({}).quiet).toBe('library');
  });

  it('say the range of a pace that is far too high, and how often a day a digest comes at most', () => {
    const slack = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN };
    expect(problemsOf({ ...slack, SLACK_DIGEST_PACE: '100000' })).toEqual([
      expect.stringContaining('from 1 to 1000'),
    ]);
    const times = Array.from({ length: 13 }, (_, hour) => `${hour}:00`).join();
    expect(problemsOf({ DIGEST_SCHEDULE: `daily ${times} UTC` })).toEqual([
      expect.stringContaining('at most 12 times a day'),
    ]);
  });

  it.each(['pa/ss', 'pa#ss', '12/ss', '12#ss', 'p@/ss'])(
    'say how a password such as %s is written in a database’s address, and never repeat it',
    (password) => {
      const problems = problemsOf({ DATABASE_URL: `postgres://user:${password}@db.example.org/verbatim` });
      expect(problems).toEqual([expect.stringContaining('percent-encoded')]);
      expect(problems.join()).not.toContain(password);
    },
  );

  it.each(['0', '1001', 'fast', '-5', '2.5'])('take no pace of Slack’s such as %s', (SLACK_DIGEST_PACE) => {
    const environment = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_DIGEST_PACE };
    expect(problemsOf(environment)).toEqual([expect.stringContaining('SLACK_DIGEST_PACE must be')]);
  });

  it('keep a database’s password secret, with the address that holds it', () => {
    const DATABASE_URL = 'postgres://verbatim:s%C3%A9same%20open@db.example.org:5432/verbatim';
    expect(readConfig({ DATABASE_URL }).secrets).toEqual([DATABASE_URL, 's%C3%A9same%20open', 'sésame open']);
    const asParameter = 'postgresql://db.example.org/verbatim?user=verbatim&password=sesame';
    expect(readConfig({ DATABASE_URL: asParameter }).secrets).toEqual([asParameter, 'sesame']);
    expect(readConfig({ DATABASE_URL: 'postgres://localhost/verbatim' }).secrets).toEqual([]);
    expect(readConfig({ DATABASE_URL: 'data/other.sqlite' }).secrets).toEqual([]);
    expect(problemsOf({ DATABASE_URL: 'postgres://a:b@:port/' })).toEqual([
      expect.stringMatching('^DATABASE_URL must be'),
    ]);
  });
});
