import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Faults } from '../../../src/sandbox/discord/faults.ts';
import type { RandomFaultPlan } from '../../../src/sandbox/discord/random-faults.ts';
import { connect, startSandbox } from './connected.ts';
import { eventually } from './eventually.ts';
import { messageFrom, restOf } from './messages.ts';

describe('a fault', () => {
  it('that loses a reply posts the message all the same, and happens once', async () => {
    const sandbox = await startSandbox();
    const path = `/channels/${sandbox.channel('general').id}/messages` as const;
    sandbox.faults.next({ kind: 'lose-reply' }, { method: 'POST', path: '/messages' });
    await expect(restOf(sandbox).get('/users/@me')).resolves.toBeDefined();
    await expect(restOf(sandbox).post(path, { body: { content: 'a' } })).rejects.toThrow();
    expect(sandbox.messages().map(({ content }) => content)).toEqual(['a']);
    expect(sandbox.faults.pending).toBe(0);
    await expect(restOf(sandbox).post(path, { body: { content: 'b' } })).resolves.toBeDefined();
  });

  it('that fails or drops before acceptance posts nothing', async () => {
    const sandbox = await startSandbox();
    const path = `/channels/${sandbox.channel('general').id}/messages` as const;
    sandbox.faults.next({ kind: 'status', status: 503 });
    sandbox.faults.next({ kind: 'drop' });
    await expect(restOf(sandbox).post(path, { body: { content: 'a' } })).rejects.toMatchObject({
      status: 503,
    });
    await expect(restOf(sandbox).post(path, { body: { content: 'a' } })).rejects.toThrow();
    expect(sandbox.messages()).toEqual([]);
  });

  it('that limits tells how long, for one bot or for everybody', async () => {
    const sandbox = await startSandbox();
    for (const scope of ['user', 'shared', 'global'] as const) {
      sandbox.faults.next({ kind: 'limit', retryAfter: 1.5, scope }, { path: /@me$/ });
      const answer = await fetch(`${sandbox.apiUrl}/v10/users/@me`, {
        headers: { authorization: `Bot ${sandbox.token}` },
      });
      expect(answer.status).toBe(429);
      expect(answer.headers.get('x-ratelimit-scope')).toBe(scope);
      expect(await answer.json()).toMatchObject({ retry_after: 1.5, global: scope === 'global' });
    }
  });

  it('that fails after acceptance posts the message, which a repeat by nonce finds', async () => {
    const sandbox = await startSandbox();
    const path = `/channels/${sandbox.channel('general').id}/messages` as const;
    const body = { content: 'a', nonce: '1', enforce_nonce: true };
    sandbox.faults.next({ kind: 'status', status: 502, carriedOut: true });
    await expect(restOf(sandbox).post(path, { body })).rejects.toMatchObject({ status: 502 });
    await expect(restOf(sandbox).post(path, { body })).resolves.toBeDefined();
    expect(sandbox.messages().map(({ content }) => content)).toEqual(['a']);
    expect([...sandbox.faults.happened]).toEqual([['status-carried-out', 1]]);
  });

  it('that limits a route carries its headers, and refuses whoever does not wait', async () => {
    const sandbox = await startSandbox();
    const post = () =>
      fetch(`${sandbox.apiUrl}/v10/channels/${sandbox.channel('general').id}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
        body: '{"content":"a"}',
      });
    sandbox.faults.next({ kind: 'limit', retryAfter: 0.2, scope: 'user' });
    const first = await post();
    expect(first.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(first.headers.get('x-ratelimit-reset-after')).toBe('0.200');
    expect(first.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]+$/);
    expect((await post()).status).toBe(429);
    await eventually(async () => (await post()).status).toBe(200);
    expect([...sandbox.faults.happened]).toEqual([['limit-user', 1]]);
    expect(sandbox.requests.invalid).toBe(sandbox.requests.limited);
    sandbox.faults.next({ kind: 'limit', retryAfter: 0.2, scope: 'shared' });
    const before = sandbox.requests.invalid;
    await post();
    expect(sandbox.requests.invalid).toBe(before);
  });

  it('of the gateway happens with a request, which is answered as usual', async () => {
    const sandbox = await startSandbox();
    await connect(sandbox);
    const changes: string[] = [];
    sandbox.on((event) => void (event.type === 'connection' && changes.push(event.change)));
    sandbox.faults.next({ kind: 'gateway', mishap: 'cut' });
    await expect(restOf(sandbox).get('/users/@me')).resolves.toBeDefined();
    await eventually(() => changes).toContain('resumed');
  });

  it('that delays answers late, after the message is there', async () => {
    const sandbox = await startSandbox();
    const path = `/channels/${sandbox.channel('general').id}/messages` as const;
    sandbox.faults.next({ kind: 'delay', milliseconds: 50 });
    let answered = false;
    const sending = restOf(sandbox)
      .post(path, { body: { content: 'a' } })
      .then(() => {
        answered = true;
      });
    await sandbox.message((message) => message.content === 'a');
    expect(answered).toBe(false);
    await sending;
  });
});

describe('faults at random', () => {
  const rates = {
    'lose-reply': 0.2,
    drop: 0.1,
    status: 0.1,
    'status-carried-out': 0.1,
    'limit-user': 0.05,
    'limit-shared': 0.05,
    'limit-global': 0.05,
    delay: 0.1,
    'gateway-refuse-resume': 0.05,
  } as const;

  const drawn = (plan: RandomFaultPlan, requests: number) => {
    const faults = new Faults();
    faults.atRandom(plan);
    const kinds = Array.from({ length: requests }, () => faults.take('GET', '/x'));
    return { kinds, counts: Object.fromEntries(faults.happened) };
  };

  it('are the same for the same seed, whatever the order of the rates', () => {
    const turned = Object.fromEntries(Object.entries(rates).reverse());
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(drawn({ seed, rates: turned }, 100)).toEqual(drawn({ seed, rates }, 100));
      }),
    );
    expect(drawn({ seed: 1, rates }, 100)).not.toEqual(drawn({ seed: 2, rates }, 100));
  });

  it('come as they would have come where others are asked for in between', () => {
    const faults = new Faults();
    faults.atRandom({ seed: 3, rates });
    for (let count = 0; count < 50; count += 1) faults.next({ kind: 'drop' });
    const first = Array.from({ length: 50 }, () => faults.take('GET', '/x'));
    expect(first.every((fault) => fault?.kind === 'drop')).toBe(true);
    const rest = Array.from({ length: 50 }, () => faults.take('GET', '/x'));
    expect(rest).toEqual(drawn({ seed: 3, rates }, 100).kinds.slice(50));
  });

  it('happen about as often as they are to, and are counted', () => {
    const { kinds, counts } = drawn({ seed: 7, rates }, 10_000);
    expect(Object.keys(counts).toSorted()).toEqual(Object.keys(rates).toSorted());
    for (const [name, rate] of Object.entries(rates)) {
      const count = Object.entries(counts).find(([counted]) => counted === name)?.[1];
      expect([name, Math.abs((count ?? 0) / 10_000 - rate) < 0.02]).toEqual([name, true]);
    }
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect(kinds.filter((fault) => fault !== undefined)).toHaveLength(total);
  });

  it('spare the requests that they are not meant for, and end when they are ended', async () => {
    const sandbox = await startSandbox();
    const path = `/channels/${sandbox.channel('general').id}/messages` as const;
    sandbox.faults.atRandom({ seed: 1, rates: { 'lose-reply': 1 } }, { method: 'POST', path: '/messages' });
    await expect(restOf(sandbox).get(path)).resolves.toEqual([]);
    await expect(restOf(sandbox).post(path, { body: { content: 'a' } })).rejects.toThrow();
    await expect(restOf(sandbox).post(path, { body: { content: 'b' } })).rejects.toThrow();
    sandbox.faults.atRandom(undefined);
    await expect(restOf(sandbox).post(path, { body: { content: 'c' } })).resolves.toBeDefined();
    expect(sandbox.messages().map(({ content }) => content)).toEqual(['a', 'b', 'c']);
    expect([...sandbox.faults.happened]).toEqual([['lose-reply', 2]]);
  });

  it('are refused where their rates are no probabilities', () => {
    const faults = new Faults();
    expect(() => faults.atRandom({ seed: 1, rates: { drop: 0.6, delay: 0.5 } })).toThrow(RangeError);
    expect(() => faults.atRandom({ seed: 1, rates: { drop: -0.1 } })).toThrow(RangeError);
  });
});

describe('what ever stood in a channel', () => {
  it('is told with what was deleted, each as it stood last, with its nonce', async () => {
    const sandbox = await startSandbox();
    const components = [
      { type: 1, components: [{ type: 2, style: 1, label: 'Why this?', custom_id: 'slot-1' }] },
    ];
    const sent = await messageFrom(sandbox, { content: 'a', nonce: '1', components });
    await messageFrom(sandbox, { content: 'b' });
    const path = `/channels/${sent.channel_id}/messages/${sent.id}` as const;
    await restOf(sandbox).patch(path, { body: { content: 'c' } });
    await restOf(sandbox).delete(path);
    expect(sandbox.messages().map(({ content }) => content)).toEqual(['b']);
    expect(sandbox.everPosted('general')).toMatchObject([
      { id: sent.id, content: 'c', nonce: '1', components },
      { content: 'b' },
    ]);
  });
});

describe('what happens in the sandbox', () => {
  it('is told with the request that caused it', async () => {
    const sandbox = await startSandbox();
    const told: string[] = [];
    let cause: number | undefined;
    const stop = sandbox.on((event) => {
      if (event.type === 'message') cause = event.cause;
      if (event.type === 'request') told.push(`${event.id} ${event.method} ${event.path} ${event.status}`);
      if (event.type === 'refusal') told.push(`${event.request} ${event.code} ${event.message}`);
    });
    const path = `/channels/${sandbox.channel('general').id}/messages` as const;
    await restOf(sandbox).post(path, { body: { content: 'a' } });
    await restOf(sandbox)
      .post(path, { body: {} })
      .catch(() => undefined);
    stop();
    await restOf(sandbox).get('/users/@me');

    expect(cause).toBe(1);
    expect(told).toEqual([
      `1 POST ${path} 200`,
      `2 POST ${path} 400`,
      '2 50006 Cannot send an empty message',
    ]);
    expect(sandbox.requests.byRoute).toMatchObject({
      'POST /channels/:channel/messages': 2,
      'GET /users/@me': 1,
    });
  });
});
