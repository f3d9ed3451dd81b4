/** Answers that are being given, so that a stop can wait for them. */
import type { Timer } from './answering.ts';

/** Work that never rejects. */
export class UnderWay {
  readonly #works = new Set<Promise<void>>();

  add(work: Promise<void>): void {
    this.#works.add(work);
    void work.finally(() => this.#works.delete(work));
  }

  /** Resolves once all work has ended, or after some milliseconds. */
  async finished(within: number, timer: Timer): Promise<void> {
    let callOff = () => {};
    const late = new Promise<void>((resolve) => {
      callOff = timer(within, resolve);
    });
    await Promise.race([Promise.allSettled([...this.#works]), late]);
    callOff();
  }
}
