/**
 * Slack's HTTP requests, each verified by its signature and its age by Bolt's receiver.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
import type { Server } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import { StartError } from '../../digest/platform.ts';
import type { Connection } from './connection.ts';
import { boltLogger, type Log, traceOf } from './log.ts';
import { EVENTS_PATH } from './manifest.ts';

/** Where and how requests are taken. */
export interface HttpOptions {
  /** What Slack signs its requests with; one whose signature is wrong or old is refused with 401. */
  readonly signingSecret: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The address to listen on: every one of this machine unless told otherwise. */
  readonly host?: string;
  readonly log: Log;
}

/** Where a load balancer or a person asks whether the bot is up. */
const HEALTH_PATH = '/health';

/** How long requests under way may take when the server closes. Milliseconds. */
const FAREWELL_TIMEOUT = 2_000;

function listenError(error: unknown, port: number): StartError {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'EADDRINUSE') {
    return new StartError(
      `PORT ${port} is taken by another program. Set PORT to a free one, or stop that program.`,
    );
  }
  if (code === 'EACCES') {
    return new StartError(`This user may not listen on PORT ${port}. Set PORT to one above 1023.`);
  }
  return new StartError(`PORT ${port} could not be listened on (${String(code ?? 'unknown error')}).`);
}

function addressOf(server: Server): string | undefined {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') return undefined;
  const host = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return `http://${host}:${bound.port}`;
}

async function closeServer(server: Server): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => server.closeAllConnections(), FAREWELL_TIMEOUT);
  server.close(() => resolve());
  await closed;
  clearTimeout(timer);
}

/**
 * Makes a connection by HTTP requests. Nothing listens before `open`, which throws a StartError that names PORT where it
 * cannot be listened on. Besides Slack's requests it answers `GET /health` with 200, without a signature.
 */
export function createHttpConnection({ signingSecret, port, host, log }: HttpOptions): Connection {
  let server: Server | undefined;
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: EVENTS_PATH,
    logger: boltLogger(log),
    customRoutes: [
      {
        path: HEALTH_PATH,
        method: 'GET',
        handler: (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('ok\n');
        },
      },
    ],
    processEventErrorHandler: async ({ error, response }) => {
      log.error({ platform: 'slack', ...traceOf(error) }, 'A request from Slack could not be handled');
      if (!response.headersSent) response.writeHead(500).end();
      return true;
    },
  });
  return {
    receiver,
    isUp: () => server?.listening ?? false,
    trouble: () => undefined,
    address: () => (server === undefined ? undefined : addressOf(server)),
    async open() {
      try {
        server = await receiver.start({ port, ...(host === undefined ? {} : { host }) });
      } catch (error) {
        throw listenError(error, port);
      }
    },
    async close() {
      if (server?.listening === true) await closeServer(server);
    },
  };
}
