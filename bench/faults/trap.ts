/**
 * Ends or stops this process at a boundary, from within: a signal from outside would come some steps too late. SIGKILL
 * and SIGSTOP take hold before the call that sends them returns, and nothing of the process runs behind them.
 */
import type { Boundary, Order } from './boundary.ts';

/** What a trap does: sends a signal to this process, and says before why. */
export interface Spring {
  signal(name: 'SIGKILL' | 'SIGSTOP'): void;
  /** Returns once it is said. */
  say(boundary: Boundary): void;
}

/** Carries out one order after another. */
export class Trap {
  readonly #spring: Spring;
  #order: Order = { kind: 'live' };
  #passages = 0;

  constructor(spring: Spring) {
    this.#spring = spring;
  }

  /** Takes the place of the order before. */
  set(order: Order): void {
    this.#order = order;
    this.#passages = 0;
  }

  /** A boundary is passed. Does not return where the process ends here. */
  pass(boundary: Boundary): void {
    const order = this.#order;
    if (order.kind === 'live' || order.at !== boundary) return;
    this.#passages += 1;
    if (this.#passages < order.passage) return;
    this.#order = { kind: 'live' };
    this.#spring.say(boundary);
    this.#spring.signal(order.kind === 'die' ? 'SIGKILL' : 'SIGSTOP');
  }
}
