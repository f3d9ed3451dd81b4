/** What the parts of the sandbox share. */

import type { Spec } from './checks/spec.ts';
import type { CommandRegistry } from './command-registry.ts';
import type { Events } from './events.ts';
import type { Gateway } from './gateway.ts';
import type { Interactions } from './interactions.ts';
import type { MessageStore } from './message-store.ts';
import type { NonceMemory } from './nonces.ts';
import type { World } from './world.ts';

/** The one of each that a sandbox has. */
export interface Backend {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Makes ids. */
  readonly id: () => string;
  /** The bot's token, without `Bot `. */
  readonly token: string;
  readonly world: World;
  readonly store: MessageStore;
  readonly nonces: NonceMemory;
  readonly commands: CommandRegistry;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  readonly events: Events;
  readonly spec: Spec;
  /** Where the gateway listens, `ws://…`. */
  readonly gatewayUrl: () => string;
}
