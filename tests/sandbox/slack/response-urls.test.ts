import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isObject, parseJson, stringIn } from '../../../src/sandbox/slack/json.ts';
import { type SlackSandbox, startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, manifestWith } from './fixtures.ts';

let sandbox: SlackSandbox;
let now: number;
/** An app that acknowledges everything and keeps the response URLs. */
let app: Server;
const urls: string[] = [];

beforeEach(async () => {
  now = Date.UTC(2030, 0, 1);
  urls.length = 0;
  sandbox = await startSlackSandbox({ manifest: manifestWith(), clock: () => now });
  app = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      urls.push(responseUrlIn(new URLSearchParams(body)));
      response.end();
    });
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  if (address === null || typeof address === 'string') throw new Error('The app has no port.');
  sandbox.deliverTo(`http://127.0.0.1:${address.port}/`);
});

afterEach(async () => {
  await sandbox.stop();
  await new Promise((resolve) => app.close(resolve));
});

function responseUrlIn(form: URLSearchParams): string {
  const payload = parseJson(form.get('payload') ?? '');
  return form.get('response_url') ?? (isObject(payload) ? (stringIn(payload, 'response_url') ?? '') : '');
}

const respond = async (url: string | undefined, body: unknown): Promise<readonly [number, unknown]> => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url ?? '', { method: 'POST', headers, body: JSON.stringify(body) });
  const answer: unknown = await response.json();
  return [response.status, answer];
};

async function runCommand(): Promise<string | undefined> {
  await sandbox.command('/echo', { user: sandbox.member.id, channel: '#briefings' });
  return urls.at(-1);
}

/** Posts a message with a button, presses it, and returns the response URL. */
async function pressButton(): Promise<string | undefined> {
  const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
  const blocks = [{ type: 'actions', elements: [button] }];
  const channel = sandbox.channel('#briefings').id;
  await clientOf(sandbox).apiCall('chat.postMessage', { channel, text: 'original', blocks });
  const [message] = sandbox.messages(channel);
  if (message === undefined) throw new Error('Nothing was posted.');
  await sandbox.press(message, { user: sandbox.member.id, actionId: 'go' });
  return urls.at(-1);
}

test('serves five times and no more', async () => {
  const url = await runCommand();
  for (let count = 0; count < 5; count += 1)
    expect(await respond(url, { text: 'a' })).toEqual([200, { ok: true }]);
  expect(await respond(url, { text: 'a' })).toEqual([404, { ok: false, error: 'used_url' }]);
  expect(sandbox.ephemerals(sandbox.member.id)).toHaveLength(5);
});

test('serves for thirty minutes and no longer', async () => {
  const url = await runCommand();
  now += 30 * 60_000;
  expect(await respond(url, { text: 'a' })).toEqual([200, { ok: true }]);
  now += 1;
  expect(await respond(url, { text: 'a' })).toEqual([404, { ok: false, error: 'expired_url' }]);
});

test('answers in the channel where it is told to', async () => {
  const url = await runCommand();
  await respond(url, { text: 'for all', response_type: 'in_channel' });
  expect(sandbox.messages('#briefings')).toMatchObject([{ text: 'for all', user: sandbox.botUser.id }]);
});

test('replaces the message with the button, or deletes it, or adds to it', async () => {
  const url = await pressButton();
  await respond(url, { text: 'an addition' });
  expect(sandbox.ephemerals(sandbox.member.id)).toMatchObject([{ text: 'an addition' }]);
  await respond(url, { text: 'replaced', replace_original: true });
  expect(sandbox.messages('#briefings')).toMatchObject([{ text: 'replaced', blocks: [] }]);
  await respond(url, { delete_original: true });
  expect(sandbox.messages('#briefings')).toEqual([]);
});

test('checks what it is given as strictly as chat.postMessage', async () => {
  const url = await runCommand();
  expect(await respond(url, {})).toEqual([400, { ok: false, error: 'no_text' }]);
  const [status, answer] = await respond(url, {
    blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } }],
  });
  expect([status, answer]).toMatchObject([400, { error: 'invalid_blocks' }]);
  expect(sandbox.ephemerals(sandbox.member.id)).toEqual([]);
});

test('takes part in trouble on demand', async () => {
  const url = await runCommand();
  sandbox.faults.next('response_url', { kind: 'status', status: 500 });
  expect((await respond(url, { text: 'a' }))[0]).toBe(500);
  sandbox.faults.next('response_url', { kind: 'lose-reply' });
  await expect(respond(url, { text: 'accepted' })).rejects.toThrow();
  expect(sandbox.ephemerals(sandbox.member.id)).toMatchObject([{ text: 'accepted' }]);
});
