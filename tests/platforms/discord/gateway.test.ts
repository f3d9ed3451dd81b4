import { describe, expect, it } from 'vitest';
import { StartError } from '../../../src/digest/platform.ts';
import { answered, prepare, run, until } from './running.ts';

describe('starting', () => {
  it('registers the commands once, and writes nothing at the next start', async () => {
    const { sandbox, platform, log } = await run();
    expect(sandbox.commands().map(({ name }) => name)).toEqual(['brief', 'digest', 'Ask about this bridge']);
    expect(platform.health()).toEqual({ state: 'connected', notes: [] });
    const writes = { ...sandbox.commandWrites };
    await platform.stop();
    expect(platform.health().state).toBe('stopped');
    const again = await prepare({ apiUrl: sandbox.apiUrl, token: sandbox.token });
    await again.platform.start();
    expect(sandbox.commandWrites).toEqual(writes);
    expect(log.join('')).not.toContain(sandbox.token);
  });

  it('goes on without the content of messages where the portal’s switch is off, and says so', async () => {
    const { sandbox, platform, commands, log } = await run({ sandbox: { messageContentIntent: false } });
    expect(platform.health().state).toBe('connected');
    expect(platform.health().notes.join('')).toContain('Message Content Intent');
    expect(log.join('')).toContain('Message Content Intent');
    await sandbox.say('!brief x');
    expect((await sandbox.command('/brief y')).state).toBe('answered');
    await sandbox.reply(await sandbox.say('brief z', { mention: true }));
    expect(commands.asked.map(({ line }) => line)).toEqual(['brief y', 'brief z']);
    expect(commands.asked[0]?.context.place.notes).toHaveLength(1);
  });

  it.each(['AAAA.BBBB.wrong', 'wrong token\nof two lines'])(
    'refuses the token %j with the setting’s name and what to do, and without the token',
    async (token) => {
      const { platform } = await prepare({ token });
      const error = await platform.start().then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(error).toBeInstanceOf(StartError);
      expect(String(error)).toMatch(/DISCORD_TOKEN.*Reset Token/);
      expect(String(error)).not.toContain('wrong');
    },
  );

  it('says that Discord cannot be reached', async () => {
    const { platform } = await prepare({ apiUrl: 'http://127.0.0.1:1/api' });
    await expect(platform.start()).rejects.toThrow(/cannot be reached.*DISCORD_API_URL/);
  });

  it('ends when it is stopped meanwhile', async () => {
    const { platform, sandbox } = await prepare();
    sandbox.faults.next({ kind: 'delay', milliseconds: 1_000 }, { path: '/gateway/bot' });
    const start = platform.start();
    await until(() => sandbox.faults.pending === 0);
    await platform.stop();
    await expect(start).rejects.toThrow(StartError);
  });

  it('opens no session that nobody ends where it is stopped while it asks for the gateway', async () => {
    const { platform, sandbox } = await prepare();
    sandbox.faults.next({ kind: 'delay', milliseconds: 100 }, { path: '/gateway/bot' });
    const start = platform.start();
    await until(() => sandbox.faults.pending === 0);
    await platform.stop();
    await expect(start).rejects.toThrow(StartError);
    // Another bot that asks later and connects: by then the first would have connected as well.
    const other = await prepare({ apiUrl: sandbox.apiUrl, token: sandbox.token });
    sandbox.faults.next({ kind: 'delay', milliseconds: 200 }, { path: '/gateway/bot' });
    await other.platform.start();
    expect(sandbox.gateway.connected).toBe(1);
    await other.platform.stop();
    await until(() => sandbox.gateway.connected === 0);
  });

  it('may be tried again after Discord was away, and is unhealthy and posts nothing until then', async () => {
    const { platform, sandbox, commands } = await prepare();
    for (const path of ['/gateway/bot', '/gateway/bot', '/gateway/bot', '/gateway/bot'])
      sandbox.faults.next({ kind: 'status', status: 503 }, { path });
    await expect(platform.start()).rejects.toMatchObject({ name: 'StartError', mayPass: true });
    expect(platform.health()).toEqual({
      state: 'disconnected',
      notes: [expect.stringContaining('Discord is in trouble (503)')],
    });
    const channel = sandbox.channel('briefings').id;
    const card = { title: 'The bridge', elements: [] };
    expect((await platform.post(channel, card, 'd-1')).state).toBe('unreachable');
    await platform.start();
    expect(platform.health()).toEqual({ state: 'connected', notes: [] });
    expect((await platform.post(channel, card, 'd-1')).state).toBe('sent');
    expect(sandbox.gateway.connected).toBe(1);
    await sandbox.command('/brief y');
    expect(commands.asked.map(({ line }) => line)).toEqual(['brief y']);
  });

  it('names what is missing in each digest channel', async () => {
    const { platform, sandbox, log } = await run({
      digestChannels: ['briefings', 'general'],
      before: (sandbox) => sandbox.adjust('briefings', 'bot', { deny: ['SendMessages', 'EmbedLinks'] }),
    });
    const note = 'In #briefings the bot lacks: Send Messages, Embed Links.';
    expect(platform.health().notes).toEqual([expect.stringContaining(note)]);
    expect(log.join('')).toContain(note);
    sandbox.adjust('briefings', 'bot', { allow: ['SendMessages', 'EmbedLinks'] });
    await until(() => platform.health().notes.length === 0);
  });

  it('knows channels by name', async () => {
    const { platform, sandbox } = await run();
    expect(platform.label(sandbox.channel('briefings').id)).toBe('#briefings');
    expect(platform.label('123')).toBe('123');
  });

  it('knows which server a channel is in, and of direct messages and strange channels that they are in none', async () => {
    const { platform, sandbox, commands } = await run();
    expect(platform.workspaceOf(sandbox.channel('briefings').id)).toBe(sandbox.guild.id);
    expect(platform.workspaceOf('123')).toBeUndefined();
    await sandbox.command('/brief bridge', { channel: 'dm' });
    const direct = commands.asked[0]?.context.place.channel ?? '';
    expect(direct).not.toBe('');
    expect(platform.workspaceOf(direct)).toBeUndefined();
  });

  it('works without the commands where they cannot be registered, and says so', async () => {
    const { platform, sandbox } = await run({
      before: (sandbox) => {
        for (let count = 0; count < 4; count += 1) {
          sandbox.faults.next({ kind: 'status', status: 503 }, { method: 'GET', path: '/commands' });
        }
      },
    });
    expect(platform.health().notes.join('')).toContain('slash commands');
    await sandbox.reply(await sandbox.say('!brief'));
  });
});

describe('the connection', () => {
  it('comes back by itself, and answers what was asked meanwhile', async () => {
    const { sandbox, platform, commands } = await run();
    sandbox.gateway.drop();
    await until(() => platform.health().state === 'disconnected');
    await sandbox.say('!brief meanwhile');
    await until(() => platform.health().state === 'connected');
    await until(() => commands.asked.length === 1);
    expect(commands.asked.map(({ line }) => line)).toEqual(['brief meanwhile']);
  });

  it('gives up the content of messages when Discord withdraws it while running', async () => {
    const { sandbox, platform } = await run();
    sandbox.gateway.close(4014);
    await until(() => platform.health().notes.join('').includes('Message Content Intent'));
    await until(() => platform.health().state === 'connected');
    expect((await sandbox.command('/brief y')).state).toBe('answered');
    expect(sandbox.gateway.connected).toBe(1);
  });

  it('says what to do where Discord no longer accepts the token', async () => {
    const { sandbox, platform } = await run();
    sandbox.gateway.close(4004);
    await until(() => platform.health().notes.length > 0);
    expect(platform.health().state).toBe('disconnected');
    expect(platform.health().notes.join('')).toContain('Reset Token');
  });

  it('finishes answers under way before it stops', async () => {
    let finish = () => {};
    const { sandbox, platform, commands } = await run({
      respond: (line) =>
        new Promise((resolve) => {
          finish = () => resolve(answered({ title: line, elements: [] }));
        }),
    });
    const result = sandbox.command('/brief bridge');
    await until(() => commands.asked.length === 1);
    const stopped = platform.stop();
    finish();
    expect((await result).state).toBe('answered');
    await stopped;
    await until(() => sandbox.gateway.connected === 0);
  });
});
