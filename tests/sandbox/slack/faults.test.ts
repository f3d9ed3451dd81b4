import { SocketModeClient } from '@slack/socket-mode';
import { ErrorCode, type WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type RandomFaultPlan, RandomFaults } from '../../../src/sandbox/slack/random-faults.ts';
import { type SlackSandbox, startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, manifestWith, silentLogger } from './fixtures.ts';

let sandbox: SlackSandbox;

afterEach(() => sandbox.stop());

async function start(faults?: RandomFaultPlan): Promise<WebClient> {
  sandbox = await startSlackSandbox({
    manifest: manifestWith(),
    rateLimits: 'none',
    ...(faults === undefined ? {} : { faults }),
  });
  return clientOf(sandbox);
}

/** How a post ended, as its sender saw it. */
async function post(client: WebClient, text: string): Promise<string> {
  return client.chat.postMessage({ channel: sandbox.channel('#briefings').id, text }).then(
    () => 'sent',
    (error: { code?: string; statusCode?: number }) => `${error.code} ${error.statusCode ?? ''}`.trim(),
  );
}

async function posts(client: WebClient, count: number): Promise<readonly string[]> {
  const outcomes: string[] = [];
  for (let index = 0; index < count; index += 1) outcomes.push(await post(client, String(index)));
  return outcomes;
}

const texts = (): readonly string[] => sandbox.messages('#briefings').map(({ text }) => text);

const KINDS = ['lose-request', 'lose-reply', 'mask-reply', 'status', 'ratelimited', 'delay-reply'] as const;

const EVERYTHING: RandomFaultPlan['rates'] = Object.fromEntries(KINDS.map((kind) => [kind, 0.1]));

test('an answer hidden by a gateway leaves the message posted', async () => {
  const client = await start();
  sandbox.faults.next('chat.postMessage', { kind: 'mask-reply', status: 502 });
  expect(await post(client, 'accepted')).toBe(`${ErrorCode.HTTPError} 502`);
  expect(texts()).toEqual(['accepted']);
  expect(sandbox.requests('chat.postMessage')).toMatchObject([{ status: 200 }]);
});

test('a fault for several methods meets the first call of any of them, once', async () => {
  const client = await start();
  sandbox.faults.next(['chat.scheduleMessage', 'chat.postMessage'], { kind: 'status', status: 500 });
  await client.auth.test();
  expect(sandbox.faults.waiting).toHaveLength(1);
  expect(await post(client, 'refused')).toBe(`${ErrorCode.HTTPError} 500`);
  expect(await post(client, 'sent')).toBe('sent');
  expect(sandbox.faults.waiting).toEqual([]);
});

test('the same seed brings the same faults to the same calls, another seed others', async () => {
  const run = async (seed: number) => {
    const outcomes = await posts(await start({ seed, rates: EVERYTHING, slowest: 2 }), 60);
    const standing = texts();
    await sandbox.stop();
    return { outcomes, standing };
  };
  const first = await run(5);
  expect(await run(5)).toEqual(first);
  expect(await run(6)).not.toEqual(first);
});

test('every kind happens about as often as its rate says, is counted, and does what it says', async () => {
  const client = await start({ seed: 1, rates: EVERYTHING, slowest: 2 });
  const outcomes = await posts(client, 300);
  const count = (kind: (typeof KINDS)[number]): number => sandbox.faults.happened.get(kind) ?? 0;
  for (const kind of KINDS) {
    expect(count(kind), kind).toBeGreaterThan(10);
    expect(count(kind), kind).toBeLessThan(60);
  }
  const ended = (code: string): number => outcomes.filter((outcome) => outcome.startsWith(code)).length;
  expect(ended(ErrorCode.RequestError)).toBe(count('lose-request') + count('lose-reply'));
  expect(ended(ErrorCode.HTTPError)).toBe(count('status') + count('mask-reply'));
  expect(ended(ErrorCode.RateLimitedError)).toBe(count('ratelimited'));
  expect(texts()).toHaveLength(300 - count('lose-request') - count('status') - count('ratelimited'));
});

test('only the methods of the plan meet trouble, and other calls use up no chance', async () => {
  const plan = { seed: 1, rates: { status: 1 }, methods: ['chat.postMessage'] };
  const client = await start(plan);
  expect(await client.auth.test()).toMatchObject({ ok: true });
  expect(await post(client, 'refused')).toMatch(ErrorCode.HTTPError);
  sandbox.faults.atRandom(undefined);
  expect(await post(client, 'sent')).toBe('sent');
});

test('sockets are cut, refreshed and warned, and the app comes back each time', async () => {
  const client = await start();
  const app = new SocketModeClient({
    appToken: sandbox.appToken,
    clientPingTimeout: 50,
    logger: silentLogger,
    clientOptions: { slackApiUrl: sandbox.apiUrl },
  });
  await app.start();
  for (const [fault, ended] of [
    ['cut-socket', 1],
    ['refresh-socket', 1],
    ['warn-socket', 0],
  ] as const) {
    let closed = 0;
    const stopListening = sandbox.on((event) => {
      if (event.type === 'connection' && event.change === 'closed') closed += 1;
    });
    sandbox.faults.atRandom({ seed: 1, rates: { [fault]: 1 }, methods: ['api.test'] });
    await client.api.test();
    await sandbox.until(() => (closed >= ended && sandbox.socket.connections === 1 ? true : undefined));
    stopListening();
    expect(sandbox.faults.happened.get(fault), fault).toBe(1);
  }
  await app.disconnect();
});

test('another sandbox takes the port of one that has stopped, where it is asked to', async () => {
  await start();
  const port = Number(new URL(sandbox.apiUrl).port);
  const manifest = manifestWith();
  await expect(startSlackSandbox({ manifest, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await sandbox.stop();
  sandbox = await startSlackSandbox({ manifest, port });
  expect(sandbox.apiUrl).toBe(`http://127.0.0.1:${port}/api/`);
  expect(await clientOf(sandbox).auth.test()).toMatchObject({ ok: true });
});

test('rates that are no shares are refused', async () => {
  await start();
  const plan = (rates: RandomFaultPlan['rates']) => () => sandbox.faults.atRandom({ seed: 1, rates });
  expect(plan({ status: -0.1 })).toThrow(RangeError);
  expect(plan({ status: Number.NaN })).toThrow(RangeError);
  expect(plan({ status: 0.6, ratelimited: 0.5 })).toThrow(RangeError);
  expect(plan({ 'cut-socket': 0.6, 'warn-socket': 0.5 })).toThrow(RangeError);
  expect(plan({ status: 0.6, 'cut-socket': 0.6 })).not.toThrow();
});

test('whatever one rate is, the others keep their calls', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 0.5, noNaN: true }), (seed, share) => {
      const alone = new RandomFaults({ seed, rates: { 'lose-request': 0.2 } });
      const among = new RandomFaults({ seed, rates: { 'lose-request': 0.2, status: share } });
      for (let call = 0; call < 50; call += 1) {
        const [one, other] = [alone.draw('chat.postMessage'), among.draw('chat.postMessage')];
        if (one.call !== undefined) expect(other).toEqual(one);
      }
    }),
  );
});
