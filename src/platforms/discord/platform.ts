/** The Discord adapter: listens, answers and posts through discord.js. */
import type { Commands } from '../../commands/command.ts';
import type { Platform } from '../../digest/platform.ts';
import { type Answering, nodeTimer, type Timer } from './answering.ts';
import type { Claims } from './claims.ts';
import { createConnection } from './connection.ts';
import { PLATFORM } from './context.ts';
import { checkOf, createDirectory, labelOf, mayReadIn, problemOf } from './directory.ts';
import { findPost } from './find.ts';
import type { GatewayLease } from './gateway-lease.ts';
import { createHealthBoard } from './health.ts';
import { createKeptForms } from './kept-forms.ts';
import type { LineStore } from './line-store.ts';
import type { Log } from './log.ts';
import { pacesOf } from './paces.ts';
import { createPost, REPEATABLE_WITHIN } from './post.ts';
import { type Access, createRequests } from './rest.ts';
import { startErrorOf } from './start-error.ts';
import { createTell } from './tell.ts';

/** Settings of the adapter. */
export interface DiscordSettings {
  readonly token: string;
  /** Discord's API without a version, such as `https://discord.com/api`. Discord's own where absent. */
  readonly apiUrl?: string;
  /** What stands before a command typed as a message: `!`. */
  readonly prefix: string;
  /** Ids of the channels that digests are posted to. */
  readonly digestChannels: readonly string[];
  /** Ids of people who may manage digests, besides those with Manage Server or Manage Channels. */
  readonly managers?: readonly string[];
  /** Ids of people who alone may draft and publish briefs; those with Manage Server where absent. */
  readonly editors?: readonly string[];
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
  /** Where several processes work, so that one of them holds the gateway. Absent, this one always does. */
  readonly gatewayLease?: GatewayLease;
  /** Where several processes work, so that one of them answers each event. Absent, this one answers all. */
  readonly claims?: Claims;
}

const NOT_CONNECTED = 'The bot is not connected to Discord.';

/** Makes the Discord platform. Nothing is connected before `start()`. */
export function createDiscordPlatform(parts: DiscordParts): Platform {
  const { settings, commands, lines, log, clock, timer = nodeTimer, gatewayLease, claims } = parts;
  const access = accessOf(settings);
  const board = createHealthBoard();
  const requests = createRequests(access);
  const post = createPost({ ...access, lines });
  let started = false;

  const answering: Answering = {
    commands,
    lines,
    log,
    clock,
    timer,
    managers: new Set(settings.managers),
    ...(settings.editors === undefined ? {} : { editors: new Set(settings.editors) }),
    forms: createKeptForms(clock),
    ...(claims === undefined ? {} : { claims }),
    helpNotes: () =>
      connection.readsMessages() || settings.prefix === '' ? [] : [mentionInstead(settings.prefix)],
  };

  const connection = createConnection({
    access,
    board,
    answering,
    prefix: settings.prefix,
    ...(gatewayLease === undefined ? {} : { lease: gatewayLease }),
    async verify() {
      try {
        await directory.self();
      } catch (error) {
        throw startErrorOf(error, undefined);
      }
    },
  });

  const directory = createDirectory({ requests, client: () => connection.client(), clock });

  const tell = createTell({
    requests,
    lines,
    log,
    async ownerOf(channel) {
      const finding = directory.known(channel) ?? (await directory.find(channel));
      return finding.kind === 'place' ? directory.owner(finding.place.server) : undefined;
    },
  });

  const known = (channel: string) => (started ? directory.known(channel) : undefined);

  const channelProblems = (): readonly string[] =>
    settings.digestChannels.flatMap((id) => {
      const finding = known(id);
      const problem = finding === undefined ? undefined : problemOf(finding);
      return problem === undefined ? [] : [`${problem.reason} ${problem.remedy}`];
    });

  return {
    name: PLATFORM,
    repeatable: (since) => clock() - since < REPEATABLE_WITHIN,
    async start() {
      await connection.start();
      started = true;
      await Promise.all(settings.digestChannels.map((id) => directory.find(id)));
      for (const problem of channelProblems()) log.warn(problem);
    },
    async stop() {
      started = false;
      await connection.stop();
    },
    health: () => ({ state: board.state, notes: [...board.notes(), ...channelProblems()] }),
    label: (channel) => labelOf(channel, known(channel)),
    workspaceOf(channel) {
      const finding = known(channel);
      return finding?.kind === 'place' ? finding.place.server : undefined;
    },
    async post(channel, card, key) {
      return started ? post(channel, card, key) : { state: 'unreachable', reason: NOT_CONNECTED };
    },
    async find(channel, key, since) {
      if (!started) return { state: 'cannot-tell', reason: NOT_CONNECTED };
      const history = {
        self: () => directory.self(),
        mayRead: async (id: string) => mayReadIn(await directory.find(id)),
        get: requests.get,
        clock,
      };
      return findPost(history, channel, key, since);
    },
    async check(channel) {
      return started
        ? checkOf(await directory.find(channel))
        : { state: 'cannot-tell', reason: NOT_CONNECTED };
    },
    tell: async (channel, person, card) => started && tell(channel, person, card),
    paces: pacesOf,
  };
}

function accessOf({ token, apiUrl }: DiscordSettings): Access {
  return {
    token: token.trim().replace(/^Bot\s+/i, ''),
    ...(apiUrl === undefined ? {} : { apiUrl: apiUrl.replace(/\/+$/, '') }),
  };
}

/** Said by help where messages are not read. */
const mentionInstead = (prefix: string): string =>
  `Here ${prefix}commands are not read: use slash commands, or mention me.`;
