/**
 * Socket Mode: payloads travel over WebSockets that the app opens.
 *
 * https://docs.slack.dev/apis/events-api/using-socket-mode: an address serves one connection; `hello` first;
 * every envelope goes to one of the connections and is acknowledged by its `envelope_id`, with a payload where
 * the envelope accepts one; `disconnect` (`warning`, `refresh_requested`, `link_disabled`) tells the app to
 * connect again.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { unguessable } from './identity.ts';
import type { Journal } from './journal.ts';
import { isObject, type Json, parseJson, stringIn } from './json.ts';
import { LIMITS } from './limits.ts';
import type { Acknowledgement, Delivery, Link } from './link.ts';
import type { Timers } from './timers.ts';

/** Milliseconds between pings, and for a closing connection. */
const PING_EVERY = 10_000;
const CLOSE_WITHIN = 200;

/** Why Slack ends a connection. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

interface Parts {
  readonly appId: string;
  readonly journal: Journal;
  readonly timers: Timers;
  /** Milliseconds within which an envelope must be acknowledged. */
  readonly acknowledgeWithin: number;
}

/** The app's Socket Mode connections. */
export class SocketMode implements Link {
  readonly #parts: Parts;
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #tickets = new Set<string>();
  readonly #open = new Set<WebSocket>();
  readonly #awaited = new Map<string, (response: Json | undefined) => void>();
  #turn = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get connections(): number {
    return this.#open.size;
  }

  /** A ticket for one connection, to be carried in the address's query. */
  issueTicket(): string {
    const ticket = unguessable(16);
    this.#tickets.add(ticket);
    return ticket;
  }

  /** Takes over an HTTP upgrade; without a fresh ticket it is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket');
    if (ticket === null || !this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (websocket) => this.#welcome(websocket));
  }

  send(delivery: Delivery): Promise<Acknowledgement> {
    const websocket = this.#nextConnection();
    if (websocket === undefined) return Promise.resolve({ state: 'unreachable' });
    const envelope = randomUUID();
    return new Promise((resolve) => {
      const cancel = this.#parts.timers.after(this.#parts.acknowledgeWithin, () => {
        this.#awaited.delete(envelope);
        resolve({ state: 'late' });
      });
      this.#awaited.set(envelope, (response) => {
        cancel();
        resolve({ state: 'acknowledged', response });
      });
      websocket.send(JSON.stringify(envelopeOf(envelope, delivery)));
    });
  }

  /** Tells every connection to go. `warning` announces it only; the other reasons close the connection. */
  disconnect(reason: DisconnectReason): void {
    for (const websocket of this.#open) this.#dismiss(websocket, reason);
  }

  /** Cuts every connection without a word, as a network does. */
  drop(): void {
    for (const websocket of this.#open) websocket.terminate();
  }

  /** Closes every connection, by force where the app does not close its side. */
  async stop(): Promise<void> {
    const closed = Array.from(
      this.#open,
      (websocket) => new Promise<void>((resolve) => websocket.once('close', () => resolve())),
    );
    for (const websocket of this.#open) websocket.close(1001);
    const cancel = this.#parts.timers.after(CLOSE_WITHIN, () => this.drop());
    await Promise.all(closed);
    cancel();
    this.#server.close();
  }

  #welcome(websocket: WebSocket): void {
    websocket.on('error', () => websocket.terminate());
    if (this.#open.size >= LIMITS.connections) {
      this.#dismiss(websocket, 'too_many_websockets');
      return;
    }
    this.#open.add(websocket);
    const pinging = setInterval(() => websocket.ping('Ping from applink'), PING_EVERY);
    pinging.unref();
    websocket.on('message', (data) => this.#receive(String(data)));
    websocket.on('close', () => {
      clearInterval(pinging);
      this.#open.delete(websocket);
      this.#parts.journal.record({ type: 'connection', change: 'closed', connections: this.#open.size });
    });
    websocket.send(JSON.stringify(this.#hello()));
    this.#parts.journal.record({ type: 'connection', change: 'opened', connections: this.#open.size });
  }

  #hello(): unknown {
    return {
      type: 'hello',
      num_connections: this.#open.size,
      debug_info: { host: 'applink-sandbox', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#parts.appId },
    };
  }

  #dismiss(websocket: WebSocket, reason: DisconnectReason): void {
    websocket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-sandbox' } }));
    if (reason !== 'warning') websocket.close();
  }

  #receive(text: string): void {
    const message = parseJson(text);
    const envelope = isObject(message) ? stringIn(message, 'envelope_id') : undefined;
    const awaited = envelope === undefined ? undefined : this.#awaited.get(envelope);
    if (envelope === undefined || awaited === undefined) {
      this.#parts.journal.record({
        type: 'refusal',
        of: 'socket message',
        error: envelope === undefined ? 'no envelope_id' : 'acknowledged too late or twice',
        details: message ?? text,
      });
      return;
    }
    this.#awaited.delete(envelope);
    awaited(isObject(message) ? message['payload'] : undefined);
  }

  #nextConnection(): WebSocket | undefined {
    const ready = [...this.#open].filter((websocket) => websocket.readyState === websocket.OPEN);
    this.#turn += 1;
    return ready[this.#turn % ready.length];
  }
}

function envelopeOf(id: string, delivery: Delivery): unknown {
  return {
    envelope_id: id,
    type: delivery.kind,
    accepts_response_payload: delivery.kind !== 'events_api',
    payload: delivery.payload,
    ...(delivery.kind === 'events_api'
      ? {
          retry_attempt: delivery.retry?.number ?? 0,
          retry_reason: delivery.retry?.reason.replace(/^http_/, '') ?? '',
        }
      : {}),
  };
}
