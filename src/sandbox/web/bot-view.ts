/**
 * What the page shows of the bot. The sandbox knows nothing of the bot: the composition root hands it this.
 */
import type { CheckView, DigestView, LibraryView } from './protocol.ts';

export interface BotView {
  /** The bot's clock, epoch milliseconds. */
  now(): number;
  digest(): Promise<DigestView>;
  library(): LibraryView;
  /** Holds a brief against a text. `undefined` where there is no such brief. */
  check(brief: string, text: string): CheckView | undefined;
  /** Posts the digest of every channel at once. */
  postDigest(): Promise<void>;
  /** Lets a day pass on the bot's clock and the sandboxes'; every slot in it comes due at its time. */
  passDay(): Promise<void>;
  /** Stops the bot and starts it again on the same ledger. */
  restart(): Promise<void>;
  /** Calls the listener whenever the digest or the library may have changed. */
  onChange(listener: () => void): void;
}
