import type { App } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SlackSandbox, startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';
import { clientOf, manifestWith, silentLogger, socketApp } from './fixtures.ts';

let sandbox: SlackSandbox;
let app: App;

beforeEach(async () => {
  sandbox = await startSlackSandbox({ manifest: manifestWith(), acknowledgeWithin: 300 });
  app = socketApp(sandbox);
});

afterEach(async () => {
  await app.stop();
  await sandbox.stop();
});

const here = () => ({ user: sandbox.member.id, channel: '#briefings' });

describe('slash commands', () => {
  test('reach a Bolt app, and the answer is seen by the asker alone', async () => {
    app.command('/echo', async ({ command, ack, respond }) => {
      await ack();
      await respond({ text: `You said: ${command.text}` });
    });
    await app.start();
    await sandbox.command('/echo good morning', here());
    const answer = await sandbox.until(() => sandbox.ephemerals(sandbox.member.id)[0]);
    expect(answer.text).toBe('You said: good morning');
    expect(sandbox.messages('#briefings')).toEqual([]);
    expect(sandbox.ephemerals(sandbox.admin.id)).toEqual([]);
  });

  test('carry their text escaped, and references only where the manifest asks for them', async () => {
    const typed = '<b> @maria #general https://example.com';
    const heardWith = async (should_escape: boolean): Promise<string | undefined> => {
      const manifest = manifestWith();
      const slash_commands = [{ command: '/echo', description: 'Says it again', should_escape }];
      const other = await startSlackSandbox({
        manifest: { ...manifest, features: { ...manifest.features, slash_commands } },
      });
      const otherApp = socketApp(other);
      const texts: string[] = [];
      otherApp.command('/echo', async ({ command, ack }) => {
        texts.push(command.text);
        await ack();
      });
      await otherApp.start();
      await other.command(`/echo ${typed}`, { user: other.member.id, channel: '#briefings' });
      await otherApp.stop();
      await other.stop();
      return texts[0];
    };
    const [member, general] = [sandbox.member.id, sandbox.channel('#general').id];
    expect(await heardWith(false)).toBe('&lt;b&gt; @maria #general https://example.com');
    expect(await heardWith(true)).toBe(`&lt;b&gt; <@${member}> <#${general}> <https://example.com>`);
  });

  test('may be answered along with the acknowledgement', async () => {
    app.command('/echo', async ({ ack }) => ack({ response_type: 'in_channel', text: 'Hello, all' }));
    await app.start();
    await sandbox.command('/echo', here());
    expect(sandbox.messages('#briefings')).toMatchObject([{ text: 'Hello, all', user: sandbox.botUser.id }]);
  });

  test('fail visibly when the answer with the acknowledgement breaks the rules', async () => {
    app.command('/echo', async ({ ack }) =>
      ack({ blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } }] }),
    );
    await app.start();
    await expect(sandbox.command('/echo', here())).rejects.toMatchObject({
      code: 'invalid_command_response',
    });
  });

  test('fail visibly when the app acknowledges late', async () => {
    app.command('/echo', async () => {});
    await app.start();
    await expect(sandbox.command('/echo', here())).rejects.toMatchObject({ code: 'operation_timeout' });
  });

  test('fail visibly when the app is not connected', async () => {
    await expect(sandbox.command('/echo', here())).rejects.toMatchObject({ code: 'dispatch_failed' });
  });

  test('fail when unknown, in a thread, or in a channel the person is not in', async () => {
    await app.start();
    await expect(sandbox.command('/eco', here())).rejects.toMatchObject({ code: 'unknown_command' });
    await expect(sandbox.command('/echo', { ...here(), thread: '1.000000' })).rejects.toMatchObject({
      code: 'not_in_threads',
    });
    sandbox.kick('#briefings', sandbox.member.id);
    await expect(sandbox.command('/echo', here())).rejects.toMatchObject({ code: 'channel_not_found' });
  });

  test('are answered where the bot is no member', async () => {
    sandbox.kick('#briefings');
    app.command('/echo', async ({ ack, respond }) => {
      await ack();
      await respond('still here');
    });
    await app.start();
    await sandbox.command('/echo', here());
    expect((await sandbox.until(() => sandbox.ephemerals(sandbox.member.id)[0])).text).toBe('still here');
  });
});

describe('events', () => {
  test('a mention reaches the app with its text as Slack writes it', async () => {
    const heard: string[] = [];
    app.event('app_mention', async ({ event, say }) => {
      heard.push(event.text);
      await say({ text: 'yes?', thread_ts: event.thread_ts ?? event.ts });
    });
    await app.start();
    const { message, events } = await sandbox.mention('R&D <now> #general https://example.com', here());
    expect(events).toEqual(['app_mention']);
    const general = sandbox.channel('#general').id;
    expect(heard).toEqual([
      `<@${sandbox.botUser.id}> R&amp;D &lt;now&gt; <#${general}> <https://example.com>`,
    ]);
    const reply = await sandbox.until(() => sandbox.messages('#briefings')[1]);
    expect(reply).toMatchObject({ text: 'yes?', thread_ts: message.ts });
  });

  test('an ordinary message, and a mention where the bot is no member, stay between people', async () => {
    const heard: string[] = [];
    app.event('app_mention', async ({ event }) => void heard.push(event.text));
    app.message(async ({ message }) => void heard.push(message.ts));
    await app.start();
    expect((await sandbox.say('nothing for bots', here())).events).toEqual([]);
    sandbox.kick('#briefings');
    expect((await sandbox.mention('hello', here())).events).toEqual([]);
    expect(heard).toEqual([]);
  });

  test('messages reach an app that subscribed to them', async () => {
    await sandbox.stop();
    const scopes = ['commands', 'chat:write', 'channels:history'];
    sandbox = await startSlackSandbox({ manifest: manifestWith(scopes, ['message.channels']) });
    app = socketApp(sandbox);
    const heard: (string | undefined)[] = [];
    app.message(async ({ message }) => void heard.push('text' in message ? message.text : undefined));
    await app.start();
    await sandbox.say('hello, all', here());
    expect(heard).toEqual(['hello, all']);
  });
});

describe('interactions', () => {
  const card = {
    text: 'Pick',
    blocks: [
      {
        type: 'actions',
        block_id: 'choices',
        elements: [
          { type: 'button', action_id: 'more', value: 'page 2', text: { type: 'plain_text', text: 'More' } },
          { type: 'button', action_id: 'less', text: { type: 'plain_text', text: 'Less' } },
          {
            type: 'static_select',
            action_id: 'pick',
            options: [
              { text: { type: 'plain_text', text: 'First' }, value: '1' },
              { text: { type: 'plain_text', text: 'Second' }, value: '2' },
            ],
          },
        ],
      },
    ],
  };

  test('a button on an ephemeral message can replace it', async () => {
    app.command('/echo', async ({ ack, respond }) => {
      await ack();
      await respond(card);
    });
    app.action('more', async ({ ack, action, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'value' in action ? String(action.value) : 'none' });
    });
    await app.start();
    await sandbox.command('/echo', here());
    const message = await sandbox.until(() => sandbox.ephemerals(sandbox.member.id)[0]);
    await sandbox.press(message, { user: sandbox.member.id, label: 'More' });
    await sandbox.until(() => sandbox.ephemerals(sandbox.member.id).find(({ text }) => text === 'page 2'));
    expect(sandbox.ephemerals(sandbox.member.id)).toMatchObject([
      { text: 'page 2', blocks: [], ts: message.ts },
    ]);
  });

  test('the payload says who, where and what, and holds the message only where all see it', async () => {
    const bodies: unknown[] = [];
    app.action({ block_id: 'choices' }, async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
    await app.start();
    const channel = sandbox.channel('#briefings').id;
    await clientOf(sandbox).chat.postMessage({ channel, ...card });
    await clientOf(sandbox).chat.postEphemeral({ channel, user: sandbox.admin.id, ...card });
    const [message] = sandbox.messages(channel);
    const [whisper] = sandbox.ephemerals(sandbox.admin.id);
    if (message === undefined || whisper === undefined) throw new Error('Nothing was posted.');
    await sandbox.press(message, { user: sandbox.admin.id, actionId: 'more' });
    await sandbox.choose(whisper, { user: sandbox.admin.id, option: 'Second' });
    expect(bodies).toMatchObject([
      {
        type: 'block_actions',
        user: { id: sandbox.admin.id },
        channel: { id: channel },
        container: { message_ts: message.ts, is_ephemeral: false },
        message: { text: 'Pick' },
        actions: [{ type: 'button', action_id: 'more', block_id: 'choices', value: 'page 2' }],
      },
      {
        container: { message_ts: whisper.ts, is_ephemeral: true },
        actions: [{ type: 'static_select', action_id: 'pick', selected_option: { value: '2' } }],
        state: { values: { choices: { pick: { selected_option: { value: '2' } } } } },
      },
    ]);
    expect(bodies[1]).not.toHaveProperty('message');
    await expect(sandbox.press(whisper, { user: sandbox.member.id, label: 'Less' })).rejects.toMatchObject({
      code: 'message_not_found',
    });
  });

  test('a button that is not there, or not the only one, is refused with what there is', async () => {
    await app.start();
    const channel = sandbox.channel('#briefings').id;
    await clientOf(sandbox).chat.postMessage({ channel, ...card });
    const [message] = sandbox.messages(channel);
    if (message === undefined) throw new Error('Nothing was posted.');
    const press = (label: string) => sandbox.press(message, { user: sandbox.member.id, label });
    await expect(press('Most')).rejects.toThrow('it has: More, Less');
    await expect(press('')).rejects.toMatchObject({ code: 'no_such_button' });
  });
});

describe('connections', () => {
  const open = async (): Promise<{ url: string }> => {
    const { url } = await clientOf(sandbox, sandbox.appToken).apps.connections.open({});
    return { url: url ?? '' };
  };

  test('an address serves one connection', async () => {
    const { url } = await open();
    const first = new WebSocket(url);
    await new Promise((resolve) => first.addEventListener('message', resolve, { once: true }));
    const second = new WebSocket(url);
    await new Promise((resolve) => second.addEventListener('error', resolve, { once: true }));
    expect(sandbox.socket.connections).toBe(1);
    first.close();
    await sandbox.until(() => (sandbox.socket.connections === 0 ? true : undefined));
  });

  test('with two connections each envelope goes to one of them', async () => {
    const other = socketApp(sandbox);
    const heard = [0, 0];
    app.command('/echo', async ({ ack }) => {
      heard[0] = (heard[0] ?? 0) + 1;
      await ack();
    });
    other.command('/echo', async ({ ack }) => {
      heard[1] = (heard[1] ?? 0) + 1;
      await ack();
    });
    await app.start();
    await other.start();
    for (let count = 0; count < 4; count += 1) await sandbox.command('/echo', here());
    expect(heard).toEqual([2, 2]);
    await other.stop();
  });

  test('an eleventh connection is turned away', async () => {
    const sockets: WebSocket[] = [];
    const reasons: unknown[] = [];
    for (let count = 0; count < 11; count += 1) {
      const socket = new WebSocket((await open()).url);
      sockets.push(socket);
      await new Promise<void>((resolve) =>
        socket.addEventListener('message', ({ data }) => {
          const message: unknown = JSON.parse(String(data));
          reasons.push(message);
          resolve();
        }),
      );
    }
    expect(sandbox.socket.connections).toBe(10);
    expect(reasons[10]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    for (const socket of sockets) socket.close();
  });

  test.each(['is told to refresh', 'loses its connection'])('an app that %s comes back', async (how) => {
    const client = new SocketModeClient({
      appToken: sandbox.appToken,
      clientPingTimeout: 50,
      logger: silentLogger,
      clientOptions: { slackApiUrl: sandbox.apiUrl },
    });
    const changes: string[] = [];
    sandbox.on((event) => {
      if (event.type === 'connection') changes.push(event.change);
    });
    await client.start();
    const back = new Promise((resolve) => client.once('connected', resolve));
    if (how === 'is told to refresh') sandbox.socket.disconnect('refresh_requested');
    else sandbox.socket.drop();
    await back;
    expect(changes).toEqual(['opened', 'closed', 'opened']);
    await client.disconnect();
  });

  test('an event that is not acknowledged comes again with its number and reason', async () => {
    const socket = new WebSocket((await open()).url);
    const events: unknown[] = [];
    socket.addEventListener('message', ({ data }) => {
      const message: unknown = JSON.parse(String(data));
      events.push(message);
    });
    await sandbox.until(() => (sandbox.socket.connections === 1 ? true : undefined));
    const deliveries: string[] = [];
    sandbox.on((event) => {
      if (event.type === 'delivery') deliveries.push(event.outcome);
    });
    await sandbox.mention('hello', here());
    await sandbox.until(() => (deliveries.length === 2 ? true : undefined));
    expect(deliveries).toEqual(['late', 'late']);
    expect(events).toMatchObject([
      { type: 'hello' },
      { type: 'events_api', accepts_response_payload: false, retry_attempt: 0, retry_reason: '' },
      { type: 'events_api', retry_attempt: 1, retry_reason: 'timeout' },
    ]);
    socket.close();
  });

  test('an acknowledgement that comes too late is noted', async () => {
    const refusals: string[] = [];
    sandbox.on((event) => {
      if (event.type === 'refusal') refusals.push(event.error);
    });
    let acknowledge = async (): Promise<void> => {};
    app.command('/echo', async ({ ack }) => {
      acknowledge = () => ack();
    });
    await app.start();
    await expect(sandbox.command('/echo', here())).rejects.toMatchObject({ code: 'operation_timeout' });
    await acknowledge();
    await sandbox.until(() => (refusals.length === 2 ? true : undefined));
    expect(refusals).toEqual(['operation_timeout', 'acknowledged too late or twice']);
  });
});
