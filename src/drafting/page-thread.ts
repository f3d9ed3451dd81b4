/**
 * Reading a page in a thread of its own, which is ended when it takes too long or too much: what a page is built like is
 * decided by whoever made it, and meanwhile the bot answers everybody else. What reads pages is loaded in the thread
 * alone, and its memory is given back with it.
 */
import { Worker } from 'node:worker_threads';
import { type Article, ArticleError } from './article.ts';

/** What the thread is given. */
export interface PageTask {
  readonly html: string;
  /** Where the page was read from; absent where it was handed in. */
  readonly address?: string;
}

/** What the thread answers. */
export type PageResult =
  | { readonly kind: 'read'; readonly article: Article }
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads the article of a page. @throws ArticleError */
export type ReadPage = (task: PageTask) => Promise<Article>;

/** How long reading a page may take, in milliseconds. Pages of articles take less than one second. */
const LONGEST_READING = 10_000;

/** How much memory reading a page may take, in megabytes. */
const MOST_MEMORY = 512;

const TOO_COMPLEX = 'The page is built in so many parts that it cannot be read. Paste the article’s text.';

/**
 * Makes what reads pages.
 *
 * @param deadline starts the time that one page has: the signal ends it. Ten seconds where absent.
 */
export function pageReader(deadline = () => AbortSignal.timeout(LONGEST_READING)): ReadPage {
  return async (task) => {
    const worker = new Worker(new URL('./page-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    const result = await resultOf(worker, deadline());
    if (result.kind === 'refused') throw new ArticleError(result.reason);
    return result.article;
  };
}

/** @throws Error where the thread fails for another reason than the page's size. */
async function resultOf(worker: Worker, signal: AbortSignal): Promise<PageResult> {
  const { promise, resolve, reject } = Promise.withResolvers<PageResult>();
  const tooComplex = () => resolve({ kind: 'refused', reason: TOO_COMPLEX });
  worker.once('message', resolve);
  worker.once('error', (error) => (isOutOfMemory(error) ? tooComplex() : reject(error)));
  worker.once('exit', () => reject(new Error('The thread that reads a page ended without an answer.')));
  signal.addEventListener('abort', tooComplex, { once: true });
  if (signal.aborted) tooComplex();
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', tooComplex);
    await worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
