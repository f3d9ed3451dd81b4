/** Keeps bots warm, so that the next one starts at once where one was ended. */
import type { BotChild } from './bot-child.ts';

/** A supply of bots that have loaded everything and not begun. */
export class Nursery {
  readonly #make: () => BotChild;
  readonly #size: number;
  readonly #waiting: BotChild[] = [];
  #closed = false;

  /** @param make starts the process of a bot. @param size how many are kept warm. */
  constructor(make: () => BotChild, size: number) {
    this.#make = make;
    this.#size = size;
    this.#fill();
  }

  /** A bot that is warm, the first that there is. */
  async take(): Promise<BotChild> {
    const bot = this.#waiting.shift() ?? this.#make();
    this.#fill();
    await bot.warm;
    return bot;
  }

  /** Ends those that were not needed. */
  async close(): Promise<void> {
    this.#closed = true;
    const left = this.#waiting.splice(0);
    for (const bot of left) bot.kill();
    await Promise.all(left.map((bot) => bot.ended));
  }

  #fill(): void {
    while (!this.#closed && this.#waiting.length < this.#size) this.#waiting.push(this.#make());
  }
}
