/** Keeps the bot connected to Discord's gateway, with the content of messages if the application may have it. */
import { type Client, Events, GatewayCloseCodes } from 'discord.js';
import { StartError } from '../../digest/platform.ts';
import { createClient } from './client.ts';
import { failureOf } from './failure.ts';
import type { HealthBoard } from './health.ts';
import type { Log } from './log.ts';
import { NEW_TOKEN } from './refusal.ts';
import type { Access } from './rest.ts';
import { startErrorOf } from './start-error.ts';

/** How long a start may take, in milliseconds: discord.js itself waits up to 15 s for servers that are down. */
const START_WITHIN = 30_000;

/** Shown in the log and in `digest status` where the portal's switch is off. */
const CONTENT_MISSING =
  'Discord: commands typed as messages are not read, because Message Content Intent is off. Switch it on in the Developer Portal, your application, page Bot, Privileged Gateway Intents, and restart. Slash commands and mentions work without it.';

/** What a connection is made of. */
export interface GatewayParts extends Access {
  readonly board: HealthBoard;
  readonly log: Log;
  /** Attaches the listeners to a client before it connects. */
  listen(client: Client): void;
}

/** The connection. discord.js reconnects and resumes by itself; a new client is made to give up an intent, or after a disconnection. */
export interface Gateway {
  /** The client at hand, while there is one. */
  client(): Client | undefined;
  /** Whether the content of messages is received. */
  readsMessages(): boolean;
  /** Resolves once the client is ready. @throws StartError; also where it is disconnected meanwhile, which the board does not tell. */
  connect(): Promise<Client<true>>;
  /** Ends the connection, or the attempt at one. It may be made again. */
  disconnect(): Promise<void>;
}

/** Makes a gateway that is not yet connected. */
export function createGateway(parts: GatewayParts): Gateway {
  const { token, apiUrl, board, log, listen } = parts;
  let current: Client | undefined;
  let messageContent = true;
  let halt = new AbortController();

  /** @returns the client once ready, or `undefined` where Discord disallows the content of messages. */
  async function open(halted: AbortSignal): Promise<Client<true> | undefined> {
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
      if (ready) void onFatalClose(client, code, halted);
    });
    watch(client, () => ready && !halted.aborted);
    listen(client);
    try {
      const opened = await within(START_WITHIN, [signIn(client, token), whenAborted(halted)]);
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
    halt = new AbortController();
    const { signal } = halt;
    try {
      const client = (await open(signal)) ?? (await openWithoutContent(signal));
      board.state = 'connected';
      board.clear('connection');
      return client;
    } catch (error) {
      if (!signal.aborted) {
        board.state = 'disconnected';
        board.note('connection', error instanceof Error ? error.message : String(error));
      }
      throw error;
    }
  }

  async function openWithoutContent(halted: AbortSignal): Promise<Client<true>> {
    messageContent = false;
    board.note('message-content', CONTENT_MISSING);
    log.warn(CONTENT_MISSING);
    const client = await open(halted);
    if (client === undefined) throw new StartError('Discord allows none of the intents that the bot needs.');
    return client;
  }

  /** A close that discord.js does not reconnect after. */
  async function onFatalClose(client: Client, code: number, halted: AbortSignal): Promise<void> {
    if (halted.aborted) return;
    board.state = 'disconnected';
    await client.destroy();
    if (code === GatewayCloseCodes.DisallowedIntents && messageContent) {
      try {
        await openWithoutContent(halted);
        board.state = 'connected';
        return;
      } catch (error) {
        if (halted.aborted) return;
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
      if (board.state !== 'connected' || !isReady()) return;
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
    connect,
    async disconnect() {
      halt.abort();
      const client = current;
      current = undefined;
      await client?.destroy();
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

/** Rejects once a connection is given up. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const words = 'The bot was stopped while it was connecting to Discord.';
    const halt = () => reject(new StartError(words, { mayPass: true }));
    if (signal.aborted) halt();
    else signal.addEventListener('abort', halt, { once: true });
  });
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
