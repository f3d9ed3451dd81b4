import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SlackSandbox, startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, type HttpApp, httpApp, ManualTimers, manifestWith } from './fixtures.ts';

let sandbox: SlackSandbox;
let bot: HttpApp;
let timers: ManualTimers;

beforeEach(async () => {
  timers = new ManualTimers();
  sandbox = await startSlackSandbox({ manifest: manifestWith(), timers });
  bot = httpApp(sandbox);
});

afterEach(async () => {
  await sandbox.stop();
  await bot.app.stop().catch(() => undefined);
});

const here = () => ({ user: sandbox.member.id, channel: '#briefings' });

test('a signed command reaches a Bolt app behind a request URL', async () => {
  bot.app.command('/echo', async ({ command, ack, respond }) => {
    await ack();
    await respond(`You said: ${command.text}`);
  });
  sandbox.deliverTo(await bot.start());
  await sandbox.command('/echo a=b & c', here());
  expect((await sandbox.until(() => sandbox.ephemerals(sandbox.member.id)[0])).text).toBe(
    'You said: a=b &amp; c',
  );
});

test('an answer may come as the body of the acknowledgement', async () => {
  bot.app.command('/echo', async ({ ack, command }) =>
    ack(command.text === 'text' ? 'plain' : { text: 'object' }),
  );
  sandbox.deliverTo(await bot.start());
  await sandbox.command('/echo text', here());
  await sandbox.command('/echo object', here());
  expect(sandbox.ephemerals(sandbox.member.id).map((message) => message.text)).toEqual(['plain', 'object']);
});

test('a button and a mention reach the app', async () => {
  const heard: string[] = [];
  bot.app.action('go', async ({ ack }) => {
    heard.push('action');
    await ack();
  });
  bot.app.event('app_mention', async ({ event }) => void heard.push(event.text));
  sandbox.deliverTo(await bot.start());
  const channel = sandbox.channel('#briefings').id;
  const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
  const blocks = [{ type: 'actions', elements: [button] }];
  await clientOf(sandbox).apiCall('chat.postMessage', { channel, text: 'a', blocks });
  const [message] = sandbox.messages(channel);
  if (message === undefined) throw new Error('Nothing was posted.');
  await sandbox.press(message, { user: sandbox.member.id, actionId: 'go' });
  await sandbox.mention('hello', here());
  expect(heard).toEqual(['action', `<@${sandbox.botUser.id}> hello`]);
});

test('an app with another signing secret refuses what is sent', async () => {
  bot = httpApp(sandbox, 'another secret');
  sandbox.deliverTo(await bot.start());
  await expect(sandbox.command('/echo', here())).rejects.toMatchObject({ code: 'http_service_error' });
});

test('the request URL is verified and the certificate checked as Slack does', async () => {
  sandbox.deliverTo(await bot.start());
  expect(await sandbox.verifyRequestUrl()).toBe(true);
  expect(await sandbox.checkSsl()).toBe(true);
});

test('with a request URL there is no Socket Mode, and without one there is again', async () => {
  sandbox.deliverTo(await bot.start());
  const open = () => clientOf(sandbox, sandbox.appToken).apps.connections.open({});
  await expect(open()).rejects.toMatchObject({ data: { error: 'forbidden_team' } });
  sandbox.deliverTo(undefined);
  expect(await open()).toMatchObject({ ok: true });
});

describe('an event that is not acknowledged', () => {
  const attempts: (readonly [unknown, unknown])[] = [];
  let failing: Server;

  /** Starts an app that answers every event in this way, and mentions it. */
  async function mentionIn(answer: (response: ServerResponse) => void): Promise<void> {
    attempts.length = 0;
    failing = createServer((request, response) => {
      attempts.push([request.headers['x-slack-retry-num'], request.headers['x-slack-retry-reason']]);
      request.resume().on('end', () => answer(response));
    });
    await new Promise<void>((resolve) => failing.listen(0, '127.0.0.1', resolve));
    const address = failing.address();
    if (address === null || typeof address === 'string') throw new Error('The app has no port.');
    sandbox.deliverTo(`http://127.0.0.1:${address.port}/`);
    await sandbox.mention('hello', here());
  }

  /** Lets the time until the next repeat pass, and waits for the end of that attempt. */
  async function repeatAfter(milliseconds: number): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      const stop = sandbox.on((event) => {
        if (event.type !== 'delivery') return;
        stop();
        resolve();
      });
    });
    timers.end(milliseconds);
    await ended;
  }

  afterEach(async () => {
    failing.closeAllConnections();
    await new Promise((resolve) => failing.close(resolve));
  });

  test('is sent again at once, after a minute and after five, then given up', async () => {
    await mentionIn((response) => response.writeHead(500).end());
    for (const delay of [0, 60_000, 300_000]) await repeatAfter(delay);
    expect(attempts).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(timers.waiting).toEqual([]);
  });

  test('is not sent again where the app says so', async () => {
    await mentionIn((response) => response.writeHead(500, { 'x-slack-no-retry': '1' }).end());
    expect(attempts).toHaveLength(1);
    expect(timers.waiting).toEqual([]);
  });
});
