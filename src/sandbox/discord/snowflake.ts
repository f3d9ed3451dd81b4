/**
 * Discord's ids: 64-bit numbers that carry the millisecond they were made in, written as decimal strings.
 * See https://discord.com/developers/docs/reference#snowflakes
 */

/** The first second of 2015, in epoch milliseconds: what the time in an id counts from. */
const DISCORD_EPOCH = 1_420_070_400_000;

const INCREMENTS_PER_MILLISECOND = 4096;

/**
 * Makes ids that only ever grow, also when the clock stands still or jumps back.
 *
 * @param clock epoch milliseconds.
 */
export function createSnowflakes(clock: () => number): () => string {
  let millisecond = 0;
  let increment = 0;
  return () => {
    const now = Math.max(0, Math.floor(clock()) - DISCORD_EPOCH);
    if (now > millisecond) {
      millisecond = now;
      increment = 0;
    } else {
      increment += 1;
      if (increment === INCREMENTS_PER_MILLISECOND) {
        millisecond += 1;
        increment = 0;
      }
    }
    return String((BigInt(millisecond) << 22n) | BigInt(increment));
  };
}

/** Whether a text is an id, as Discord reads one. */
export const isSnowflake = (text: string): boolean => /^\d{1,19}$/.test(text) && BigInt(text) < 1n << 63n;

/** Orders ids by the time they were made. */
export function compareSnowflakes(first: string, second: string): number {
  if (first.length !== second.length) return first.length - second.length;
  return first < second ? -1 : first > second ? 1 : 0;
}
