import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { inRealTime } from '../../../bench/faults/fast-postgres.ts';

const FAST_TIME = resolve(import.meta.dirname, '../../../bench/faults/fast-time.ts');

/** What a program prints, in a process of its own: its time shall not become this one's. */
async function printed(program: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  return JSON.parse(stdout);
}

describe('Fast time', () => {
  it('runs for dates, timers, their promises and time limits alike', async () => {
    const waits = {
      timeout: 'await new Promise((resolve) => setTimeout(resolve, 3_000));',
      promise: 'await pause(3_000);',
      interval:
        'await new Promise((resolve) => { const timer = setInterval(() => { clearInterval(timer); resolve(); }, 3_000); });',
      limit:
        'const alive = setInterval(() => {}, 1e9); await new Promise((resolve) => AbortSignal.timeout(3_000).addEventListener("abort", resolve)); clearInterval(alive);',
    };
    const program = `
      import { hastenTime, realMilliseconds } from ${JSON.stringify(FAST_TIME)};
      hastenTime({ speed: 60, origin: Date.now() });
      const { setTimeout: pause } = await import('node:timers/promises');
      const results = {};
      const measure = async (name, wait) => {
        const [date, clock, real] = [Date.now(), performance.now(), realMilliseconds()];
        await wait();
        results[name] = { date: Date.now() - date, clock: performance.now() - clock, real: realMilliseconds() - real };
      };
      ${Object.entries(waits)
        .map(([name, wait]) => `await measure('${name}', async () => { ${wait} });`)
        .join('\n')}
      console.log(JSON.stringify(results));`;
    const passed = {
      date: expect.toSatisfy((value: number) => value >= 2_900, 'at least the time waited for'),
      clock: expect.toSatisfy((value: number) => value >= 2_900, 'at least the time waited for'),
      real: expect.toSatisfy((value: number) => value < 2_900, 'less in reality'),
    };
    expect(await printed(program)).toEqual({
      timeout: passed,
      promise: passed,
      interval: passed,
      limit: passed,
    });
  });

  it('leaves dates of other times as they are', async () => {
    const program = `
      import { hastenTime } from ${JSON.stringify(FAST_TIME)};
      hastenTime({ speed: 60, origin: Date.now() });
      const date = new Date(Date.UTC(2026, 0, 5));
      console.log(JSON.stringify([date.toISOString(), date instanceof Date, new Date() instanceof Date]));`;
    expect(await printed(program)).toEqual(['2026-01-05T00:00:00.000Z', true, true]);
  });

  it('turns the time limits that PostgreSQL is asked for into real ones', () => {
    const asked = 'set statement_timeout = 10000; set idle_in_transaction_session_timeout = 5000';
    expect(inRealTime(asked, 20)).toBe(
      'set statement_timeout = 500; set idle_in_transaction_session_timeout = 250',
    );
    expect(inRealTime('select 10000', 20)).toBe('select 10000');
    expect(inRealTime('set statement_timeout = 0', 20)).toBe('set statement_timeout = 0');
  });
});
