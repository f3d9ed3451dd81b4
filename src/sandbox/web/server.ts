/**
 * The page's server: its files over HTTP, and one WebSocket for everything else.
 *
 * It can press every button of the bot, so it listens on loopback unless told otherwise, answers under its own
 * names only, takes WebSockets from its own page only, and lets nobody do anything without the token.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { DiscordSandbox } from '../discord/sandbox.ts';
import type { SlackManifest, SlackSandbox } from '../slack/sandbox.ts';
import { AssetServer } from './asset-server.ts';
import type { Assets } from './assets.ts';
import type { BotView } from './bot-view.ts';
import { serveConnection } from './connection.ts';
import { DiscordPane } from './discord-pane.ts';
import { Hosts } from './hosts.ts';
import { listen, type Ports } from './listening.ts';
import { Page } from './page.ts';
import { SlackPane } from './slack-pane.ts';
import { newToken } from './token.ts';

/** The longest message that a browser may send, in bytes: an article with room to spare. */
const LONGEST_MESSAGE = 4 * 1_048_576;

/** What a server is started with. */
export interface WebServerOptions {
  readonly slack: SlackSandbox;
  /** The manifest that the Slack app was installed with. */
  readonly manifest: SlackManifest;
  readonly discord: DiscordSandbox;
  readonly bot: BotView;
  readonly assets: Assets;
  /** Where to listen: a name or an address of this machine. */
  readonly host?: string;
  readonly ports?: Ports;
}

/** A server that runs. */
export interface WebServer {
  /** The address to open; it carries the token. */
  readonly address: string;
  /** The address to open on another machine of the network; absent where the page is this machine's alone. */
  readonly networkAddress?: string;
  readonly port: number;
  readonly token: string;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Where the page's WebSocket is. */
const LIVE = '/live';

const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address));

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Why a WebSocket is not taken; `undefined` where it is. */
function refusalOf({ url, headers }: IncomingMessage, hosts: Hosts): string | undefined {
  if (!hosts.isHost(headers.host) || !hosts.isOrigin(headers.origin, headers.host)) return '403 Forbidden';
  return url === LIVE ? undefined : '404 Not Found';
}

/**
 * Starts the server.
 *
 * @throws Error where the port is taken or the host is none of this machine's, with the system's `code`.
 */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { slack, manifest, discord, bot, assets, host = LOOPBACK, ports = { any: true } } = options;
  const clock = () => bot.now();
  const page = await Page.open({
    slack: new SlackPane({ sandbox: slack, manifest, clock }),
    discord: new DiscordPane({ sandbox: discord, clock }),
    bot,
  });
  const http = createServer();
  const port = await listen(http, host, ports);
  const hosts = new Hosts({ host, port }, ownAddresses());
  const token = newToken();
  const files = new AssetServer(assets, hosts);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE });
  http.on('request', (request, response) => files.serve(request, response));
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refusal = refusalOf(request, hosts);
    if (refusal !== undefined) return refuse(socket, refusal);
    sockets.handleUpgrade(request, socket, head, (accepted) =>
      serveConnection({ socket: accepted, page, token }),
    );
  });
  return {
    address: `${hosts.origin}/#${token}`,
    ...(hosts.networkOrigin === undefined ? {} : { networkAddress: `${hosts.networkOrigin}/#${token}` }),
    port,
    token,
    async stop() {
      page.close();
      for (const socket of sockets.clients) socket.close(1001);
      http.closeAllConnections();
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      for (const socket of sockets.clients) socket.terminate();
      await closed;
    },
  };
}
