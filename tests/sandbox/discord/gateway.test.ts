import { constants, createInflate } from 'node:zlib';
import { Events, GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { readPayload } from '../../../src/sandbox/discord/client-payload.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/sandbox.ts';
import { connect, startSandbox } from './connected.ts';
import { eventually } from './eventually.ts';
import { messageFrom, restOf } from './messages.ts';

const payload = z.looseObject({
  op: z.number(),
  t: z.string().nullish(),
  s: z.number().nullish(),
  d: z.unknown(),
});
type Payload = z.infer<typeof payload>;

/** A bare connection, for what discord.js would never do. */
async function open(sandbox: DiscordSandbox, query = 'v=10&encoding=json') {
  const answer = await restOf(sandbox).get('/gateway');
  const { url } = z.looseObject({ url: z.string() }).parse(answer);
  const socket = new WebSocket(`${url}/?${query}`);
  onTestFinished(() => socket.terminate());
  const received: Payload[] = [];
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('message', (data) => received.push(payload.parse(JSON.parse(String(data)))));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const send = (op: number, d?: unknown) => socket.send(JSON.stringify({ op, d }));
  const names = () => received.flatMap(({ t }) => t ?? []);
  const has = (name: string) => eventually(names).toContain(name);
  return { socket, received, closed, send, names, has };
}

const identity = (sandbox: DiscordSandbox, more: object = {}) => ({
  token: sandbox.token,
  intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages,
  properties: {},
  ...more,
});

describe('a connection', () => {
  it('is greeted with the interval of heartbeats, and each heartbeat is acknowledged', async () => {
    const sandbox = await startSandbox();
    const { received, send } = await open(sandbox);
    await eventually(() => received[0]).toMatchObject({
      op: GatewayOpcodes.Hello,
      d: { heartbeat_interval: 41_250 },
    });
    send(GatewayOpcodes.Heartbeat, null);
    await eventually(() => received[1]?.op).toBe(GatewayOpcodes.HeartbeatAck);
  });

  it('that sends no heartbeat is closed', async () => {
    const sandbox = await startSandbox({ heartbeatInterval: 20 });
    const { closed } = await open(sandbox);
    expect(await closed).toBe(GatewayCloseCodes.SessionTimedOut);
  });

  it('stays open while discord.js sends its heartbeats', async () => {
    const sandbox = await startSandbox({ heartbeatInterval: 40 });
    const client = await connect(sandbox);
    const beats: string[] = [];
    client.on(Events.Debug, (text) => void (text.includes('Heartbeat acknowledged') && beats.push(text)));
    await eventually(() => beats.length).toBeGreaterThan(3);
    expect(sandbox.gateway.connected).toBe(1);
  });

  it.each<[string, GatewayCloseCodes, (sandbox: DiscordSandbox) => readonly [number, unknown]]>([
    ['a wrong token', GatewayCloseCodes.AuthenticationFailed, (s) => [2, identity(s, { token: 'wrong' })]],
    [
      'intents there are none of',
      GatewayCloseCodes.InvalidIntents,
      (s) => [2, identity(s, { intents: 1 << 30 })],
    ],
    [
      'a privileged intent that is switched off',
      GatewayCloseCodes.DisallowedIntents,
      (s) => [2, identity(s, { intents: GatewayIntentBits.GuildMembers })],
    ],
    [
      'a shard beyond their number',
      GatewayCloseCodes.InvalidShard,
      (s) => [2, identity(s, { shard: [1, 1] })],
    ],
    ['an identify without token', GatewayCloseCodes.DecodeError, () => [2, { intents: 0, properties: {} }]],
    ['something else before identify', GatewayCloseCodes.NotAuthenticated, () => [3, {}]],
    ['an opcode there is none of', GatewayCloseCodes.UnknownOpcode, () => [99, {}]],
    [
      'a resume with a wrong token',
      GatewayCloseCodes.AuthenticationFailed,
      () => [6, { token: 'x', session_id: 'y', seq: 1 }],
    ],
  ])('is closed after %s', async (_, code, message) => {
    const sandbox = await startSandbox();
    const { send, closed } = await open(sandbox);
    send(...message(sandbox));
    expect(await closed).toBe(code);
  });

  it('is closed after a second identify, text that is no JSON, too long a payload, and too many', async () => {
    const sandbox = await startSandbox();
    const twice = await open(sandbox);
    twice.send(2, identity(sandbox));
    twice.send(2, identity(sandbox));
    expect(await twice.closed).toBe(GatewayCloseCodes.AlreadyAuthenticated);
    const garbled = await open(sandbox);
    garbled.socket.send('{');
    expect(await garbled.closed).toBe(GatewayCloseCodes.DecodeError);
    const long = await open(sandbox);
    long.send(1, 'x'.repeat(4_096));
    expect(await long.closed).toBe(GatewayCloseCodes.DecodeError);
    const fast = await open(sandbox);
    for (let count = 0; count < 121; count += 1) fast.send(1, null);
    expect(await fast.closed).toBe(GatewayCloseCodes.RateLimited);
  });

  it('is closed for a version or an encoding that is not spoken', async () => {
    const sandbox = await startSandbox();
    expect(await (await open(sandbox, 'v=6')).closed).toBe(GatewayCloseCodes.InvalidAPIVersion);
    expect(await (await open(sandbox, 'v=10&encoding=etf')).closed).toBe(GatewayCloseCodes.DecodeError);
  });

  it('is one zlib stream for whoever asks', async () => {
    const sandbox = await startSandbox();
    const answer = z.looseObject({ url: z.string() }).parse(await restOf(sandbox).get('/gateway'));
    const socket = new WebSocket(`${answer.url}/?v=10&encoding=json&compress=zlib-stream`);
    onTestFinished(() => socket.terminate());
    const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
    let text = '';
    inflate.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    socket.on('message', (data: Buffer) => inflate.write(data));
    socket.once('open', () => socket.send(JSON.stringify({ op: 2, d: identity(sandbox) })));
    await eventually(() => text).toContain('"GUILD_CREATE"');
  });

  it('gets no guild and no messages it did not ask for', async () => {
    const sandbox = await startSandbox();
    const connection = await open(sandbox);
    connection.send(2, identity(sandbox, { intents: 0 }));
    await connection.has('READY');
    await sandbox.say('a');
    connection.send(1, null);
    await eventually(() => connection.received.at(-1)?.op).toBe(GatewayOpcodes.HeartbeatAck);
    expect(connection.names()).toEqual(['READY']);
  });
});

describe('a client of the real discord.js', () => {
  it('is refused message content without the switch, with 4014', async () => {
    const sandbox = await startSandbox({ messageContentIntent: false });
    await expect(connect(sandbox)).rejects.toThrow('disallowed intents');
  });

  it('is refused a wrong token', async () => {
    const sandbox = await startSandbox();
    await expect(connect({ ...sandbox, token: 'wrong' })).rejects.toThrow('invalid token');
  });

  it('gets every event in each of its sessions', async () => {
    const sandbox = await startSandbox();
    const seen: string[] = [];
    for (const name of ['one', 'two']) {
      const client = await connect(sandbox);
      client.on(Events.MessageCreate, (message) => void seen.push(`${name} ${message.content}`));
    }
    await sandbox.say('a');
    await eventually(() => seen.toSorted()).toEqual(['one a', 'two a']);
  });

  it('is disturbed alone where one of several sessions is meant', async () => {
    const sandbox = await startSandbox();
    await connect(sandbox);
    await connect(sandbox);
    const [first = '', second = ''] = sandbox.gateway.sessions;
    const changes: string[] = [];
    sandbox.on(
      (event) => void (event.type === 'connection' && changes.push(`${event.change} ${event.session}`)),
    );
    sandbox.gateway.drop(first);
    await eventually(() => changes).toContain(`resumed ${first}`);
    sandbox.gateway.close(4_000, second);
    await eventually(() => changes).toContain(`resumed ${second}`);
    sandbox.gateway.invalidate(true, first);
    await eventually(() => changes.filter((change) => change === `resumed ${first}`)).toHaveLength(2);
    expect(changes.filter((change) => change === `resumed ${second}`)).toHaveLength(1);
  });

  it.each<[string, (sandbox: DiscordSandbox) => void]>([
    ['its session is declared invalid', ({ gateway }) => gateway.suffer('invalidate')],
    ['its resume is refused', ({ gateway }) => gateway.suffer('refuse-resume')],
    ['its session timed out (4009)', ({ gateway }) => gateway.close(4_009)],
  ])('starts a new session when %s', async (_, disturb) => {
    const sandbox = await startSandbox();
    const client = await connect(sandbox, {
      ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
    });
    const seen: string[] = [];
    client.on(Events.MessageCreate, (message) => void seen.push(message.content));
    const changes: string[] = [];
    sandbox.on((event) => void (event.type === 'connection' && changes.push(event.change)));
    disturb(sandbox);
    await eventually(() => changes).toContain('identified');
    await sandbox.say('after');
    await eventually(() => seen).toEqual(['after']);
    expect(changes).not.toContain('resumed');
  });

  it.each<[string, (sandbox: DiscordSandbox) => void]>([
    ['its line is cut', ({ gateway }) => gateway.drop()],
    ['it is closed with 4000', ({ gateway }) => gateway.close(4_000)],
    ['it is asked to reconnect', ({ gateway }) => gateway.askToReconnect()],
  ])('resumes and misses nothing when %s', async (_, disturb) => {
    const sandbox = await startSandbox();
    const client = await connect(sandbox);
    const seen: string[] = [];
    client.on(Events.MessageCreate, (message) => void seen.push(message.content));
    const changes: string[] = [];
    sandbox.on((event) => void (event.type === 'connection' && changes.push(event.change)));
    await sandbox.say('before');
    await eventually(() => seen).toEqual(['before']);

    disturb(sandbox);
    await eventually(() => changes).toContain('closed');
    await sandbox.say('meanwhile');

    await eventually(() => seen).toEqual(['before', 'meanwhile']);
    expect(changes).toContain('resumed');
    expect(changes).not.toContain('identified');
  });

  it('resumes on the same line when its session is declared invalid but resumable', async () => {
    const sandbox = await startSandbox();
    const client = await connect(sandbox);
    const seen: string[] = [];
    client.on(Events.MessageCreate, (message) => void seen.push(message.content));
    const changes: string[] = [];
    sandbox.on((event) => void (event.type === 'connection' && changes.push(event.change)));
    sandbox.gateway.invalidate(true);
    await sandbox.say('meanwhile');
    await eventually(() => seen).toEqual(['meanwhile']);
    expect(changes).toEqual(['resumed']);
  });

  it('reads from the application whether message content is switched on', async () => {
    for (const messageContentIntent of [true, false]) {
      const sandbox = await startSandbox({ messageContentIntent });
      const client = await connect(sandbox, { intents: ['Guilds'] });
      const application = await client.application.fetch();
      expect(application.flags.has('GatewayMessageContentLimited')).toBe(messageContentIntent);
    }
  });

  it('starts anew when its session is forgotten', async () => {
    const sandbox = await startSandbox();
    const client = await connect(sandbox, {
      ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
    });
    const changes: string[] = [];
    sandbox.on((event) => void (event.type === 'connection' && changes.push(event.change)));
    sandbox.gateway.forgetSessions();
    sandbox.gateway.drop();
    await eventually(() => changes).toContain('identified');
    const seen: string[] = [];
    client.on(Events.MessageCreate, (message) => void seen.push(message.content));
    await sandbox.say('after');
    await eventually(() => seen).toEqual(['after']);
  });

  it('fetches members of the guild', async () => {
    const sandbox = await startSandbox({ membersIntent: true });
    const client = await connect(sandbox, { intents: ['Guilds', 'GuildMembers'] });
    const guild = client.guilds.cache.first();
    const members = await guild?.members.fetch();
    expect(members?.map(({ user }) => user.username).toSorted()).toEqual([
      'Verbatim',
      'kim',
      'owner',
      'robin',
    ]);
    const kim = await guild?.members.fetch(sandbox.person('Kim').id);
    expect(kim?.permissions.has('ManageGuild')).toBe(true);
  });
});

describe('a resume', () => {
  it('replays what came after the number it names, in order', async () => {
    const sandbox = await startSandbox();
    const first = await open(sandbox);
    first.send(2, identity(sandbox));
    await first.has('GUILD_CREATE');
    const session = z
      .looseObject({ session_id: z.string() })
      .parse(first.received.find(({ t }) => t === 'READY')?.d);
    first.socket.terminate();
    await first.closed;
    await eventually(() => sandbox.gateway.connected).toBe(0);
    await messageFrom(sandbox, { content: '1' });
    await messageFrom(sandbox, { content: '2' });

    const second = await open(sandbox);
    second.send(6, { token: sandbox.token, session_id: session.session_id, seq: 2 });
    await second.has('RESUMED');
    expect(second.names()).toEqual(['MESSAGE_CREATE', 'MESSAGE_CREATE', 'RESUMED']);
    expect(second.received.flatMap(({ s }) => s ?? [])).toEqual([3, 4, 5]);
  });

  it('beyond the newest event closes, and one of a session nobody knows is invalid', async () => {
    const sandbox = await startSandbox();
    const first = await open(sandbox);
    first.send(2, identity(sandbox));
    await first.has('READY');
    const session = z
      .looseObject({ session_id: z.string() })
      .parse(first.received.find(({ t }) => t === 'READY')?.d);
    first.socket.terminate();
    const ahead = await open(sandbox);
    ahead.send(6, { token: sandbox.token, session_id: session.session_id, seq: 99 });
    expect(await ahead.closed).toBe(GatewayCloseCodes.InvalidSeq);
    const unknown = await open(sandbox);
    unknown.send(6, { token: sandbox.token, session_id: 'nobody', seq: 1 });
    await eventually(() => unknown.received.at(-1)).toMatchObject({
      op: GatewayOpcodes.InvalidSession,
      d: false,
    });
  });

  it('is not possible two minutes later, or after the client said goodbye', async () => {
    let now = Date.UTC(2030, 0, 1);
    const sandbox = await startSandbox({ clock: () => now });
    const resumeAfter = async (leave: (socket: WebSocket) => void) => {
      const first = await open(sandbox);
      first.send(2, identity(sandbox));
      await first.has('READY');
      const ready = first.received.find(({ t }) => t === 'READY')?.d;
      const { session_id } = z.looseObject({ session_id: z.string() }).parse(ready);
      leave(first.socket);
      await first.closed;
      await eventually(() => sandbox.gateway.connected).toBe(0);
      now += 120_001;
      const second = await open(sandbox);
      second.send(6, { token: sandbox.token, session_id, seq: 1 });
      await eventually(() => second.received.at(-1)?.op).toBe(GatewayOpcodes.InvalidSession);
    };
    await resumeAfter((socket) => socket.terminate());
    await resumeAfter((socket) => socket.close(1_000));
  });
});

describe('what a client sends', () => {
  it('is read or called undecodable, and never breaks the gateway', () => {
    const json = fc.json().map((text) => Buffer.from(text));
    const shaped = fc
      .record({ op: fc.integer({ min: 0, max: 12 }), d: fc.jsonValue() })
      .map((value) => Buffer.from(JSON.stringify(value)));
    const bytes = fc.uint8Array({ maxLength: 5_000 }).map((array) => Buffer.from(array));
    fc.assert(
      fc.property(fc.oneof(json, shaped, bytes), (data) => {
        const { type } = readPayload(data);
        if (data.length > 4_096) expect(type).toBe('undecodable');
        expect(type).toMatch(/^[a-z]+$/);
      }),
    );
  });
});
