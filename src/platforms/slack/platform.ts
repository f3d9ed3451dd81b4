/**
 * Slack as a platform: answers what is asked there, and posts digests.
 */
import type { WebClient } from '@slack/web-api';
import type { Commands } from '../../commands/command.ts';
import type { AheadOfTime, Health, Platform, PostOutcome } from '../../digest/platform.ts';
import { addressOf } from './address.ts';
import { createAnswerLine } from './answer.ts';
import { createApp } from './app.ts';
import { type Checking, checkChannel } from './channel-check.ts';
import { createChannels } from './channels.ts';
import type { EventClaims } from './claims.ts';
import { createClient } from './client.ts';
import type { Connection } from './connection.ts';
import { find } from './find.ts';
import { createHttpConnection } from './http-connection.ts';
import { hostOf, type Identity, identify, readsHistory } from './identity.ts';
import { type Log, traceOf } from './log.ts';
import { DEFAULT_PACE, pacesOf } from './paces.ts';
import { createPeople } from './person.ts';
import { type Posting, post } from './post.ts';
import { createAhead } from './scheduled.ts';
import type { Service } from './service.ts';
import type { SlackSettings } from './settings.ts';
import { createSocketConnection } from './socket-connection.ts';
import { tell } from './tell.ts';
import { wordsFor } from './thread-words.ts';
import { createWork } from './work.ts';

export type { SlackSettings, SlackTransport } from './settings.ts';

/** What the adapter is made of. */
export interface SlackPlatformOptions {
  readonly settings: SlackSettings;
  readonly commands: Commands;
  /** Remembers which events are answered: in the store, where several processes work. */
  readonly claims: EventClaims;
  readonly log: Log;
  /** The time in epoch milliseconds. */
  readonly clock: () => number;
}

/** Slack as a platform, with where it listens. */
export interface SlackPlatform extends Platform {
  /** Where HTTP requests are taken, such as `http://127.0.0.1:3000`; absent with Socket Mode, or before the start. */
  address(): string | undefined;
}

const NOT_CONNECTED = 'The bot is not connected to Slack.';

/** How long answers under way may take when the bot stops, before and after it hangs up. Milliseconds. */
const LAST_ANSWERS = 3_000;

function createConnection({ transport, apiUrl }: SlackSettings, log: Log): Connection {
  return transport.kind === 'socket'
    ? createSocketConnection({
        appToken: transport.appToken,
        log,
        ...(apiUrl === undefined ? {} : { apiUrl }),
      })
    : createHttpConnection({ ...transport, log });
}

/** How far the platform has come. A start that failed may be tried again. */
type Phase =
  | { readonly kind: 'starting' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'running'; readonly connection: Connection }
  | { readonly kind: 'stopped' };

/** What is known of the bot once Slack has said who it is. */
type Known = Pick<Identity, 'name' | 'teamId' | 'scopes'>;

/** Makes the platform. Nothing is connected, and nothing is asked of Slack, before `start`. */
export function createSlackPlatform({
  settings,
  commands,
  claims,
  log,
  clock,
}: SlackPlatformOptions): SlackPlatform {
  const { botToken, apiUrl, digestChannels, managers = [], editors, pace = DEFAULT_PACE } = settings;
  const client: WebClient = createClient({
    token: botToken,
    log,
    ...(apiUrl === undefined ? {} : { apiUrl }),
  });
  const work = createWork();
  const channels = createChannels(client, clock);
  /** What stands in the way of posting to a channel, by the channel's address. */
  const obstacles = new Map<string, string>();
  const ahead = createAhead(() => posting(), clock);
  let phase: Phase = { kind: 'starting' };
  /** Known from the first start on that found Slack. */
  let known: Known | undefined;

  const isStopped = () => phase.kind === 'stopped';

  /** A channel's name as far as it is known; one that is not is learnt for the next time. */
  function label(address: string): string {
    const { channel, thread } = addressOf(address);
    const name = channels.nameOf(channel);
    if (name === undefined && phase.kind === 'running') channels.learnName(channel);
    return thread === undefined ? (name ?? channel) : `a thread in ${name ?? channel}`;
  }

  const checking = (): Checking => ({
    client,
    channels,
    scopes: known?.scopes,
    botName: known?.name ?? 'bot',
    label,
  });

  /** What a post needs; absent while there is no connection. */
  function posting(): Posting | undefined {
    return phase.kind === 'running' ? { client, botName: known?.name ?? 'bot', label } : undefined;
  }

  /** Takes note of what a post came to, for `health`. */
  function noted(channel: string, outcome: PostOutcome): PostOutcome {
    if (outcome.state === 'sent') obstacles.delete(channel);
    if (outcome.state === 'refused') obstacles.set(channel, `${outcome.reason} ${outcome.remedy}`);
    return outcome;
  }

  const noting: AheadOfTime = {
    ...ahead,
    post: async (channel, card, at) => noted(channel, await ahead.post(channel, card, at)),
  };

  const currentAhead = () => (known === undefined || readsHistory(known) ? undefined : noting);

  const ackFailed = (error: unknown) => {
    log.warn({ platform: 'slack', ...traceOf(error) }, 'An acknowledgement could not be sent');
  };

  function serviceFor({ botUserId, teamId, name: botName }: Identity): Service {
    const rights = {
      managers: new Set(managers),
      ...(editors === undefined ? {} : { editors: new Set(editors) }),
      creatorOf: channels.creatorOf,
    };
    const people = createPeople(client, teamId, rights, clock);
    const answer = createAnswerLine(commands, work, log, botName);
    return {
      ...{
        commands,
        client,
        people,
        channels,
        answer,
        work,
        claims,
        log,
        botUserId,
        botName,
        teamId,
        ackFailed,
      },
      now: clock,
    };
  }

  /** Looks at the channels that the settings name, so that what is wrong is said at start. */
  async function checkChannels(): Promise<void> {
    const named = [...new Set(digestChannels)];
    const checks = await Promise.all(
      named.map(async (channel) => ({ channel, check: await checkChannel(checking(), channel) })),
    );
    for (const { channel, check } of checks) {
      const before = obstacles.get(channel);
      obstacles.delete(channel);
      if (check.state === 'ready') continue;
      const obstacle = check.state === 'missing' ? `${check.reason} ${check.remedy}` : check.reason;
      obstacles.set(channel, obstacle);
      if (obstacle !== before) log.warn({ platform: 'slack', channel }, obstacle);
    }
  }

  /** One attempt to start, with a connection of its own: one that failed is not opened again. */
  async function connect(): Promise<void> {
    const identity = await identify(client, hostOf(apiUrl));
    known = identity;
    if (isStopped()) return;
    const connection = createConnection(settings, log);
    createApp(connection.receiver, botToken, identity, serviceFor(identity), log);
    await Promise.all([connection.open(), checkChannels()]);
    // Stopped while it was starting: what was just opened must not stay.
    if (isStopped()) return connection.close();
    phase = { kind: 'running', connection };
    log.info(
      { platform: 'slack', name: identity.name, transport: settings.transport.kind },
      'Connected to Slack',
    );
  }

  function health(): Health {
    const notes = [...obstacles.values()];
    if (phase.kind === 'failed') return { state: 'disconnected', notes: [phase.why, ...notes] };
    if (phase.kind !== 'running') return { state: phase.kind, notes };
    if (phase.connection.isUp()) return { state: 'connected', notes };
    const trouble = phase.connection.trouble();
    const note = `Slack cannot reach the bot${trouble === undefined ? '' : ` (${trouble})`}; it keeps trying to connect.`;
    return { state: 'disconnected', notes: [note, ...notes] };
  }

  return {
    name: 'slack',
    label,
    workspaceOf: (channel) => (channel.startsWith('D') ? undefined : known?.teamId),
    health,
    address: () => (phase.kind === 'running' ? phase.connection.address() : undefined),
    async start() {
      try {
        await connect();
      } catch (error) {
        if (!isStopped()) {
          phase = { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
        }
        throw error;
      }
    },
    async stop() {
      if (phase.kind === 'stopped') return;
      const connection = phase.kind === 'running' ? phase.connection : undefined;
      phase = { kind: 'stopped' };
      // What was asked before the stop is answered; then no more can arrive; then what came in between.
      await work.finished(LAST_ANSWERS);
      await connection?.close();
      await work.finished(LAST_ANSWERS);
    },
    async post(channel, card, key) {
      const means = posting();
      if (means === undefined) return { state: 'unreachable', reason: NOT_CONNECTED };
      return noted(channel, await post(means, channel, card, key));
    },
    find: (channel, key, since) => find(client, channel, key, since, clock),
    async check(channel) {
      if (phase.kind !== 'running') return { state: 'cannot-tell', reason: NOT_CONNECTED };
      const check = await checkChannel(checking(), channel);
      if (check.state === 'ready') obstacles.delete(channel);
      return check;
    },
    async tell(channel, person, card) {
      if (phase.kind !== 'running') return false;
      const creator = () => channels.creatorOf(addressOf(channel).channel);
      return tell(client, { person, managers, creator }, wordsFor(card, channel, known?.name ?? 'bot'), log);
    },
    paces: (channel) =>
      // Before the start nothing is posted.
      known === undefined
        ? []
        : pacesOf(channel, {
            workspace: known.teamId,
            perMinute: pace,
            ahead: currentAhead() !== undefined,
          }),
    get ahead() {
      return currentAhead();
    },
  };
}
