import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackSandbox, startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, manifestWith, socketApp } from './fixtures.ts';

let sandbox: SlackSandbox;

beforeEach(async () => {
  sandbox = await startSlackSandbox({ manifest: manifestWith(), rateLimits: 'none' });
});

afterEach(() => sandbox.stop());

test('without rate limits an app may call far more often than Slack allows', async () => {
  const client = clientOf(sandbox);
  const channel = sandbox.channel('#briefings').id;
  for (let call = 0; call < 40; call += 1) await client.chat.postMessage({ channel, text: 'again' });
  expect(sandbox.requestCount('chat.postMessage')).toBe(40);
  expect(sandbox.refusals()).toEqual([]);
});

test('forgetting leaves no message, call or response URL, and the app stays connected', async () => {
  const app = socketApp(sandbox);
  const urls: string[] = [];
  app.command('/echo', async ({ ack, respond, command }) => {
    await ack();
    urls.push(command.response_url);
    await respond('for you');
  });
  await app.start();
  const who = { user: sandbox.member.id, channel: '#briefings' };
  await clientOf(sandbox).chat.postMessage({ channel: sandbox.channel('#briefings').id, text: 'for all' });
  await sandbox.command('/echo', who);
  await sandbox.until(() => sandbox.ephemerals(who.user)[0]);

  sandbox.forget();

  expect(sandbox.messages('#briefings')).toEqual([]);
  expect(sandbox.ephemerals(who.user)).toEqual([]);
  expect(sandbox.requests()).toEqual([]);
  expect(sandbox.requestCount('response_url')).toBe(1);
  const [url = ''] = urls;
  expect((await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'late' }) })).status).toBe(404);

  await sandbox.command('/echo', who);
  expect((await sandbox.until(() => sandbox.ephemerals(who.user)[0])).text).toBe('for you');
  await app.stop();
});
