/**
 * Interactions under way: each waits three seconds for one callback, and its token serves follow-ups for a
 * quarter of an hour. See https://discord.com/developers/docs/interactions/receiving-and-responding
 */
import { randomBytes } from 'node:crypto';
import type { AnswerChoice, Modal } from './checks/callback-schema.ts';
import type { Events } from './events.ts';
import { INTERACTION } from './limits.ts';
import type { StoredMessage } from './message-store.ts';
import type { Channel, InteractionMetadata, User } from './wire.ts';

/** What a person did. */
export type InteractionKind = 'command' | 'component' | 'autocomplete' | 'modal';

/** Discord's numbers for the kinds. */
export const INTERACTION_TYPE: Readonly<Record<InteractionKind, number>> = {
  command: 2,
  component: 3,
  autocomplete: 4,
  modal: 5,
};

/** What the application's callback did. */
export type Acknowledgement =
  | { readonly type: 'message'; readonly stored: StoredMessage }
  | { readonly type: 'deferred'; readonly stored: StoredMessage; readonly answer: Promise<StoredMessage> }
  | { readonly type: 'deferred-update' }
  | { readonly type: 'updated'; readonly stored: StoredMessage }
  | { readonly type: 'choices'; readonly choices: readonly AnswerChoice[] }
  | { readonly type: 'modal'; readonly modal: Modal }
  /** No callback in time: the asker reads "The application did not respond". */
  | { readonly type: 'late' };

/** What is known of an interaction before it is sent. */
export interface Opening {
  readonly kind: InteractionKind;
  readonly user: User;
  readonly channel: Channel;
  readonly metadata: Omit<InteractionMetadata, 'id'>;
  /** The message a component stands on. */
  readonly source?: StoredMessage;
}

/** One interaction, from the moment it is sent. */
export class Interaction {
  readonly id: string;
  readonly token: string;
  readonly opening: Opening;
  readonly openedAt: number;
  readonly metadata: InteractionMetadata;
  state: 'waiting' | 'acknowledged' | 'late' = 'waiting';
  /** What `@original` stands for. */
  original: StoredMessage | undefined;
  readonly #acknowledged = Promise.withResolvers<Acknowledgement>();
  readonly #answered = Promise.withResolvers<StoredMessage>();

  constructor(id: string, opening: Opening, openedAt: number) {
    this.id = id;
    this.token = randomBytes(36).toString('base64url');
    this.opening = opening;
    this.openedAt = openedAt;
    this.metadata = { ...opening.metadata, id };
  }

  /** Resolves when the callback came, or when it is too late for it. */
  get acknowledged(): Promise<Acknowledgement> {
    return this.#acknowledged.promise;
  }

  /** Resolves when a deferred answer is filled in. */
  get answered(): Promise<StoredMessage> {
    return this.#answered.promise;
  }

  settle(acknowledgement: Acknowledgement): void {
    this.#acknowledged.resolve(acknowledgement);
  }

  answer(stored: StoredMessage): void {
    this.#answered.resolve(stored);
  }
}

/** What `Interactions` needs of its surroundings. */
export interface InteractionSettings {
  readonly clock: () => number;
  readonly id: () => string;
  readonly events: Events;
  /** Milliseconds until a callback is too late, three seconds as a rule. */
  readonly callbackWithin: number;
}

/** All interactions, found by their token. */
export class Interactions {
  readonly #settings: InteractionSettings;
  readonly #byToken = new Map<string, Interaction>();
  readonly #timers = new Map<Interaction, NodeJS.Timeout>();

  constructor(settings: InteractionSettings) {
    this.#settings = settings;
  }

  /** Opens an interaction; from now on its callback is awaited. */
  open(opening: Opening): Interaction {
    const { clock, id, callbackWithin } = this.#settings;
    this.#forgetOld();
    const interaction = new Interaction(id(), opening, clock());
    this.#byToken.set(interaction.token, interaction);
    const timer = setTimeout(() => this.#expire(interaction), callbackWithin);
    this.#timers.set(interaction, timer);
    return interaction;
  }

  find(token: string): Interaction | undefined {
    return this.#byToken.get(token);
  }

  /** Whether a token still serves. */
  lives(interaction: Interaction): boolean {
    return this.#settings.clock() - interaction.openedAt <= INTERACTION.tokenLives;
  }

  /** Marks an interaction as answered in time. */
  acknowledge(interaction: Interaction): void {
    interaction.state = 'acknowledged';
    clearTimeout(this.#timers.get(interaction));
    this.#timers.delete(interaction);
    this.#tell(interaction, 'acknowledged');
  }

  /** Forgets every interaction that does not wait for its callback. */
  forget(): void {
    for (const [token, interaction] of this.#byToken)
      if (interaction.state !== 'waiting') this.#byToken.delete(token);
  }

  /** Gives up every interaction that still waits. */
  stop(): void {
    for (const interaction of [...this.#timers.keys()]) this.#expire(interaction);
  }

  #expire(interaction: Interaction): void {
    clearTimeout(this.#timers.get(interaction));
    this.#timers.delete(interaction);
    interaction.state = 'late';
    interaction.settle({ type: 'late' });
    this.#tell(interaction, 'late');
  }

  /** Expired tokens are kept as long again, to tell them from tokens that never were. Oldest first. */
  #forgetOld(): void {
    const horizon = this.#settings.clock() - 2 * INTERACTION.tokenLives;
    for (const [token, interaction] of this.#byToken) {
      if (interaction.openedAt >= horizon) return;
      this.#byToken.delete(token);
    }
  }

  #tell(interaction: Interaction, state: 'acknowledged' | 'late'): void {
    const { events, clock } = this.#settings;
    events.emit(() => ({ type: 'interaction-end', at: clock(), id: interaction.id, state }));
  }
}
