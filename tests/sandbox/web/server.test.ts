import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { WebServer } from '../../../src/sandbox/web/server.ts';
import { clientOf } from '../slack/fixtures.ts';
import { setStage } from './stage.ts';
import { openSocket, visit } from './visitor.ts';

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Asks as a browser never would: with any path and any header. */
async function ask(
  server: WebServer,
  path: string,
  { method = 'GET', host }: { readonly method?: string; readonly host?: string } = {},
): Promise<Answer> {
  const asking = request({
    host: '127.0.0.1',
    port: server.port,
    path,
    method,
    ...(host === undefined ? {} : { headers: { host } }),
  });
  asking.end();
  const [response] = await once(asking, 'response');
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, headers: response.headers, body };
}

/** How a socket ended that was not let in: the status of its refusal, or the code of its closing. */
function endOf(socket: ReturnType<typeof openSocket>): Promise<number> {
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('close', resolve);
    socket.on('error', () => undefined);
  });
}

describe('The page’s server', () => {
  it('serves the files of the page and nothing else, whatever the path', async () => {
    const { server } = await setStage();
    const index = await ask(server, '/');
    expect([index.status, index.headers['content-type'], index.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(index.body).toContain('The page');
    const script = await ask(server, '/assets/main-1a2b3c.js?v=1');
    expect([script.status, script.headers['content-type'], script.body]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'document.title = "It runs";',
    ]);
    expect(script.headers['cache-control']).toContain('immutable');
    for (const path of [
      '/../package.json',
      '/assets/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '//etc/passwd',
      '/assets/',
      '/index.html',
      '/live',
      '/constructor',
      '/assets/main-1a2b3c.js%00',
    ]) {
      expect([path, (await ask(server, path)).status]).toEqual([path, 404]);
    }
  });

  it('answers GET and HEAD alone', async () => {
    const { server } = await setStage();
    const head = await ask(server, '/', { method: 'HEAD' });
    expect([head.status, head.body, Number(head.headers['content-length']) > 0]).toEqual([200, '', true]);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask(server, '/', { method })).status).toBe(405);
    }
  });

  it('tells the browser to run its own scripts only, in no frame, and to tell nobody where it is', async () => {
    const { server } = await setStage();
    const { headers } = await ask(server, '/');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        `connect-src 'self' ws://127.0.0.1:${server.port}`,
      ]),
    );
    expect(policy.find((part) => part.startsWith('script-src'))).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('is there under the names of this machine alone', async () => {
    const { server } = await setStage();
    const { port } = server;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
      expect([host, (await ask(server, '/', { host })).status]).toEqual([host, 200]);
    }
    for (const host of [
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      `localhost.evil.example:${port}`,
      'localhost',
      `localhost:${port + 1}`,
      `0.0.0.0:${port}`,
      `192.168.1.20:${port}`,
    ]) {
      const refused = await ask(server, '/', { host });
      expect([host, refused.status]).toEqual([host, 403]);
      expect(refused.body).not.toContain('The page');
    }
  });

  it('takes a WebSocket from its own page alone', async () => {
    const { server } = await setStage();
    const { port } = server;
    const refused = [
      { origin: 'http://evil.example' },
      { origin: `https://127.0.0.1:${port}` },
      { origin: `http://localhost:${port}` },
      { origin: 'null' },
      { origin: '' },
      { host: `evil.example:${port}`, origin: `http://evil.example:${port}` },
    ];
    for (const headers of refused) {
      expect([headers, await endOf(openSocket(server, headers))]).toEqual([headers, 403]);
    }
    expect(await endOf(openSocket(server, {}, '/other'))).toBe(404);
  });

  it('lets nobody do or see anything without the token', async () => {
    const { server, asked } = await setStage();
    const action = JSON.stringify({ action: 1, do: { type: 'restart' } });
    for (const first of [
      action,
      'nonsense',
      JSON.stringify({ token: '' }),
      JSON.stringify({ token: server.token.slice(1) }),
      JSON.stringify({ token: [server.token] }),
    ]) {
      const socket = openSocket(server);
      const heard: unknown[] = [];
      socket.on('message', (data) => heard.push(data));
      await once(socket, 'open');
      socket.send(first);
      socket.send(action);
      expect([first, await endOf(socket)]).toEqual([first, 4401]);
      expect(heard).toEqual([]);
    }
    expect(asked).toEqual([]);
  });

  it('carries the token in the part of the address that no browser sends', async () => {
    const { server } = await setStage();
    const address = new URL(server.address);
    expect(address.hash.slice(1)).toBe(server.token);
    expect(server.token).toMatch(/^[\w-]{22}$/);
    expect(address.href.replace(address.hash, '')).toBe(`http://127.0.0.1:${server.port}/`);
    expect((await setStage()).server.token).not.toBe(server.token);
  });

  it('answers a message that is wrong, and goes on', async () => {
    const { server, asked } = await setStage();
    const visitor = await visit(server);
    const wrong = [
      ['nonsense', -1],
      ['[]', -1],
      [JSON.stringify({ action: 7 }), 7],
      [JSON.stringify({ action: 8, do: { type: 'fly' } }), 8],
      [JSON.stringify({ action: 9, do: { type: 'fault', platform: 'irc', fault: 'lose-reply' } }), 9],
      [JSON.stringify({ action: 10, do: { type: 'restart', extra: 1 } }), 10],
      [
        JSON.stringify({
          action: 11,
          do: { type: 'type', platform: 'slack', user: 'U', channel: 'C', text: 5 },
        }),
        11,
      ],
    ] as const;
    for (const [text, action] of wrong) {
      expect(await visitor.sendRaw(text)).toMatchObject({
        type: 'done',
        action,
        result: { ok: false, error: expect.stringContaining('wrong') },
      });
    }
    expect(asked).toEqual([]);
    expect(await visitor.act({ type: 'restart' })).toEqual({ ok: true });
    expect(asked).toEqual(['restart']);
  });

  it('passes each control on to the bot once, and says what became of it', async () => {
    const { server, asked } = await setStage({
      bot: {
        passDay: () => Promise.reject(new Error('The day will not pass.')),
        check: (brief) =>
          brief === 'bridge' ? { sameSource: true, quotations: [{ found: true, note: 'there' }] } : undefined,
      },
    });
    const visitor = await visit(server);
    expect(await visitor.act({ type: 'digest-now' })).toEqual({ ok: true });
    expect(await visitor.act({ type: 'day-later' })).toEqual({ ok: false, error: 'The day will not pass.' });
    expect(await visitor.act({ type: 'check', brief: 'bridge', text: 'any' })).toEqual({
      ok: true,
      value: { sameSource: true, quotations: [{ found: true, note: 'there' }] },
    });
    expect(await visitor.act({ type: 'check', brief: 'tower', text: 'any' })).toMatchObject({ ok: false });
    expect(asked).toEqual(['post']);
  });

  it('shows the same to everybody who looks, and all of it again after a reload', async () => {
    const { server, slack } = await setStage();
    const [one, other] = [await visit(server), await visit(server)];
    const channel = slack.channel('#general').id;
    const user = slack.member.id;
    await one.act({ type: 'type', platform: 'slack', user, channel, text: 'Good morning' });
    const said = (state: typeof one.state) => state.panes.slack.messages.map(({ payload }) => payload);
    await other.until((state) => (said(state).length > 0 ? true : undefined));
    expect(said(other.state)).toEqual([{ platform: 'slack', text: 'Good morning', blocks: [] }]);
    await one.leave();
    const again = await visit(server);
    expect(again.state.panes).toEqual(other.state.panes);
  });

  it('tells several changes of the digest as one', async () => {
    const { server, change } = await setStage();
    const visitor = await visit(server);
    for (let count = 0; count < 50; count += 1) change();
    await visitor.act({ type: 'digest-now' });
    expect(visitor.received.filter(({ type }) => type === 'digest')).toHaveLength(1);
  });

  it('names the control for which the bot posted, and the slot for what it posts as a day passes', async () => {
    const posting = Promise.withResolvers<(text: string) => Promise<void>>();
    const { server, slack } = await setStage({
      bot: {
        postDigest: async () => (await posting.promise)('asked for'),
        passDay: async () => (await posting.promise)('due'),
      },
    });
    posting.resolve(async (text) => {
      await clientOf(slack).chat.postMessage({ channel: slack.channel('#briefings').id, text });
    });
    const visitor = await visit(server);
    await visitor.act({ type: 'day-later' });
    await visitor.act({ type: 'digest-now' });
    const posted = visitor.pane('slack').messages.map(({ payload, cause }) => ({ ...payload, cause }));
    expect(posted).toMatchObject([
      { text: 'due', cause: { trigger: { text: 'The digest was due' } } },
      { text: 'asked for', cause: { trigger: { text: 'Pressed “Post the digest now”' } } },
    ]);
  });

  it('goes on where the digest cannot be read for a while', async () => {
    let fails = false;
    const { server, change, slack } = await setStage({
      bot: {
        digest: () =>
          fails
            ? Promise.reject(new Error('Not now.'))
            : Promise.resolve({ subscriptions: [], deliveries: [] }),
      },
    });
    const visitor = await visit(server);
    fails = true;
    change();
    const by = { user: slack.member.id, channel: slack.channel('#general').id };
    expect(await visitor.act({ type: 'type', platform: 'slack', ...by, text: 'Hello' })).toEqual({
      ok: true,
    });
    expect(visitor.pane('slack').messages).toHaveLength(1);
    expect(visitor.state.digest).toEqual({ subscriptions: [], deliveries: [] });
  });

  it('says that the bot is being restarted while it is', async () => {
    const restarted = Promise.withResolvers<void>();
    const { server } = await setStage({ bot: { restart: () => restarted.promise } });
    const visitor = await visit(server);
    const done = visitor.act({ type: 'restart' });
    await visitor.until(({ bot }) => (bot === 'restarting' ? true : undefined));
    expect(await visitor.act({ type: 'restart' })).toMatchObject({ ok: false });
    restarted.resolve();
    expect(await done).toEqual({ ok: true });
    expect(visitor.state.bot).toBe('running');
  });

  it('takes another port where the preferred one is taken, and none where exactly that was asked for', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    if (address === null || typeof address === 'string') throw new Error('It has no port.');
    try {
      const { server } = await setStage({ ports: { preferably: address.port } });
      expect(server.port).not.toBe(address.port);
      await expect(setStage({ ports: { exactly: address.port } })).rejects.toMatchObject({
        code: 'EADDRINUSE',
      });
    } finally {
      taken.close();
    }
  });
});
