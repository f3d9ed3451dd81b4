/** A session of the gateway: it outlives its connection, so that a client that comes back misses nothing. */
import { GATEWAY } from './limits.ts';

/** What a session writes to; the connection that currently carries it. */
export interface Carrier {
  send(text: string): void;
}

interface Sent {
  readonly sequence: number;
  readonly text: string;
}

/** What a client asked for, and the events it was sent. */
export class Session {
  readonly id: string;
  readonly intents: number;
  /** The number of the newest event. */
  sequence = 0;
  /** When the connection was lost, in epoch milliseconds; undefined while there is one. */
  lostAt: number | undefined;
  #carrier: Carrier | undefined;
  #sent: Sent[] = [];

  constructor(id: string, intents: number, carrier: Carrier) {
    this.id = id;
    this.intents = intents;
    this.#carrier = carrier;
  }

  get connected(): boolean {
    return this.#carrier !== undefined;
  }

  /** Whether a connection is the one that carries the session now. */
  isCarriedBy(carrier: Carrier): boolean {
    return this.#carrier === carrier;
  }

  /**
   * Sends an event, and keeps it for a resume.
   *
   * @param data the event's data as JSON, written once for all sessions.
   */
  dispatch(name: string, data: string): number {
    this.sequence += 1;
    const text = `{"op":0,"t":"${name}","s":${this.sequence},"d":${data}}`;
    this.#sent.push({ sequence: this.sequence, text });
    if (this.#sent.length > 2 * GATEWAY.replayed) this.#sent = this.#sent.slice(-GATEWAY.replayed);
    this.#carrier?.send(text);
    return this.sequence;
  }

  lose(at: number): void {
    this.#carrier = undefined;
    this.lostAt = at;
  }

  /** Whether everything after `sequence` can still be sent again. */
  remembers(sequence: number): boolean {
    return sequence >= (this.#sent[0]?.sequence ?? 1) - 1;
  }

  /** Goes on over another connection: everything after `sequence`, then `RESUMED`. */
  resume(carrier: Carrier, sequence: number): void {
    this.#carrier = carrier;
    this.lostAt = undefined;
    for (const sent of this.#sent) if (sent.sequence > sequence) carrier.send(sent.text);
    this.dispatch('RESUMED', '{"_trace":[]}');
  }
}
