/** Keeps the bot connected to Discord's gateway, with the content of messages if the application may have it. */
import { type Client, Events, GatewayCloseCodes } from 'discord.js';
import { StartError } from '../../digest/platform.ts';
import { createClient } from './client.ts';
import { failureOf } from './failure.ts';
import type { HealthBoard } from './health.ts';
import type { Log } from './log.ts';
import { NEW_TOKEN } from './refusal.ts';
import { startErrorOf } from './start-error.ts';

/** How long a start may take, in milliseconds: discord.js itself waits up to 15 s for servers that are down. */
const START_WITHIN = 30_000;

/** Shown in the log and in `digest status` where the portal's switch is off. */
const CONTENT_MISSING =
  'Discord: commands typed as messages are not read, because Message Content Intent is off. Switch it on in the Developer Portal, your application, page Bot, Privileged Gateway Intents, and restart. Slash commands and mentions work without it.';

/** What a connection is made of. */
export interface GatewayParts {
  readonly token: string;
  readonly apiUrl?: string;
  readonly board: HealthBoard;
  readonly log: Log;
  /** Attaches the listeners to a client before it connects. */
  listen(client: Client): void;
}

/** The connection. discord.js reconnects and resumes by itself; a new client is made only to give up an intent. */
export interface Gateway {
  /** The client at hand, while there is one. */
  client(): Client | undefined;
  /** Whether the content of messages is received. */
  readsMessages(): boolean;
  /** Resolves once the client is ready. @throws StartError */
  start(): Promise<Client<true>>;
  stop(): Promise<void>;
}

/** Makes a gateway that is not yet connected. */
export function createGateway(parts: GatewayParts): Gateway {
  const { token, apiUrl, board, log, listen } = parts;
  let current: Client | undefined;
  let messageContent = true;
  const halt = Promise.withResolvers<never>();
  // A stop that nobody waits for is no fault.
  halt.promise.catch(() => undefined);

  /** @returns the client once ready, or `undefined` where Discord disallows the content of messages. */
  async function open(): Promise<Client<true> | undefined> {
    const attempt = new AbortController();
    const client = createClient({
      messageContent,
      abandoned: attempt.signal,
      ...(apiUrl === undefined ? {} : { apiUrl }),
    });
    current = client;
    let ready = false;
    let closed: number | undefined;
    client.on(Events.ShardDisconnect, ({ code }) => {
      closed = code;
      if (ready) void onFatalClose(client, code);
    });
    watch(client, () => ready);
    listen(client);
    try {
      const opened = await within(START_WITHIN, [signIn(client, token), halt.promise]);
      ready = true;
      return opened;
    } catch (error) {
      attempt.abort(new StartError('The bot gave up connecting to Discord.', { mayPass: true }));
      await client.destroy();
      if (closed === GatewayCloseCodes.DisallowedIntents && messageContent) return undefined;
      throw startErrorOf(error, closed);
    }
  }

  async function connect(): Promise<Client<true>> {
    try {
      const client = (await open()) ?? (await openWithoutContent());
      board.state = 'connected';
      board.clear('connection');
      return client;
    } catch (error) {
      if (board.state !== 'stopped') {
        board.state = 'disconnected';
        board.note('connection', error instanceof Error ? error.message : String(error));
      }
      throw error;
    }
  }

  async function openWithoutContent(): Promise<Client<true>> {
    messageContent = false;
    board.note('message-content', CONTENT_MISSING);
    log.warn(CONTENT_MISSING);
    const client = await open();
    if (client === undefined) throw new StartError('Discord allows none of the intents that the bot needs.');
    return client;
  }

  /** A close that discord.js does not reconnect after. */
  async function onFatalClose(client: Client, code: number): Promise<void> {
    if (board.state === 'stopped') return;
    board.state = 'disconnected';
    await client.destroy();
    if (code === GatewayCloseCodes.DisallowedIntents && messageContent) {
      try {
        await openWithoutContent();
        board.state = 'connected';
        return;
      } catch (error) {
        log.error(failureOf(error), 'Connecting to Discord again failed');
      }
    }
    const remedy = code === GatewayCloseCodes.AuthenticationFailed ? NEW_TOKEN : 'Restart the bot.';
    const text = `Discord closed the connection for good (${code}). ${remedy}`;
    board.note('connection', text);
    log.error(text);
  }

  /** @param isReady whether the client is the one that is used: one that only tries to connect changes nothing. */
  function watch(client: Client, isReady: () => boolean): void {
    client.on(Events.ShardReconnecting, () => {
      if (board.state !== 'connected') return;
      board.state = 'disconnected';
      log.warn('The connection to Discord was lost; connecting again');
    });
    const again = () => {
      if (board.state !== 'disconnected' || !isReady()) return;
      board.state = 'connected';
      log.info('Connected to Discord again');
    };
    client.on(Events.ShardResume, again);
    client.on(Events.ShardReady, again);
    client.on(Events.ShardError, (error) =>
      log.warn(failureOf(error), 'An error on the connection to Discord'),
    );
    // Without a listener, Node ends the process.
    client.on(Events.Error, (error) => log.error(failureOf(error), 'An error in the Discord client'));
  }

  return {
    client: () => current,
    readsMessages: () => messageContent,
    start: connect,
    async stop() {
      board.state = 'stopped';
      halt.reject(new StartError('The bot was stopped while it was connecting to Discord.'));
      await current?.destroy();
    },
  };
}

async function signIn(client: Client, token: string): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(token);
  return ready;
}

/** The first of several to settle, or a failure if none does in time. */
async function within<Result>(milliseconds: number, works: readonly Promise<Result>[]): Promise<Result> {
  let timeout: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timeout = setTimeout(() => {
      const words = `Discord's gateway did not answer within ${milliseconds / 1_000} s. Try again later.`;
      reject(new StartError(words, { mayPass: true }));
    }, milliseconds);
  });
  try {
    return await Promise.race([...works, late]);
  } finally {
    clearTimeout(timeout);
  }
}
