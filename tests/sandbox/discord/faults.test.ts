import { describe, expect, it } from 'vitest';
import { startSandbox } from './connected.ts';
import { restOf } from './messages.ts';

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
