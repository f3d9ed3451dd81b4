/**
 * Chance that can be repeated: the same seed draws the same numbers in the same order, on every machine.
 */

/** Added for each draw: 2^32 divided by the golden ratio, odd, so that every state is visited before one returns. */
const STEP = 0x9e3779b9;

/** Draws numbers from a seed. Good enough for trouble and tests, and for nothing secret. */
export class SeededRandom {
  #state: number;

  /** @param seed a whole number; its lower 32 bits count. */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to, not including, 1. */
  fraction(): number {
    this.#state = (this.#state + STEP) >>> 0;
    return scattered(this.#state) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** One entry of a list that has at least one. */
  pick<Entry>(entries: readonly [Entry, ...Entry[]]): Entry {
    return entries[this.between(0, entries.length - 1)] ?? entries[0];
  }
}

/** Spreads a counter's bits over all 32, as the last step of the MurmurHash3 function does. */
function scattered(counter: number): number {
  let bits = counter;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
