import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { type Platform, StartError } from '../src/digest/platform.ts';
import { startPlatforms, type Timer } from '../src/start-platforms.ts';

const away = (name: string) => new StartError(`${name} cannot be reached.`, { mayPass: true });
const wrong = (name: string) => new StartError(`${name} does not accept the token.`);

/** A platform whose starts fail with each error in turn, and then succeed. */
function platform(name: string, ...errors: readonly Error[]): Platform & { starts: number; stops: number } {
  const one = {
    name,
    starts: 0,
    stops: 0,
    async start() {
      const error = errors[one.starts];
      one.starts += 1;
      if (error !== undefined) throw error;
    },
    async stop() {
      one.stops += 1;
    },
    health: () => ({ state: 'starting', notes: [] }) as const,
    label: (channel: string) => channel,
    workspaceOf: () => undefined,
    post: async () => ({ state: 'unreachable', reason: '' }) as const,
    find: async () => ({ state: 'cannot-tell', reason: '' }) as const,
    check: async () => ({ state: 'cannot-tell', reason: '' }) as const,
    tell: async () => false,
    paces: () => [],
  };
  return one;
}

/** Time that passes when a test says so, and what was logged. */
function surroundings(random = 0) {
  const pauses: number[] = [];
  const lines: string[] = [];
  let waiting: (() => void) | undefined;
  const timer: Timer = (milliseconds, run) => {
    pauses.push(milliseconds);
    waiting = run;
    return () => {
      waiting = undefined;
    };
  };
  return {
    parts: {
      log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
      random: () => random,
      timer,
    },
    pauses,
    lines,
    /** Lets the pause end. Whether there was one. */
    async pass() {
      const run = waiting;
      waiting = undefined;
      run?.();
      await new Promise((resolve) => setImmediate(resolve));
      return run !== undefined;
    },
  };
}

const tenTimes = (error: Error) => Array.from({ length: 10 }, () => error);

describe('Starting the platforms', () => {
  it('goes on without one that is away, says so once, and starts it when that works', async () => {
    const slack = platform('slack', ...tenTimes(away('Slack')));
    const discord = platform('discord');
    const { parts, pauses, lines, pass } = surroundings();
    await startPlatforms([slack, discord], parts);
    expect(lines).toEqual([expect.stringContaining('Slack cannot be reached.')]);
    while (await pass());
    expect([slack.starts, discord.starts]).toEqual([11, 1]);
    expect([slack.stops, discord.stops]).toEqual([0, 0]);
    expect(lines).toHaveLength(1);
    const seconds = [5, 10, 20, 40, 80, 150, 150, 150, 150, 150];
    expect(pauses).toEqual(seconds.map((pause) => pause * 1_000));
  });

  it('pauses by chance, and for five minutes at most', async () => {
    const { parts, pauses, pass } = surroundings(0.999);
    await startPlatforms([platform('slack', ...tenTimes(away('Slack'))), platform('discord')], parts);
    while (await pass());
    expect(Math.round((pauses[0] ?? 0) / 1_000)).toBe(10);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(300_000);
    expect(Math.round((pauses.at(-1) ?? 0) / 1_000)).toBe(300);
  });

  it('fails with every reason, and leaves none running, where somebody must mend something', async () => {
    const platforms = [
      platform('slack', away('Slack')),
      platform('discord', wrong('Discord')),
      platform('x'),
    ];
    const { parts, pauses } = surroundings();
    const error: unknown = await startPlatforms(platforms, parts).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AggregateError);
    expect(error).toMatchObject({
      errors: [{ message: 'Slack cannot be reached.' }, { message: 'Discord does not accept the token.' }],
    });
    expect(platforms.map(({ stops }) => stops)).toEqual([1, 1, 1]);
    expect(pauses).toEqual([]);
  });

  it('fails where all are away: a supervisor starts the bot again', async () => {
    const platforms = [platform('slack', away('Slack')), platform('discord', away('Discord'))];
    const { parts, pauses } = surroundings();
    await expect(startPlatforms(platforms, parts)).rejects.toMatchObject({
      errors: [{ mayPass: true }, { mayPass: true }],
    });
    expect(platforms.map(({ stops }) => stops)).toEqual([1, 1]);
    expect(pauses).toEqual([]);
  });

  it('does not start a platform again once somebody must mend something, and says what', async () => {
    const slack = platform('slack', away('Slack'), wrong('Slack'));
    const { parts, lines, pass } = surroundings();
    await startPlatforms([slack, platform('discord')], parts);
    expect(await pass()).toBe(true);
    expect(await pass()).toBe(false);
    expect(slack.starts).toBe(2);
    expect(lines[1]).toContain('Slack does not accept the token.');
  });

  it('starts nothing any more once it is stopped', async () => {
    const slack = platform('slack', ...tenTimes(away('Slack')));
    const discord = platform('discord');
    const { parts, pass } = surroundings();
    const started = await startPlatforms([slack, discord], parts);
    await started.stop();
    expect(await pass()).toBe(false);
    expect([slack.starts, slack.stops, discord.stops]).toEqual([1, 1, 1]);
  });

  it('starts nothing any more where it is stopped while a start is under way', async () => {
    const slack = platform('slack', ...tenTimes(away('Slack')));
    const { parts, lines, pass } = surroundings();
    const started = await startPlatforms([slack, platform('discord')], parts);
    const passing = pass();
    await started.stop();
    await passing;
    expect(slack.starts).toBe(2);
    expect(await pass()).toBe(false);
    expect(lines).toHaveLength(1);
  });
});
