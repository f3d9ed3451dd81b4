/** The gateway's mishaps, on demand. Each is done to every connection there is. */
import type { Gateway } from './gateway.ts';

/** What a test may do to the gateway. */
export class GatewayControl {
  readonly #gateway: Gateway;

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  /** How many sessions are connected. */
  get connected(): number {
    return this.#gateway.connected;
  }

  /** Closes with a code. The sessions stay, so that a client can resume. */
  close(code: number): void {
    for (const connection of this.#gateway.connections) connection.close(code);
  }

  /** Cuts the lines without a closing word. */
  drop(): void {
    for (const connection of this.#gateway.connections) connection.drop();
  }

  /** Asks clients to reconnect and resume (op 7). */
  askToReconnect(): void {
    for (const connection of this.#gateway.connections) connection.askToReconnect();
  }

  /** Declares sessions invalid (op 9), and forgets them unless they may be resumed. */
  invalidate(resumable: boolean): void {
    this.#gateway.invalidate(resumable);
  }

  /** Stops acknowledging heartbeats: the lines look alive and are not. */
  silence(): void {
    for (const connection of this.#gateway.connections) connection.silent = true;
  }

  /** Forgets sessions, so that the next resume is refused. */
  forgetSessions(): void {
    this.#gateway.forget();
  }
}
