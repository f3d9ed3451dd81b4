import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type SandboxMessage,
  type SlackSandbox,
  startSlackSandbox,
} from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, manifestWith, socketApp } from './fixtures.ts';

let sandbox: SlackSandbox;
let app: App;
let client: WebClient;
/** The message that opens the thread of a test. */
let opening: SandboxMessage;

const here = () => ({ user: sandbox.member.id, channel: sandbox.channel('#briefings').id });

beforeEach(async () => {
  sandbox = await startSlackSandbox({ manifest: manifestWith() });
  client = clientOf(sandbox);
  app = socketApp(sandbox);
  opening = (await sandbox.say('What do we know?', here())).message;
});

afterEach(async () => {
  await app.stop();
  await sandbox.stop();
});

test('a mention in a thread tells the app which thread, wherever in it it was written', async () => {
  const heard: unknown[] = [];
  app.event('app_mention', async ({ event }) => {
    heard.push([event.text, event.thread_ts, event.channel]);
  });
  await app.start();
  const { channel } = here();
  const { message: reply } = await sandbox.mention('and this?', { ...here(), thread: opening.ts });
  await sandbox.mention('and that?', { ...here(), thread: reply.ts });
  expect(heard).toEqual([
    [`<@${sandbox.botUser.id}> and this?`, opening.ts, channel],
    [`<@${sandbox.botUser.id}> and that?`, opening.ts, channel],
  ]);
  expect(sandbox.messages('#briefings')[0]?.reply_count).toBe(2);
});

test('nobody writes in a thread that is not there', async () => {
  await expect(sandbox.say('hello?', { ...here(), thread: '1700000000.000100' })).rejects.toMatchObject({
    code: 'thread_not_found',
  });
  expect(sandbox.messages('#briefings')).toHaveLength(1);
});

test('a button on a message in a thread names the thread, and its answer goes where it says', async () => {
  const button = { type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' } };
  app.action('more', async ({ ack, body, respond }) => {
    await ack();
    const thread = body.type === 'block_actions' ? String(body.container['thread_ts']) : '';
    await respond({
      response_type: 'in_channel',
      replace_original: false,
      text: 'more',
      thread_ts: thread,
    });
  });
  await app.start();
  await client.apiCall('chat.postMessage', {
    channel: here().channel,
    thread_ts: opening.ts,
    text: 'briefly',
    blocks: [{ type: 'actions', elements: [button] }],
  });
  const [, posted] = sandbox.messages('#briefings');
  if (posted === undefined) throw new Error('Nothing was posted.');
  await sandbox.press(posted, { user: sandbox.member.id, actionId: 'more' });
  const answer = await sandbox.until(() => sandbox.messages('#briefings')[2]);
  expect(answer).toMatchObject({ text: 'more', thread_ts: opening.ts });
});

test('a thread is read from its opening on, in pages, and from a time on', async () => {
  const { channel } = here();
  const replies: string[] = [];
  for (const text of ['one', 'two', 'three']) {
    const { ts } = await client.chat.postMessage({ channel, text, thread_ts: opening.ts });
    replies.push(String(ts));
  }
  const read = async (more: object) => {
    const page = await client.conversations.replies({ channel, ts: opening.ts, ...more });
    return { texts: page.messages?.map(({ text }) => text), cursor: page.response_metadata?.next_cursor };
  };
  const first = await read({ limit: 2 });
  expect(first.texts).toEqual(['What do we know?', 'one']);
  expect((await read({ limit: 2, cursor: first.cursor })).texts).toEqual(['two', 'three']);
  expect((await read({ oldest: replies[0] })).texts).toEqual(['What do we know?', 'two', 'three']);
  await expect(client.conversations.replies({ channel, ts: '1700000000.000100' })).rejects.toThrow(
    'thread_not_found',
  );
});
