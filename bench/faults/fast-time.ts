/**
 * Time that runs faster, for everything in this process: the date, timers, timeouts. The harness, the platforms of the
 * sandbox and every bot run in it alike, so that all durations keep their proportions: a lease stays six times as long
 * as a request may take, and a pause of five minutes takes fifteen seconds. What the machine itself does (computing,
 * writing to disk, carrying bytes) is not faster, so to a bot everything seems that much slower.
 */

import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';

/** How time runs. */
export interface FastTime {
  /** How many of its seconds pass in one real second; at least 1. */
  readonly speed: number;
  /** When both clocks showed the same, in epoch milliseconds. */
  readonly origin: number;
}

/** The real time, whatever was made of the other: milliseconds on a clock that never goes back. */
export const realMilliseconds = performance.now.bind(performance);

const { setTimeout: realTimeout } = timersPromises;

/** Waits in real time. Rejects where it is called off. */
export const realPause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  realTimeout(milliseconds, undefined, { ...(signal === undefined ? {} : { signal }) });

type Waits = typeof setTimeout | typeof setInterval;

/** A timer's function that takes milliseconds of the fast time. */
function hastened<Function extends Waits>(real: Function, speed: number, promised: unknown): Function {
  return new Proxy(real, {
    apply: (target, self, [run, milliseconds, ...rest]) =>
      Reflect.apply(target, self, [run, (Number(milliseconds) || 0) / speed, ...rest]),
    get: (target, name, receiver) =>
      name === promisify.custom ? promised : Reflect.get(target, name, receiver),
  });
}

/** A date whose present is the fast time's. */
function datesAt(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    apply: (target) => Reflect.construct(target, [now()]).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
}

/** Makes time run faster in this process from now on. Before anything is imported that keeps a timer's function. */
export function hastenTime({ speed, origin }: FastTime): void {
  const { now: realNow } = Date;
  const { setInterval: realInterval, scheduler } = timersPromises;
  const { wait: realWait } = scheduler;
  const { timeout: realSignal } = AbortSignal;
  globalThis.Date = datesAt(() => Math.floor(origin + (realNow() - origin) * speed));
  performance.now = () => realMilliseconds() * speed;

  timersPromises.setTimeout = (milliseconds = 0, ...rest) => realTimeout(milliseconds / speed, ...rest);
  timersPromises.setInterval = (milliseconds = 0, ...rest) => realInterval(milliseconds / speed, ...rest);
  scheduler.wait = (milliseconds, options) => realWait.call(scheduler, milliseconds / speed, options);
  globalThis.setTimeout = hastened(setTimeout, speed, timersPromises.setTimeout);
  globalThis.setInterval = hastened(setInterval, speed, timersPromises.setInterval);
  timers.setTimeout = globalThis.setTimeout;
  timers.setInterval = globalThis.setInterval;
  AbortSignal.timeout = (milliseconds) => realSignal.call(AbortSignal, Math.ceil(milliseconds / speed));
  syncBuiltinESMExports();
}
