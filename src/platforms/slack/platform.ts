/**
 * Slack as a platform: answers what is asked there, and posts digests.
 */
import type { WebClient } from '@slack/web-api';
import type { Commands } from '../../commands/command.ts';
import type { Health, Platform } from '../../digest/platform.ts';
import { createAnswerLine } from './answer.ts';
import { createApp } from './app.ts';
import { checkChannel } from './channel-check.ts';
import { createClient } from './client.ts';
import type { Connection } from './connection.ts';
import { find } from './find.ts';
import { createHttpConnection } from './http-connection.ts';
import { hostOf, type Identity, identify } from './identity.ts';
import { type Log, traceOf } from './log.ts';
import { createPeople } from './person.ts';
import { type Posting, post } from './post.ts';
import type { Service } from './service.ts';
import { createSocketConnection } from './socket-connection.ts';
import { createWork } from './work.ts';

/** How Slack reaches the bot. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | {
      readonly kind: 'http';
      readonly signingSecret: string;
      /** 0 takes any free port. */
      readonly port: number;
      /** The address to listen on: every one of this machine unless told otherwise. */
      readonly host?: string;
    };

/** Settings of the adapter. */
export interface SlackSettings {
  readonly botToken: string;
  readonly transport: SlackTransport;
  /** Where the Web API is, where it is not slack.com. */
  readonly apiUrl?: string;
  /** Ids of the channels that digests go to. */
  readonly digestChannels: readonly string[];
}

/** What the adapter is made of. */
export interface SlackPlatformOptions {
  readonly settings: SlackSettings;
  readonly commands: Commands;
  readonly log: Log;
  /** The time in epoch milliseconds. */
  readonly clock: () => number;
}

/** Slack as a platform, with where it listens. */
export interface SlackPlatform extends Platform {
  /** Where HTTP requests are taken, such as `http://127.0.0.1:3000`; absent with Socket Mode, or before the start. */
  address(): string | undefined;
}

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

/** Makes the platform. Nothing is connected, and nothing is asked of Slack, before `start`. */
export function createSlackPlatform({ settings, commands, log, clock }: SlackPlatformOptions): SlackPlatform {
  const { botToken, apiUrl, digestChannels } = settings;
  const client: WebClient = createClient({
    token: botToken,
    log,
    ...(apiUrl === undefined ? {} : { apiUrl }),
  });
  const work = createWork();
  const labels = new Map<string, string>();
  /** What stands in the way of posting to a channel, by the channel's id. */
  const obstacles = new Map<string, string>();
  let phase: Phase = { kind: 'starting' };
  let botName = 'bot';
  /** The one workspace that the token is for; known from the start on. */
  let workspace: string | undefined;

  const isStopped = () => phase.kind === 'stopped';

  const label = (channel: string) => labels.get(channel) ?? channel;

  const ackFailed = (error: unknown) => {
    log.warn({ platform: 'slack', ...traceOf(error) }, 'An acknowledgement could not be sent');
  };

  function serviceFor({ botUserId, teamId }: Identity): Service {
    const people = createPeople(client, teamId, clock);
    const answer = createAnswerLine(commands, work, log);
    return { commands, client, people, answer, work, botUserId, teamId, now: clock, ackFailed };
  }

  async function checkChannels(): Promise<void> {
    const findings = await Promise.all(
      [...new Set(digestChannels)].map((channel) => checkChannel(client, channel, botName)),
    );
    for (const { channel, label: name, obstacle } of findings) {
      if (name !== undefined) labels.set(channel, name);
      const known = obstacles.get(channel);
      obstacles.delete(channel);
      if (obstacle === undefined) continue;
      obstacles.set(channel, obstacle);
      if (obstacle !== known) log.warn({ platform: 'slack', channel }, obstacle);
    }
  }

  /** One attempt to start, with a connection of its own: one that failed is not opened again. */
  async function connect(): Promise<void> {
    const identity = await identify(client, hostOf(apiUrl));
    botName = identity.name;
    workspace = identity.teamId;
    if (isStopped()) return;
    const connection = createConnection(settings, log);
    createApp(connection.receiver, botToken, identity, serviceFor(identity), log);
    await Promise.all([connection.open(), checkChannels()]);
    // Stopped while it was starting: what was just opened must not stay.
    if (isStopped()) return connection.close();
    phase = { kind: 'running', connection };
    log.info({ platform: 'slack', name: botName, transport: settings.transport.kind }, 'Connected to Slack');
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
    workspaceOf: (channel) => (channel.startsWith('D') ? undefined : workspace),
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
      if (phase.kind !== 'running') {
        return { state: 'unreachable', reason: 'The bot is not connected to Slack.' };
      }
      const posting: Posting = { client, botName, label };
      const outcome = await post(posting, channel, card, key);
      if (outcome.state === 'sent') obstacles.delete(channel);
      if (outcome.state === 'refused') obstacles.set(channel, `${outcome.reason} ${outcome.remedy}`);
      return outcome;
    },
    find: (channel, key, since) => find(client, channel, key, since, clock),
  };
}
