/** Nonces of the past few minutes, so that `enforce_nonce` finds the message that a repeat would double. */
import { NONCE_REMEMBERED } from './limits.ts';
import type { StoredMessage } from './message-store.ts';

/** The nonces of one sandbox, forgotten as they grow old. */
export class NonceMemory {
  readonly #clock: () => number;
  readonly #remembered = new Map<string, { readonly at: number; readonly stored: StoredMessage }>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** The message that the author made with the nonce lately. */
  recall(author: string, nonce: string | number): StoredMessage | undefined {
    this.#forgetOld();
    return this.#remembered.get(`${author} ${nonce}`)?.stored;
  }

  remember(author: string, nonce: string | number, stored: StoredMessage): void {
    this.#forgetOld();
    const key = `${author} ${nonce}`;
    this.#remembered.delete(key);
    this.#remembered.set(key, { at: this.#clock(), stored });
  }

  /** Forgets every nonce. */
  forget(): void {
    this.#remembered.clear();
  }

  /** The oldest stand first. */
  #forgetOld(): void {
    const now = this.#clock();
    for (const [key, { at }] of this.#remembered) {
      if (now - at <= NONCE_REMEMBERED) return;
      this.#remembered.delete(key);
    }
  }
}
