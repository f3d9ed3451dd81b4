/**
 * Work in a thread of its own, which is ended when it takes too long or too much: how much work a text makes is decided by
 * whoever wrote it, and meanwhile the bot answers everybody else. What the work needs is loaded in the thread alone, and
 * its memory is given back with it.
 */
import { Worker } from 'node:worker_threads';

/** What became of the work. */
export type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** It took too long, or too much memory. */
  | { readonly kind: 'ended' };

/** How much memory one thread may take, in megabytes. */
const MOST_MEMORY = 512;

/**
 * Has a task done.
 *
 * @param module what runs in the thread: it finds the task in `workerData`, and posts one {@link Result}.
 * @param task what a structured clone can hold.
 * @param signal ends the work.
 * @throws Error where the thread fails in an unforeseen way.
 */
export async function inThread<Result>(
  module: URL,
  task: unknown,
  signal: AbortSignal,
): Promise<Outcome<Result>> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome<Result>>();
  const worker = new Worker(module, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  const end = () => resolve({ kind: 'ended' });
  worker.once('message', (result: Result) => resolve({ kind: 'done', result }));
  worker.once('error', (error) => (isOutOfMemory(error) ? end() : reject(error)));
  worker.once('exit', () => reject(new Error('A thread ended without an answer.')));
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', end);
    await worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
