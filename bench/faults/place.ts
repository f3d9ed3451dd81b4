/** The channels of a run, and who is due when. */

/** A channel that gets digests. */
export interface Place {
  readonly platform: 'slack' | 'discord';
  /** The platform's own id. */
  readonly channel: string;
  /** Every slot's minute of the hour, in order. */
  readonly minutes: readonly [number, ...number[]];
  /** Topics of its digests; none stands for all. */
  readonly topics: readonly string[];
}

/** A subscription's id, as the ledger has it. */
export const subscriptionOf = ({ platform, channel }: Place) => `${platform}:${channel}`;

/** Minutes from one slot of a channel to its next. */
export const SLOT_EVERY = 15;

const MINUTE = 60_000;

/**
 * The minutes of the hour at which the channel with a number has its slots: neighbours are due one after the other, so
 * that some are due every minute.
 */
export function minutesOf(index: number): Place['minutes'] {
  const first = index % SLOT_EVERY;
  const rest = Array.from({ length: 60 / SLOT_EVERY - 1 }, (_, hour) => first + (hour + 1) * SLOT_EVERY);
  return [first, ...rest];
}

const two = (value: number) => String(value).padStart(2, '0');

/** The schedule in the bot's words: every hour at these minutes. */
export function scheduleOf({ minutes }: Pick<Place, 'minutes'>): string {
  const times = Array.from({ length: 24 }, (_, hour) =>
    minutes.map((minute) => `${two(hour)}:${two(minute)}`),
  ).flat();
  return `daily ${times.join(',')} UTC`;
}

/**
 * The slots later than one time and up to another, reckoned without the bot's own calendar. Epoch milliseconds.
 */
export function slotsOf({ minutes }: Pick<Place, 'minutes'>, from: number, to: number): readonly number[] {
  const slots: number[] = [];
  for (let at = Math.floor(from / MINUTE + 1) * MINUTE; at <= to; at += MINUTE) {
    if (minutes.includes(new Date(at).getUTCMinutes())) slots.push(at);
  }
  return slots;
}
