import { RateLimitError, REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RATE } from '../../../src/sandbox/discord/limits.ts';
import { BUDGETS, RateLimits } from '../../../src/sandbox/discord/rate-limits.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/sandbox.ts';
import { startSandbox } from './connected.ts';

/** A request without a client that waits by itself. */
const request = (sandbox: DiscordSandbox, path: string, init: RequestInit = {}) =>
  fetch(`${sandbox.apiUrl}/v10${path}`, {
    ...init,
    headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json', ...init.headers },
  });

const post = (sandbox: DiscordSandbox, channel = 'general') =>
  request(sandbox, `/channels/${sandbox.channel(channel).id}/messages`, {
    method: 'POST',
    body: '{"content":"a"}',
  });

const limitBody = z.object({ message: z.string(), retry_after: z.number(), global: z.boolean() });

describe('budgets', () => {
  it('are used up, and whole again when their time is over', () => {
    let now = 0;
    const limits = new RateLimits(() => now);
    const take = () => limits.take('a', { requests: 2, within: 1_000 });
    expect(take()).toEqual({ allowed: true, limit: 2, remaining: 1, resetAfter: 1_000, scope: 'user' });
    now = 400;
    expect(take()).toEqual({ allowed: true, limit: 2, remaining: 0, resetAfter: 600, scope: 'user' });
    expect(take()).toEqual({ allowed: false, limit: 2, remaining: 0, resetAfter: 600, scope: 'user' });
    expect(limits.take('b', { requests: 2, within: 1_000 }).remaining).toBe(1);
    now = 1_000;
    expect(take().allowed).toBe(true);
  });

  it('are held back for as long as Discord says, whatever is left of them', () => {
    let now = 0;
    const limits = new RateLimits(() => now);
    const take = () => limits.take('a', { requests: 2, within: 1_000 });
    limits.hold('a', 3_000, 'shared');
    now = 2_500;
    expect(take()).toEqual({ allowed: false, limit: 2, remaining: 0, resetAfter: 500, scope: 'shared' });
    expect(limits.take('b', { requests: 2, within: 1_000 }).allowed).toBe(true);
    now = 3_000;
    expect(take()).toMatchObject({ allowed: true, remaining: 1 });
    limits.holdGlobal(100);
    expect(limits.takeGlobal()).toEqual({ kind: 'global', retryAfter: 100 });
    now = 3_100;
    expect(limits.takeGlobal()).toBeUndefined();
  });

  it('let fifty requests a second pass in all', () => {
    let now = 0;
    const limits = new RateLimits(() => now);
    for (let count = 0; count < RATE.global; count += 1) expect(limits.takeGlobal()).toBeUndefined();
    now = 300;
    expect(limits.takeGlobal()).toEqual({ kind: 'global', retryAfter: 700 });
    now = 1_000;
    expect(limits.takeGlobal()).toBeUndefined();
  });

  it('shut out whoever was refused ten thousand times in ten minutes', () => {
    let now = 0;
    const limits = new RateLimits(() => now);
    for (let count = 0; count < RATE.invalid; count += 1) {
      expect(limits.ban()).toBeUndefined();
      limits.noteInvalid();
    }
    expect(limits.ban()).toEqual({ kind: 'banned', retryAfter: RATE.invalidWindow });
    now = RATE.invalidWindow;
    expect(limits.ban()).toBeUndefined();
  });
});

describe('the sixth message to a channel within five seconds', () => {
  it('gets a 429 with the time to wait, in that channel alone', async () => {
    const sandbox = await startSandbox();
    const answers = [];
    for (let count = 0; count < 6; count += 1) answers.push(await post(sandbox));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual([
      '4',
      '3',
      '2',
      '1',
      '0',
      '0',
    ]);
    const refused = answers[5];
    const body = limitBody.parse(await refused?.json());
    expect(body).toMatchObject({ message: 'You are being rate limited.', global: false });
    expect(body.retry_after).toBeGreaterThan(0);
    expect(body.retry_after).toBeLessThanOrEqual(BUDGETS.messages.within / 1_000);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThanOrEqual(body.retry_after);
    expect(refused?.headers.get('x-ratelimit-scope')).toBe('user');
    expect(sandbox.messages()).toHaveLength(5);
    expect((await post(sandbox, 'briefings')).status).toBe(200);
    expect(sandbox.requests).toMatchObject({ total: 7, refused: 1, limited: 1 });
  });

  it('makes discord.js wait, or say so where it is told not to', async () => {
    const sandbox = await startSandbox();
    const rest = new REST({ api: sandbox.apiUrl, rejectOnRateLimit: ['/channels'] }).setToken(sandbox.token);
    const path = `/channels/${sandbox.channel('general').id}/messages` as const;
    for (let count = 0; count < 5; count += 1) await rest.post(path, { body: { content: 'a' } });
    await expect(rest.post(path, { body: { content: 'a' } })).rejects.toBeInstanceOf(RateLimitError);
    expect(sandbox.requests.limited).toBe(0);
  });
});

describe('the fifty-first request of a second', () => {
  it('is refused as global', async () => {
    const sandbox = await startSandbox();
    const answers = await Promise.all(
      Array.from({ length: 3 * RATE.global }, () => request(sandbox, '/gateway')),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('x-ratelimit-global')).toBe('true');
    expect(await refused[0]?.json()).toMatchObject({ global: true });
  });
});

describe('a sandbox for measurements', () => {
  it('limits nothing and sends no headers about limits', async () => {
    const sandbox = await startSandbox({ rateLimits: 'none' });
    const answers = await Promise.all(Array.from({ length: 60 }, () => post(sandbox)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers[0]?.headers.has('x-ratelimit-limit')).toBe(false);
  });
});
