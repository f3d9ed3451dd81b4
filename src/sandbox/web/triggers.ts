/**
 * What people did just before: the reason for a message of the bot, as far as it can be told.
 */

/** Something that was done, or a control of the page that was used. */
export interface Trigger {
  /** In a few words: the line that was typed, `Pressed “Share”`. */
  readonly text: string;
  /** Epoch milliseconds of the sandbox's clock. */
  readonly at: number;
  /** Absent on a control. */
  readonly by?: { readonly user: string; readonly channel: string };
}

interface Noted {
  readonly trigger: Trigger;
  /** When it was over; absent while it lasts. */
  endedAt?: number;
}

/** How long after something was done an answer is taken to be one to it, in milliseconds: a platform waits for three seconds. */
const LINGERS = 3_500;

/** Reasons further back are of no use. */
const MOST = 100;

/** Remembers what was done. */
export class Triggers {
  readonly #clock: () => number;
  readonly #noted: Noted[] = [];
  #current: Trigger | undefined;

  /** @param clock epoch milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** What is being done at this very moment: while the call that does it has not yet returned. */
  get current(): Trigger | undefined {
    return this.#current;
  }

  /** Does something and notes it as the reason for what comes of it. */
  async during<Result>(what: Omit<Trigger, 'at'>, work: () => Promise<Result>): Promise<Result> {
    const noted: Noted = { trigger: { ...what, at: this.#clock() } };
    this.#noted.push(noted);
    if (this.#noted.length > MOST) this.#noted.shift();
    try {
      return await this.#at(noted.trigger, work);
    } finally {
      noted.endedAt = this.#clock();
    }
  }

  /** The newest reason that fits and is not over for long. */
  last(fits: (trigger: Trigger) => boolean): Trigger | undefined {
    const horizon = this.#clock() - LINGERS;
    return this.#noted.findLast(({ trigger, endedAt }) => (endedAt ?? horizon) >= horizon && fits(trigger))
      ?.trigger;
  }

  #at<Result>(trigger: Trigger, work: () => Promise<Result>): Promise<Result> {
    this.#current = trigger;
    try {
      return work();
    } finally {
      this.#current = undefined;
    }
  }
}

/** The reason for a message that everybody sees and nobody asked for. */
export const DIGEST_DUE = 'The digest was due';

/**
 * The reason for a message that stands on its own in a channel: what was last done there or with the controls, else
 * that the digest was due, which is all that a bot posts unasked.
 */
export function reasonInChannel(triggers: Triggers, channel: string, at: number): Trigger {
  const found = triggers.last(({ by }) => by === undefined || by.channel === channel);
  return found ?? { text: DIGEST_DUE, at };
}
