/** The Discord adapter: listens, answers and posts through discord.js. */
import { type Client, Events } from 'discord.js';
import type { Commands } from '../../commands/command.ts';
import type { FindOutcome, Platform } from '../../digest/platform.ts';
import { type Answering, nodeTimer, type Timer } from './answering.ts';
import { channelLabel, checkChannel, guildOf, mayReadHistory } from './channel-check.ts';
import { PLATFORM } from './context.ts';
import { failureOf } from './failure.ts';
import { findPost } from './find.ts';
import { createGateway } from './gateway.ts';
import { createHealthBoard } from './health.ts';
import { inviteLink } from './invite.ts';
import type { LineStore } from './line-store.ts';
import { onInteraction } from './listeners/interaction.ts';
import { onMessage } from './listeners/message.ts';
import type { Log } from './log.ts';
import { createPost, REPEATABLE_WITHIN } from './post.ts';
import { registerCommands } from './registration.ts';

/** Settings of the adapter. */
export interface DiscordSettings {
  readonly token: string;
  /** Discord's API without a version, such as `https://discord.com/api`. Discord's own where absent. */
  readonly apiUrl?: string;
  /** What stands before a command typed as a message: `!`. */
  readonly prefix: string;
  /** Ids of the channels that digests are posted to. */
  readonly digestChannels: readonly string[];
}

/** What the adapter is made of. */
export interface DiscordParts {
  readonly settings: DiscordSettings;
  readonly commands: Commands;
  readonly lines: LineStore;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Node's own unless told otherwise. */
  readonly timer?: Timer;
}

/** How long a stop waits for answers that are under way, in milliseconds. */
const STOP_WITHIN = 5_000;

/** Makes the Discord platform. Nothing is connected before `start()`. */
export function createDiscordPlatform(parts: DiscordParts): Platform {
  const { settings, commands, lines, log, clock, timer = nodeTimer } = parts;
  const token = settings.token.trim().replace(/^Bot\s+/i, '');
  const access = {
    token,
    ...(settings.apiUrl === undefined ? {} : { apiUrl: settings.apiUrl.replace(/\/+$/, '') }),
  };
  const board = createHealthBoard();
  const underWay = new Set<Promise<void>>();
  let started = false;
  const post = createPost({ ...access, lines });

  const answering: Answering = {
    commands,
    lines,
    log,
    clock,
    timer,
    helpNotes: () =>
      gateway.readsMessages() || settings.prefix === '' ? [] : [mentionInstead(settings.prefix)],
  };

  /** Work that a stop waits for. Listeners never reject. */
  function track(work: Promise<void>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  const gateway = createGateway({
    ...access,
    board,
    log,
    listen(client) {
      client.on(Events.InteractionCreate, (interaction) => {
        if (board.state !== 'stopped') track(onInteraction(interaction, answering));
      });
      client.on(Events.MessageCreate, (message) => {
        if (board.state !== 'stopped') track(onMessage(message, settings.prefix, answering));
      });
      client.on(Events.GuildCreate, () => board.clear('membership'));
      client.on(Events.GuildDelete, () => {
        if (client.isReady()) checkMembership(client);
      });
    },
  });

  async function register(client: Client<true>): Promise<void> {
    try {
      const done = await registerCommands(client.rest, client.application.id, commands.list);
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

  const channelProblems = (): readonly string[] => {
    const client = gateway.client();
    if (client === undefined || !client.isReady()) return [];
    return settings.digestChannels.flatMap((id) => {
      const problem = checkChannel(client, id);
      return problem === undefined ? [] : [`${problem.reason} ${problem.remedy}`];
    });
  };

  return {
    name: PLATFORM,
    repeatable: (since) => clock() - since < REPEATABLE_WITHIN,
    async start() {
      const client = await gateway.start();
      started = true;
      await register(client);
      checkMembership(client);
      for (const problem of channelProblems()) log.warn(problem);
      log.info({ servers: client.guilds.cache.size }, 'Connected to Discord');
    },
    async stop() {
      board.state = 'stopped';
      started = false;
      await finished([...underWay], timer);
      await gateway.stop();
    },
    health: () => ({ state: board.state, notes: [...board.notes(), ...channelProblems()] }),
    label: (channel) => channelLabel(gateway.client(), channel),
    workspaceOf: (channel) => guildOf(gateway.client(), channel),
    async post(channel, card, key) {
      return started
        ? post(channel, card, key)
        : { state: 'unreachable', reason: 'The bot is not connected to Discord.' };
    },
    async find(channel, key, since): Promise<FindOutcome> {
      const client = gateway.client();
      if (client === undefined || !client.isReady()) {
        return { state: 'cannot-tell', reason: 'The bot is not connected to Discord.' };
      }
      const history = {
        self: client.user.id,
        mayRead: (id: string) => mayReadHistory(client, id),
        get: client.rest.get.bind(client.rest),
        clock,
      };
      return findPost(history, channel, key, since);
    },
  };
}

/** Said by help where messages are not read. */
const mentionInstead = (prefix: string): string =>
  `Here ${prefix}commands are not read: use slash commands, or mention me.`;

/** Waits for work to end, but not for ever. */
async function finished(work: readonly Promise<void>[], timer: Timer): Promise<void> {
  let callOff = () => {};
  const late = new Promise<void>((resolve) => {
    callOff = timer(STOP_WITHIN, resolve);
  });
  await Promise.race([Promise.allSettled(work), late]);
  callOff();
}
