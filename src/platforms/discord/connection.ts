/**
 * Answers people: keeps the gateway connected, hears what comes by it, and keeps the list of commands up to date. Where
 * several processes work, only while this one holds the lease on the gateway.
 */
import { type Client, Events } from 'discord.js';
import { StartError } from '../../digest/platform.ts';
import type { Answering, Timer } from './answering.ts';
import { failureOf } from './failure.ts';
import { createGateway } from './gateway.ts';
import { type GatewayLease, keepLease, type LeaseKeeper } from './gateway-lease.ts';
import type { HealthBoard } from './health.ts';
import { inviteLink } from './invite.ts';
import { onInteraction } from './listeners/interaction.ts';
import { onMessage } from './listeners/message.ts';
import { registerCommands } from './registration.ts';
import type { Access } from './rest.ts';
import { UnderWay } from './under-way.ts';

/** What answering is made of. */
export interface ConnectionParts {
  readonly access: Access;
  readonly board: HealthBoard;
  readonly answering: Answering;
  /** What stands before a command typed as a message. */
  readonly prefix: string;
  /** Absent where no other process could connect. */
  readonly lease?: GatewayLease;
  /** Makes sure that the bot could connect, where another process does. @throws StartError */
  verify(): Promise<void>;
}

/** Answering, on or off. */
export interface Connection {
  /** The client, where this process holds the gateway. */
  client(): Client | undefined;
  /** Whether the content of messages is received. */
  readsMessages(): boolean;
  /** Resolves once it answers, or stands by. @throws StartError */
  start(): Promise<void>;
  /** Finishes the answers under way, then disconnects. */
  stop(): Promise<void>;
}

/** How long answers that are under way are waited for, in milliseconds: at a stop, and before a lease ends. */
const STOP_WITHIN = 5_000;
const LEAVE_WITHIN = 2_000;

/** What is shown of a process that does not hold the gateway. */
const STANDING_BY = {
  another:
    'Discord: another process answers here. This one stands by to take over from it, and posts digests meanwhile.',
  'not-known':
    'Discord: this process does not answer, because it could not be found out whether another one does. It keeps asking.',
} as const;

/** Makes a connection that is not started. */
export function createConnection(parts: ConnectionParts): Connection {
  const { access, board, answering, prefix, lease, verify } = parts;
  const { commands, log, timer } = answering;
  const underWay = new UnderWay();
  let hearing = false;
  let standingBy: keyof typeof STANDING_BY | undefined;

  const gateway = createGateway({
    ...access,
    board,
    log,
    listen(client) {
      client.on(Events.InteractionCreate, (interaction) => {
        if (hearing) underWay.add(onInteraction(interaction, answering));
      });
      client.on(Events.MessageCreate, (message) => {
        if (hearing) underWay.add(onMessage(message, prefix, answering));
      });
      client.on(Events.GuildCreate, () => board.clear('membership'));
      client.on(Events.GuildDelete, () => {
        if (client.isReady()) checkMembership(client);
      });
    },
  });

  async function register(client: Client<true>): Promise<void> {
    try {
      const done = await registerCommands(client.rest, client.application.id, commands);
      if (done.written.length + done.removed.length > 0)
        log.info(done, 'Slash commands were brought up to date');
      board.clear('commands');
    } catch (error) {
      log.error(failureOf(error), 'Slash commands could not be registered');
      board.note(
        'commands',
        'Discord: the slash commands could not be brought up to date; see the log, and restart.',
      );
    }
  }

  function checkMembership(client: Client<true>): void {
    if (client.guilds.cache.size > 0) return;
    const text = `Discord: the bot is in no server yet. Invite it: ${inviteLink(client.application.id)}`;
    board.note('membership', text);
    log.info(text);
  }

  async function connect(): Promise<void> {
    if (standingBy !== undefined) {
      standingBy = undefined;
      board.state = 'starting';
      board.clear('standing-by');
    }
    hearing = true;
    const client = await gateway.connect();
    await register(client);
    checkMembership(client);
    log.info({ servers: client.guilds.cache.size }, 'Connected to Discord');
  }

  async function disconnect(within: number): Promise<void> {
    hearing = false;
    await underWay.finished(within, timer);
    await gateway.disconnect();
  }

  function standBy(holder: keyof typeof STANDING_BY): void {
    if (standingBy === holder) return;
    standingBy = holder;
    board.state = 'connected';
    board.clear('connection');
    board.note('standing-by', STANDING_BY[holder]);
    log.info(STANDING_BY[holder]);
  }

  const keeper = lease === undefined ? undefined : keeperOf(lease, timer);

  function keeperOf(lease: GatewayLease, timer: Timer): LeaseKeeper {
    return keepLease({
      lease,
      timer,
      log,
      connect,
      disconnect: () => disconnect(LEAVE_WITHIN),
      verify,
      standBy,
    });
  }

  return {
    client: () => gateway.client(),
    readsMessages: () => gateway.readsMessages(),
    async start() {
      await (keeper === undefined ? connect() : keeper.start());
      if (board.state === 'stopped') throw new StartError('The bot was stopped while it was starting.');
    },
    async stop() {
      board.state = 'stopped';
      keeper?.stop();
      await disconnect(STOP_WITHIN);
      await keeper?.release();
    },
  };
}
