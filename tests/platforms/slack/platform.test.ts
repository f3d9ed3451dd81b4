import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartError } from '../../../src/digest/platform.ts';
import { type Bot, type BotOptions, prepareBot, startBot } from './bot.ts';

let bot: Bot | undefined;
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

/** Starts a bot that cannot start. */
async function failedStart(options: BotOptions): Promise<string> {
  bot = await prepareBot(options);
  const error: unknown = await bot.platform.start().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartError);
  return error instanceof Error ? error.message : '';
}

describe('starting on Slack', () => {
  it('names SLACK_BOT_TOKEN and what to do where Slack refuses it, and never the token', async () => {
    const botToken = 'xoxb-1-wrong';
    const message = await failedStart({ settings: (settings) => ({ ...settings, botToken }) });
    expect(message).toContain('Slack refuses SLACK_BOT_TOKEN (invalid_auth)');
    expect(message).toContain('OAuth & Permissions');
    expect(message + bot?.log()).not.toContain(botToken);
  });

  it('names SLACK_APP_TOKEN and what to do where Slack refuses it, and does not try again', async () => {
    const appToken = 'xapp-1-wrong';
    const message = await failedStart({
      settings: (settings) => ({ ...settings, transport: { kind: 'socket', appToken } }),
    });
    expect(message).toContain('Slack refuses SLACK_APP_TOKEN (invalid_auth)');
    expect(message).toContain('connections:write');
    expect(message + bot?.log()).not.toContain(appToken);
    expect(bot?.slack.requestCount('apps.connections.open')).toBe(1);
  });

  it('keeps a token that cannot be sent out of the message and the log', async () => {
    const botToken = 'xoxb-1-bro\nken';
    const message = await failedStart({ settings: (settings) => ({ ...settings, botToken }) });
    expect(message + bot?.log()).not.toMatch(/bro|ken\b/);
  });

  it('says where Slack was looked for where it cannot be reached', async () => {
    const port = await new Promise<number>((resolve) => {
      const gone = createServer().listen(0, '127.0.0.1', () => {
        const bound = gone.address();
        gone.close(() => resolve(typeof bound === 'object' && bound !== null ? bound.port : 0));
      });
    });
    const apiUrl = `http://127.0.0.1:${port}/api/`;
    const message = await failedStart({ settings: (settings) => ({ ...settings, apiUrl }) });
    expect(message).toContain(`could not be reached at 127.0.0.1:${port} (ECONNREFUSED)`);
    expect(message).toContain('SLACK_API_URL');
  });

  it('starts after server errors that pass', async () => {
    bot = await prepareBot({
      prepare: ({ faults }) => {
        faults.next('auth.test', { kind: 'status', status: 503 });
        faults.next('apps.connections.open', { kind: 'status', status: 503 });
      },
    });
    await bot.platform.start();
    expect(bot.platform.health().state).toBe('connected');
  });

  it('may be started again after Slack was away, and is unhealthy and posts nothing until then', async () => {
    bot = await prepareBot({
      digestChannels: ['#briefings'],
      prepare: ({ faults }) => {
        // First it does not know itself, then it has no socket: each start asks three times.
        for (let attempt = 0; attempt < 3; attempt += 1)
          faults.next('auth.test', { kind: 'status', status: 503 });
        for (let attempt = 0; attempt < 3; attempt += 1)
          faults.next('apps.connections.open', { kind: 'lose-request' });
      },
    });
    const { slack, platform } = bot;
    const channel = slack.channel('#briefings').id;
    const card = { title: 'The ferry', elements: [] };
    for (const reason of ['HTTP 503', 'the connection ended before the answer']) {
      await expect(platform.start()).rejects.toMatchObject({ name: 'StartError', mayPass: true });
      const notes = [expect.stringMatching(new RegExp(`could not be reached at .* \\(${reason}\\)`))];
      expect(platform.health()).toEqual({ state: 'disconnected', notes });
      expect((await platform.post(channel, card, 'd-1')).state).toBe('unreachable');
    }
    await platform.start();
    expect(platform.health()).toEqual({ state: 'connected', notes: [] });
    expect(slack.socket.connections).toBe(1);
    expect((await platform.post(channel, card, 'd-1')).state).toBe('sent');
    await slack.command('/brief again', { user: slack.member.id, channel: '#general' });
    await slack.until(() => slack.ephemerals(slack.member.id)[0]);
    expect(bot.asked.map(({ line }) => line)).toEqual(['brief again']);
  });

  it('may be started again after PORT was taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const bound = other.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    await failedStart({
      settings: (settings, slack) => ({
        ...settings,
        transport: { kind: 'http', signingSecret: slack.signingSecret, port, host: '127.0.0.1' },
      }),
    });
    expect(bot?.platform.address()).toBeUndefined();
    await new Promise((resolve) => other.close(resolve));
    await bot?.platform.start();
    expect(bot?.platform.address()).toBe(`http://127.0.0.1:${port}`);
  });

  it('says when to start again where Slack has had too many starts', async () => {
    const message = await failedStart({
      prepare: ({ faults }) => faults.next('apps.connections.open', { kind: 'ratelimited', retryAfter: 30 }),
    });
    expect(message).toContain('Start it again in 30 seconds');
  });

  it('names PORT where another program has it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const bound = other.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const message = await failedStart({
      settings: (settings, slack) => ({
        ...settings,
        transport: { kind: 'http', signingSecret: slack.signingSecret, port, host: '127.0.0.1' },
      }),
    });
    expect(message).toContain(`PORT ${port} is taken`);
    await new Promise((resolve) => other.close(resolve));
  });

  it('learns the channels’ names and tells of each that it cannot post to what to do', async () => {
    bot = await startBot({
      prepare: (slack) => {
        slack.addChannel({ name: 'no-bot' });
        slack.addChannel({ name: 'hidden', private: true });
        slack.addChannel({ name: 'old', withBot: true });
        slack.archive('#old');
      },
      digestChannels: ['#briefings', '#no-bot', '#hidden', '#old'],
    });
    const { slack, platform } = bot;
    expect(platform.label(slack.channel('#no-bot').id)).toBe('#no-bot');
    expect(platform.label('C0UNKNOWN')).toBe('C0UNKNOWN');
    const notes = platform.health().notes;
    const invite = `/invite @${slack.botUser.name}`;
    expect(notes).toEqual([
      `The bot is not a member of #no-bot. Invite it: ${invite}`,
      expect.stringMatching(`no channel ${slack.channel('#hidden').id} .* ${invite}`),
      '#old is archived. Unarchive it, or choose another channel.',
    ]);
    for (const text of notes) expect(bot.log()).toContain(text);
  });

  it('knows its workspace from the start on, and that direct messages are in none', async () => {
    bot = await prepareBot();
    const { id } = bot.slack.channel('#briefings');
    expect(bot.platform.workspaceOf(id)).toBeUndefined();
    await bot.platform.start();
    await bot.slack.command('/brief ferry', { user: bot.slack.member.id, channel: id });
    expect(bot.platform.workspaceOf(id)).toBe(bot.asked[0]?.context.place.workspace);
    expect(bot.platform.workspaceOf(id)).toMatch(/^T/);
    expect(bot.platform.workspaceOf(bot.slack.directMessage(bot.slack.member.id).id)).toBeUndefined();
  });

  it('asks Slack for nothing before it is started', async () => {
    bot = await prepareBot();
    const channel = bot.slack.channel('#briefings').id;
    expect((await bot.platform.check(channel)).state).toBe('cannot-tell');
    expect(await bot.platform.tell(channel, bot.slack.member.id, { elements: [] })).toBe(false);
    expect(bot.platform.label(channel)).toBe(channel);
    expect(bot.platform.paces(channel)).toEqual([]);
    expect(bot.platform.ahead).toBeUndefined();
    expect(bot.slack.requests()).toEqual([]);
    expect(bot.platform.health()).toEqual({ state: 'starting', notes: [] });
  });
});

describe('the socket to Slack', () => {
  const logged = (message: string) =>
    (bot?.log() ?? '').split('\n').filter((line) => line.includes(message)).length;

  /** The lines that an operator sees: warnings (pino's level 40) and errors. */
  const complaints = () =>
    (bot?.log() ?? '').split('\n').filter((line) => Number(/"level":(\d+)/.exec(line)?.[1] ?? 0) >= 40);

  const restored = () => expect.poll(() => logged('is restored'), { timeout: 15_000 }).toBe(1);

  const noneIsOpen = () => expect.poll(() => bot?.slack.socket.connections).toBe(0);

  async function expectAnAnswer({ slack, platform }: Bot): Promise<void> {
    expect(platform.health().state).toBe('connected');
    expect(slack.socket.connections).toBe(1);
    await slack.command('/brief again', { user: slack.member.id, channel: '#general' });
    await slack.until(() => slack.ephemerals(slack.member.id).at(-1));
  }

  it('is opened again when Slack asks for it, and answers go on', async () => {
    bot = await startBot();
    bot.slack.socket.disconnect('refresh_requested');
    await restored();
    await expectAnAnswer(bot);
  });

  it('is opened again after it was cut, whatever stands in the way, and is unhealthy until then', async () => {
    bot = await startBot();
    const { slack, platform } = bot;
    slack.faults.next('apps.connections.open', { kind: 'status', status: 503 });
    slack.faults.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    slack.faults.next('apps.connections.open', { kind: 'lose-request' });
    slack.socket.drop();
    await expect.poll(() => platform.health().state).toBe('disconnected');
    await restored();
    expect(logged('could not be restored')).toBe(3);
    await expectAnAnswer(bot);
  }, 20_000);

  it('says once that Slack is away, however often it is tried, and once that it is back', async () => {
    bot = await startBot();
    const { slack } = bot;
    const before = complaints().length;
    for (let attempt = 0; attempt < 3; attempt += 1)
      slack.faults.next('apps.connections.open', { kind: 'status', status: 503 });
    slack.socket.drop();
    await restored();
    expect(slack.requestCount('apps.connections.open')).toBe(5);
    expect(complaints().slice(before)).toEqual([expect.stringContaining('could not be restored')]);
  }, 20_000);

  it('closes for good when the bot stops', async () => {
    bot = await startBot();
    await bot.platform.stop();
    expect(bot.platform.health().state).toBe('stopped');
    await noneIsOpen();
    expect(bot.slack.requestCount('apps.connections.open')).toBe(1);
  });

  it('closes for good also while it is being opened again', async () => {
    bot = await startBot();
    const { slack, platform } = bot;
    slack.faults.next('apps.connections.open', { kind: 'delay-reply', milliseconds: 300 });
    slack.socket.drop();
    await slack.until(() => (slack.requestCount('apps.connections.open') === 2 ? true : undefined));
    await platform.stop();
    await noneIsOpen();
    expect(logged('is restored')).toBe(0);
  });
});

describe('stopping', () => {
  it('finishes the answers under way first', async () => {
    bot = await startBot();
    const { slack, platform } = bot;
    slack.faults.next('response_url', { kind: 'delay-reply', milliseconds: 100 });
    await slack.command('/brief three', { user: slack.member.id, channel: '#general' });
    await platform.stop();
    expect(slack.ephemerals(slack.member.id)).toHaveLength(3);
  });

  it('wins over a start that is under way', async () => {
    bot = await prepareBot({
      prepare: ({ faults }) => faults.next('auth.test', { kind: 'delay-reply', milliseconds: 100 }),
    });
    const { slack, platform } = bot;
    const starting = platform.start();
    await platform.stop();
    await starting;
    expect(platform.health().state).toBe('stopped');
    await expect.poll(() => slack.socket.connections).toBe(0);
  });

  it('can be done twice, and before the start', async () => {
    bot = await prepareBot();
    await bot.platform.stop();
    await bot.platform.stop();
    expect(bot.platform.health().state).toBe('stopped');
  });
});

describe('events that Slack sends again', () => {
  it('are answered once', async () => {
    bot = await startBot({ transport: 'http' });
    const { slack, platform, asked } = bot;
    const secret = slack.signingSecret;
    const body = JSON.stringify({
      type: 'event_callback',
      event_id: 'Ev0REPEATED',
      team_id: slack.team.id,
      event: {
        type: 'app_mention',
        user: slack.member.id,
        text: `<@${slack.botUser.id}> brief repeated`,
        ts: '1790000000.000100',
        channel: slack.channel('#general').id,
        event_ts: '1790000000.000100',
      },
    });
    const send = async (retry: number) => {
      const timestamp = String(Math.floor(Date.now() / 1_000));
      const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
      const response = await fetch(`${platform.address()}/slack/events`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': `v0=${signature}`,
          ...(retry === 0
            ? {}
            : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
        },
        body,
      });
      return response.status;
    };
    expect([await send(0), await send(1), await send(2)]).toEqual([200, 200, 200]);
    await slack.until(() => (asked.length > 0 ? true : undefined));
    expect(asked.map(({ line }) => line)).toEqual(['brief repeated']);
  });
});

describe('HTTP requests', () => {
  it('are refused without a fresh, right signature, and logged without their contents', async () => {
    bot = await startBot({ transport: 'http' });
    const { slack, platform, asked } = bot;
    const body = new URLSearchParams({
      command: '/brief',
      text: 'marker',
      response_url: 'http://127.0.0.1:9/',
    });
    const send = async (age: number, secret: string) => {
      const timestamp = String(Math.floor(Date.now() / 1_000) - age);
      const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
      const response = await fetch(`${platform.address()}/slack/events`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': `v0=${signature}`,
        },
        body: body.toString(),
      });
      return response.status;
    };
    expect(await send(0, 'wrong')).toBe(401);
    expect(await send(600, slack.signingSecret)).toBe(401);
    expect(asked).toEqual([]);
    expect(bot.log()).not.toContain('marker');
  });

  it('pass Slack’s own checks of the address, and answer to a load balancer', async () => {
    bot = await startBot({ transport: 'http' });
    expect(await bot.slack.verifyRequestUrl()).toBe(true);
    expect(await bot.slack.checkSsl()).toBe(true);
    const health = await fetch(`${bot.platform.address()}/health`);
    expect([health.status, await health.text()]).toEqual([200, 'ok\n']);
  });
});
