/**
 * One WebSocket connection to the gateway: hello, heartbeats, identify or resume, and the codes it is closed
 * with. See https://discord.com/developers/docs/events/gateway
 */
import { constants, createDeflate, type Deflate } from 'node:zlib';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import { type Identify, type MembersRequest, type Resume, readPayload } from './client-payload.ts';
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
  /** The connection is gone. `final`: its session is over too. */
  closed(connection: Connection, code: number, final: boolean): void;
}

/** How the connection was opened. */
export interface ConnectionSettings {
  /** Milliseconds. */
  readonly heartbeatInterval: number;
  /** Whether everything sent is one zlib stream, flushed after each payload. */
  readonly compress: boolean;
}

/** A client that misses its heartbeat by this much of an interval is taken for dead. */
const HEARTBEAT_PATIENCE = 1.5;

/** One line to a client. It belongs to no session until the client identifies or resumes. */
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
    this.#deflate = settings.compress ? compressed(socket) : undefined;
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

  /** Closes with a code; the reason is the code's own name. */
  close(code: number): void {
    this.#socket.close(code, GatewayCloseCodes[code] ?? '');
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

  /** Tells the client that its session is over, or may be resumed on this very connection. */
  invalidate(resumable: boolean): void {
    this.#session = undefined;
    this.#write(GatewayOpcodes.InvalidSession, resumable);
  }

  #write(op: GatewayOpcodes, d: unknown): void {
    this.send(JSON.stringify({ op, d, s: null, t: null }));
  }

  #receive(data: RawData): void {
    if (this.#ended) return;
    const code = this.#isTooFast() ? GatewayCloseCodes.RateLimited : this.#handle(data);
    if (code !== undefined) this.close(code);
  }

  /** @returns the code to close with, if the payload calls for it. */
  #handle(data: RawData): GatewayCloseCodes | undefined {
    const payload = readPayload(data);
    switch (payload.type) {
      case 'heartbeat':
        this.#expectHeartbeat();
        if (!this.silent) this.#write(GatewayOpcodes.HeartbeatAck, null);
        return undefined;
      case 'identify':
        return this.#open(() => this.#door.identify(payload.identify, this));
      case 'resume':
        return this.#open(() => this.#door.resume(payload.resume, this));
      case 'undecodable':
        return GatewayCloseCodes.DecodeError;
      case 'unknown':
        return GatewayCloseCodes.UnknownOpcode;
    }
    if (this.#session === undefined) return GatewayCloseCodes.NotAuthenticated;
    if (payload.type === 'members') this.#door.members(payload.request, this.#session);
    return undefined;
  }

  #open(ask: () => Session | GatewayCloseCodes | undefined): GatewayCloseCodes | undefined {
    if (this.#session !== undefined) return GatewayCloseCodes.AlreadyAuthenticated;
    const outcome = ask();
    if (typeof outcome === 'number') return outcome;
    if (outcome === undefined) this.invalidate(false);
    else this.#session = outcome;
    return undefined;
  }

  #isTooFast(): boolean {
    const now = performance.now();
    if (now - this.#windowStart > GATEWAY.sendsWindow) {
      this.#windowStart = now;
      this.#sends = 0;
    }
    this.#sends += 1;
    return this.#sends > GATEWAY.sends;
  }

  #expectHeartbeat(): void {
    clearTimeout(this.#overdue);
    const patience = this.#settings.heartbeatInterval * HEARTBEAT_PATIENCE;
    this.#overdue = setTimeout(() => this.close(GatewayCloseCodes.SessionTimedOut), patience);
    this.#overdue.unref();
  }

  #end(code: number): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#overdue);
    this.#deflate?.close();
    this.#door.closed(this, code, ENDS_SESSION.has(code));
  }
}

/** Codes after which a session cannot be resumed; with 1000 and 1001 the client itself says goodbye. */
const ENDS_SESSION: ReadonlySet<number> = new Set([
  1000,
  1001,
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidSeq,
  GatewayCloseCodes.SessionTimedOut,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

function compressed(socket: WebSocket): Deflate {
  const deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH });
  deflate.on('data', (chunk: Buffer) => {
    if (socket.readyState === socket.OPEN) socket.send(chunk);
  });
  return deflate;
}
