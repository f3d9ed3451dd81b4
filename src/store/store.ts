/**
 * What must survive a restart, and what processes that share the work agree on.
 */
import type { DigestStore } from '../digest/store.ts';
import type { EditorialStore } from '../drafting/store.ts';
import type { LineStore } from '../platforms/discord/line-store.ts';
import type { EventClaims } from './event-claims.ts';
import type { NamedLeases } from './named-leases.ts';

/** The store of the bot. */
export interface Store {
  readonly digest: DigestStore;
  readonly editorial: EditorialStore;
  readonly lines: LineStore;
  readonly claims: EventClaims;
  readonly leases: NamedLeases;
  /** Whether several processes may work with it at once, so that they must agree on who does what. */
  readonly shared: boolean;
  /** Ends what is under way and lets go of the file, or of the connections. */
  close(): Promise<void>;
}

/** `write`: to work with the store. `read`: beside the bot; nothing is changed. */
export type Access = 'write' | 'read';

/** How a store is opened. */
export interface StoreOptions {
  readonly access: Access;
  /** This process's clock, in epoch milliseconds: the one that callers take their times from. */
  readonly clock: () => number;
  /** Told, in a sentence, of a connection that was lost while nobody used it. The next request opens another one. */
  readonly warn: (message: string) => void;
}
