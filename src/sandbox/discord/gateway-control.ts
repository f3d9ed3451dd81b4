/** The gateway's mishaps, on demand. Each is done to every connection there is, or to that of one session. */
import type { Connection } from './connection.ts';
import type { Gateway } from './gateway.ts';

/**
 * What can happen to all connections at once: their lines are cut and can be resumed; clients are asked to reconnect; their
 * sessions are declared invalid; the lines are cut and no resume is taken.
 */
export type GatewayMishap = 'cut' | 'reconnect' | 'invalidate' | 'refuse-resume';

/** What a test may do to the gateway. Where a session's id is left out, every one is meant. */
export class GatewayControl {
  readonly #gateway: Gateway;

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  /** How many sessions are connected. */
  get connected(): number {
    return this.#gateway.connected;
  }

  /** The ids of the sessions that are connected, in the order in which they were opened. */
  get sessions(): readonly string[] {
    return this.#gateway.sessions.filter(({ connected }) => connected).map(({ id }) => id);
  }

  /** Closes with a code. The sessions stay, so that a client can resume, unless the code ends them. */
  close(code: number, session?: string): void {
    for (const connection of this.#connections(session)) connection.close(code);
  }

  /** Cuts the lines without a closing word. */
  drop(session?: string): void {
    for (const connection of this.#connections(session)) connection.drop();
  }

  /** Asks clients to reconnect and resume (op 7). */
  askToReconnect(session?: string): void {
    for (const connection of this.#connections(session)) connection.askToReconnect();
  }

  /** Declares sessions invalid (op 9), and forgets them unless they may be resumed. */
  invalidate(resumable: boolean, session?: string): void {
    this.#gateway.invalidate(resumable, session);
  }

  /** Stops acknowledging heartbeats: the lines look alive and are not. */
  silence(session?: string): void {
    for (const connection of this.#connections(session)) connection.silent = true;
  }

  /** Forgets sessions, so that the next resume is refused (op 9). */
  forgetSessions(): void {
    this.#gateway.forget();
  }

  /** Lets something happen to every connection. */
  suffer(mishap: GatewayMishap): void {
    switch (mishap) {
      case 'cut':
        this.drop();
        return;
      case 'reconnect':
        this.askToReconnect();
        return;
      case 'invalidate':
        this.invalidate(false);
        return;
      case 'refuse-resume':
        this.forgetSessions();
        this.drop();
    }
  }

  #connections(session: string | undefined): readonly Connection[] {
    const { connections } = this.#gateway;
    return session === undefined ? connections : connections.filter((one) => one.session?.id === session);
  }
}
