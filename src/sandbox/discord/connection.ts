/**
 * One WebSocket connection to the gateway: hello, heartbeats, identify or resume, and the codes it is closed
 * with. See https://discord.com/developers/docs/events/gateway
 */
import { constants, createDeflate, type Deflate } from 'node:zlib';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { GATEWAY } from './limits.ts';
import type { Carrier, Session } from './session.ts';

/** What a connection asks of the gateway. */
export interface Doorkeeper {
  /** Opens a session, or says which close code refuses it. */
  identify(identify: Identify, carrier: Connection): Session | GatewayCloseCodes;
  /** Takes a session up again; `undefined` where it is unknown or forgotten. */
  resume(resume: Resume, carrier: Connection): Session | GatewayCloseCodes | undefined;
  /** Answers a request for members. */
  members(request: MembersRequest, session: Session): void;
  /** The connection is gone. `final`: the client ended its session. */
  closed(connection: Connection, code: number, final: boolean): void;
}

const identify = z.looseObject({
  token: z.string(),
  intents: z.number(),
  properties: z.looseObject({}),
  shard: z.exactOptional(z.tuple([z.int(), z.int()])),
});
const resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int().nullable() });
const membersRequest = z.looseObject({
  guild_id: z.union([z.string(), z.array(z.string())]),
  query: z.exactOptional(z.string()),
  limit: z.exactOptional(z.int()),
  user_ids: z.exactOptional(z.union([z.string(), z.array(z.string())])),
  nonce: z.exactOptional(z.string()),
});
const payload = z.looseObject({ op: z.int(), d: z.unknown() });

export type Identify = z.infer<typeof identify>;
export type Resume = z.infer<typeof resume>;
export type MembersRequest = z.infer<typeof membersRequest>;

/** How the connection was opened. */
export interface ConnectionSettings {
  readonly heartbeatInterval: number;
  readonly compress: boolean;
}

export class Connection implements Carrier {
  readonly #socket: WebSocket;
  readonly #door: Doorkeeper;
  readonly #settings: ConnectionSettings;
  readonly #deflate: Deflate | undefined;
  #session: Session | undefined;
  #overdue: NodeJS.Timeout | undefined;
  #windowStart = performance.now();
  #sends = 0;
  #ended = false;
  /** While true, heartbeats are not acknowledged: the fault of a connection that looks alive. */
  silent = false;

  constructor(socket: WebSocket, door: Doorkeeper, settings: ConnectionSettings) {
    this.#socket = socket;
    this.#door = door;
    this.#settings = settings;
    if (settings.compress) {
      this.#deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH });
      this.#deflate.on('data', (chunk: Buffer) => {
        if (socket.readyState === socket.OPEN) socket.send(chunk);
      });
    }
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', (code) => this.#end(code));
    socket.on('error', () => socket.terminate());
    this.#write(GatewayOpcodes.Hello, { heartbeat_interval: settings.heartbeatInterval, _trace: [] });
    this.#expectHeartbeat();
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** Sends one payload, compressed where the client asked for it. */
  send(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#deflate === undefined) this.#socket.send(text);
    else this.#deflate.write(text);
  }

  close(code: number, reason = ''): void {
    this.#socket.close(code, reason);
    this.#end(code);
  }

  /** Cuts the line without a word. */
  drop(): void {
    this.#socket.terminate();
  }

  /** Tells the client to come back by a new connection and resume. */
  askToReconnect(): void {
    this.#write(GatewayOpcodes.Reconnect, null);
  }

  /** Tells the client that its session is over, or may be resumed. */
  invalidate(resumable: boolean): void {
    this.#write(GatewayOpcodes.InvalidSession, resumable);
  }

  #write(op: GatewayOpcodes, d: unknown): void {
    this.send(JSON.stringify({ op, d, s: null, t: null }));
  }

  #receive(data: RawData): void {
    if (this.#ended) return;
    this.#sends += 1;
    const now = performance.now();
    if (now - this.#windowStart > GATEWAY.sendsWindow) {
      this.#windowStart = now;
      this.#sends = 1;
    }
    if (this.#sends > GATEWAY.sends) return this.close(GatewayCloseCodes.RateLimited, 'Rate limited.');
    const bytes = Array.isArray(data)
      ? Buffer.concat(data)
      : data instanceof ArrayBuffer
        ? Buffer.from(data)
        : data;
    if (bytes.length > GATEWAY.payload)
      return this.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    const read = payload.safeParse(parseJson(bytes.toString('utf8')));
    if (!read.success) return this.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    this.#handle(read.data.op, read.data.d);
  }

  #handle(op: number, d: unknown): void {
    switch (op) {
      case GatewayOpcodes.Heartbeat:
        this.#expectHeartbeat();
        if (!this.silent) this.#write(GatewayOpcodes.HeartbeatAck, null);
        return;
      case GatewayOpcodes.Identify:
        return this.#identify(d);
      case GatewayOpcodes.Resume:
        return this.#resume(d);
    }
    if (this.#session === undefined)
      return this.close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
    switch (op) {
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestSoundboardSounds:
        return;
      case GatewayOpcodes.RequestGuildMembers: {
        const read = membersRequest.safeParse(d);
        if (!read.success) return this.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
        return this.#door.members(read.data, this.#session);
      }
      default:
        return this.close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
    }
  }

  #identify(d: unknown): void {
    if (this.#session !== undefined)
      return this.close(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
    const read = identify.safeParse(d);
    if (!read.success) return this.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    const outcome = this.#door.identify(read.data, this);
    if (typeof outcome === 'number') this.close(outcome, closeReason(outcome));
    else this.#session = outcome;
  }

  #resume(d: unknown): void {
    if (this.#session !== undefined)
      return this.close(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
    const read = resume.safeParse(d);
    if (!read.success) return this.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    const outcome = this.#door.resume(read.data, this);
    if (outcome === undefined) this.invalidate(false);
    else if (typeof outcome === 'number') this.close(outcome, closeReason(outcome));
    else this.#session = outcome;
  }

  /** A client that misses its heartbeat by half an interval is taken for dead. */
  #expectHeartbeat(): void {
    clearTimeout(this.#overdue);
    this.#overdue = setTimeout(
      () => this.close(GatewayCloseCodes.SessionTimedOut, 'Session timed out.'),
      this.#settings.heartbeatInterval * 1.5,
    );
    this.#overdue.unref();
  }

  #end(code: number): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#overdue);
    this.#deflate?.close();
    // A client that says goodbye with 1000 or 1001 gives its session up.
    this.#door.closed(this, code, code === 1000 || code === 1001);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const closeReason = (code: GatewayCloseCodes): string =>
  `${(GatewayCloseCodes[code] ?? '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')}.`;
