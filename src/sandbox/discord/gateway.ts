/** The gateway: opens sessions, and sends each event to every session that asked for it. */
import { randomBytes } from 'node:crypto';
import { GatewayCloseCodes, GatewayIntentBits } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { Identify, MembersRequest, Resume } from './client-payload.ts';
import { Connection, type ConnectionSettings, type Doorkeeper } from './connection.ts';
import type { Events } from './events.ts';
import { describeGuild } from './guild.ts';
import { includes, judgeIntents } from './intents.ts';
import { GATEWAY } from './limits.ts';
import type { MessageStore } from './message-store.ts';
import { Session } from './session.ts';
import type { World } from './world.ts';

/** What the gateway needs to know. */
export interface GatewaySettings {
  readonly world: World;
  readonly store: MessageStore;
  readonly events: Events;
  readonly clock: () => number;
  readonly token: string;
  readonly heartbeatInterval: number;
  /** The address clients resume at. */
  readonly url: () => string;
}

/** An event for sessions: its name, the intent it belongs to, and its data for a session's intents. */
export interface Dispatch {
  readonly name: string;
  /** Absent for events that need no intent. */
  readonly intent?: number;
  /** The data as JSON. Called for each session, so that it can be written once and kept. */
  data(intents: number): string;
}

/**
 * All sessions and connections. Identifies are not spaced by five seconds, as Discord spaces those of one
 * bot: tests connect many clients at once.
 */
export class Gateway implements Doorkeeper {
  readonly #settings: GatewaySettings;
  readonly #sessions = new Map<string, Session>();
  readonly #connections = new Set<Connection>();
  #identified = 0;

  constructor(settings: GatewaySettings) {
    this.#settings = settings;
  }

  /** How many sessions may still be opened today. */
  get identifiesLeft(): number {
    return Math.max(0, GATEWAY.identifies - this.#identified);
  }

  /** The connections that are open now, oldest first. */
  get connections(): readonly Connection[] {
    return [...this.#connections];
  }

  /** The sessions that can be resumed or are connected, oldest first. */
  get sessions(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  /** How many sessions have a connection. */
  get connected(): number {
    return this.sessions.filter((session) => session.connected).length;
  }

  /** Takes a connection in. */
  accept(socket: WebSocket, query: URLSearchParams): void {
    if (!['9', '10'].includes(query.get('v') ?? '10')) {
      socket.close(GatewayCloseCodes.InvalidAPIVersion);
      return;
    }
    if ((query.get('encoding') ?? 'json') !== 'json') {
      socket.close(GatewayCloseCodes.DecodeError, 'The sandbox speaks JSON only.');
      return;
    }
    const settings: ConnectionSettings = {
      heartbeatInterval: this.#settings.heartbeatInterval,
      compress: query.get('compress') === 'zlib-stream',
    };
    this.#connections.add(new Connection(socket, this, settings));
    this.#tell('opened');
  }

  /** Sends an event to every session that asked for its intent, connected or not: the others resume. */
  dispatch(event: Dispatch): void {
    for (const session of this.#sessions.values()) {
      if (event.intent !== undefined && !includes(session.intents, event.intent)) continue;
      this.#send(session, event.name, event.data(session.intents));
    }
  }

  identify(identify: Identify, carrier: Connection): Session | GatewayCloseCodes {
    const { world, store, token, clock } = this.#settings;
    if (stripped(identify.token) !== token) return GatewayCloseCodes.AuthenticationFailed;
    const [shard, shards] = identify.shard ?? [0, 1];
    if (shards < 1 || shard < 0 || shard >= shards) return GatewayCloseCodes.InvalidShard;
    const verdict = judgeIntents(identify.intents, world.application.flags);
    if (verdict === 'unknown') return GatewayCloseCodes.InvalidIntents;
    if (verdict === 'disallowed') return GatewayCloseCodes.DisallowedIntents;
    this.#forgetLost(clock());
    this.#identified += 1;
    const session = new Session(randomBytes(16).toString('hex'), identify.intents, carrier);
    this.#sessions.set(session.id, session);
    this.#tell('identified', session.id);
    this.#send(session, 'READY', JSON.stringify(this.#ready(session, [shard, shards])));
    if (includes(session.intents, GatewayIntentBits.Guilds) && shard === 0)
      this.#send(session, 'GUILD_CREATE', JSON.stringify(describeGuild(world, store)));
    return session;
  }

  resume(resume: Resume, carrier: Connection): Session | GatewayCloseCodes | undefined {
    const { token, clock } = this.#settings;
    if (stripped(resume.token) !== token) return GatewayCloseCodes.AuthenticationFailed;
    this.#forgetLost(clock());
    const session = this.#sessions.get(resume.session_id);
    const sequence = resume.seq ?? 0;
    if (session === undefined || !session.remembers(sequence)) return undefined;
    if (sequence > session.sequence) return GatewayCloseCodes.InvalidSeq;
    session.resume(carrier, sequence);
    this.#tell('resumed', session.id);
    return session;
  }

  members(request: MembersRequest, session: Session): void {
    const { world } = this.#settings;
    const wanted = [request.user_ids ?? []].flat();
    const prefix = request.query?.toLowerCase();
    const members = [...world.members.values()].filter(({ user }) =>
      wanted.length > 0 ? wanted.includes(user.id) : user.username.toLowerCase().startsWith(prefix ?? ''),
    );
    const data = {
      guild_id: world.guild.id,
      members: members.slice(0, request.limit || members.length),
      chunk_index: 0,
      chunk_count: 1,
      not_found: wanted.filter((id) => !world.members.has(id)),
      ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
    };
    this.#send(session, 'GUILD_MEMBERS_CHUNK', JSON.stringify(data));
  }

  closed(connection: Connection, code: number, final: boolean): void {
    this.#connections.delete(connection);
    const session = connection.session;
    if (session?.isCarriedBy(connection)) {
      session.lose(this.#settings.clock());
      if (final) this.#sessions.delete(session.id);
    }
    this.#tell('closed', session?.id, code);
  }

  /** Tells clients that their session is invalid, and forgets the sessions unless they may be resumed. */
  invalidate(resumable: boolean, only?: string): void {
    for (const connection of this.#connections) {
      const { session } = connection;
      if (only !== undefined && session?.id !== only) continue;
      session?.lose(this.#settings.clock());
      if (session !== undefined && !resumable) this.#sessions.delete(session.id);
      connection.invalidate(resumable);
    }
  }

  /** Forgets every session, so that none can be resumed. */
  forget(): void {
    this.#sessions.clear();
  }

  /** Closes every connection. */
  stop(): void {
    for (const connection of this.#connections) connection.close(1001);
    this.#sessions.clear();
  }

  #send(session: Session, name: string, data: string): void {
    const sequence = session.dispatch(name, data);
    const { events, clock } = this.#settings;
    events.emit(() => ({ type: 'dispatch', at: clock(), session: session.id, name, sequence }));
  }

  #forgetLost(now: number): void {
    for (const session of this.#sessions.values())
      if (session.lostAt !== undefined && now - session.lostAt > GATEWAY.resumable)
        this.#sessions.delete(session.id);
  }

  #ready(session: Session, shard: readonly [number, number]) {
    const { world, url } = this.#settings;
    return {
      v: 10,
      user: { ...world.bot, verified: true, mfa_enabled: false, email: null, flags: 0, bio: '' },
      user_settings: {},
      guilds: shard[0] === 0 ? [{ id: world.guild.id, unavailable: true }] : [],
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: url(),
      shard,
      application: { id: world.application.id, flags: world.application.flags },
      private_channels: [],
      presences: [],
      relationships: [],
      _trace: [],
    };
  }

  #tell(change: 'opened' | 'identified' | 'resumed' | 'closed', session?: string, code?: number): void {
    const { events, clock } = this.#settings;
    events.emit(() => ({
      type: 'connection',
      at: clock(),
      change,
      ...(session === undefined ? {} : { session }),
      ...(code === undefined ? {} : { code }),
    }));
  }
}

const stripped = (token: string): string => token.replace(/^Bot\s+/i, '');
