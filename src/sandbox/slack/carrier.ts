/**
 * How payloads reach the app: through Socket Mode, or as signed requests once there is a request URL.
 */
import { HttpDelivery } from './http-delivery.ts';
import type { Credentials } from './identity.ts';
import type { Journal } from './journal.ts';
import type { Acknowledgement, Delivery, Link } from './link.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Timers } from './timers.ts';

interface Parts {
  readonly socketMode: SocketMode;
  readonly credentials: Credentials;
  readonly journal: Journal;
  readonly timers: Timers;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Milliseconds within which the app must acknowledge. */
  readonly acknowledgeWithin: number;
}

/** The link in use. */
export class Carrier implements Link {
  readonly #parts: Parts;
  #http: HttpDelivery | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether payloads go to a request URL; then Slack offers no Socket Mode. */
  get overHttp(): boolean {
    return this.#http !== undefined;
  }

  /** Sends to a request URL from now on, or through Socket Mode again. */
  deliverTo(url: string | undefined): void {
    this.#http?.stop();
    this.#http =
      url === undefined
        ? undefined
        : new HttpDelivery({
            url: new URL(url),
            signingSecret: this.#parts.credentials.signingSecret,
            clock: this.#parts.clock,
            timers: this.#parts.timers,
            acknowledgeWithin: this.#parts.acknowledgeWithin,
          });
    if (url !== undefined) this.#parts.socketMode.disconnect('link_disabled');
  }

  async send(delivery: Delivery): Promise<Acknowledgement> {
    const began = performance.now();
    const acknowledgement = await (this.#http ?? this.#parts.socketMode).send(delivery);
    this.#parts.journal.record({
      type: 'delivery',
      kind: delivery.kind,
      payload: delivery.payload,
      outcome: acknowledgement.state,
      milliseconds: performance.now() - began,
    });
    return acknowledgement;
  }

  /** @returns whether the app sent the challenge back. */
  verifyRequestUrl(): Promise<boolean> {
    return this.#requestUrl().verifyUrl(this.#parts.credentials.verificationToken, crypto.randomUUID());
  }

  /** @returns whether the app answered an `ssl_check` with 200. */
  checkSsl(): Promise<boolean> {
    return this.#requestUrl().checkSsl(this.#parts.credentials.verificationToken);
  }

  stop(): void {
    this.#http?.stop();
  }

  #requestUrl(): HttpDelivery {
    if (this.#http === undefined) throw new Error('There is no request URL: call deliverTo first.');
    return this.#http;
  }
}
