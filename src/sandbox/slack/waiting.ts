/**
 * Waiting for what the app will have done: asked again after everything that happens, never by the clock.
 */
import type { Journal } from './journal.ts';

/**
 * Resolves to the first value that `look` finds.
 * @param milliseconds after which it gives up
 * @throws Error when nothing was found in time.
 */
export function waitUntil<Value>(
  journal: Journal,
  look: () => Value | undefined,
  milliseconds: number,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      stopListening();
    };
    const check = (): void => {
      const value = look();
      if (value === undefined) return;
      end();
      resolve(value);
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`Nothing came within ${milliseconds} ms of what was waited for.`));
    }, milliseconds);
    const stopListening = journal.on(check);
    check();
  });
}
