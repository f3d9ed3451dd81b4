/**
 * Reading a feed without keeping anybody waiting: a large one is read in a thread of its own.
 */
import { ArticleError } from '../article.ts';
import { inThread } from '../thread.ts';
import type { FeedContent } from './content.ts';

/** What the thread is given. */
export interface FeedTask {
  readonly text: string;
  /** Where it was read from. */
  readonly address: string;
}

/** Reads a feed; nothing where the text is none. @throws ArticleError where that takes too long. */
export type ReadFeed = (task: FeedTask) => Promise<FeedContent | undefined>;

/** The largest text that is read without a thread, in UTF-16 code units: most feeds are smaller, and are read at once. */
const LARGEST_HERE = 200_000;

/** How long a thread may take, in milliseconds. Feeds of the largest size that is fetched take less than a second. */
const LONGEST_READING = 10_000;

const WORKER = new URL('./feed-worker.ts', import.meta.url);

const TOO_COMPLEX = 'The feed is built in so many parts that it cannot be read.';

/**
 * Makes what reads feeds. What that needs is loaded for the first of them.
 *
 * @param deadline starts the time that one large feed has: the signal ends it. Ten seconds where absent.
 */
export function feedReader(deadline = () => AbortSignal.timeout(LONGEST_READING)): ReadFeed {
  return async (task) => {
    if (task.text.length <= LARGEST_HERE) {
      const { readFeed } = await import('./content.ts');
      return readFeed(task.text, task.address);
    }
    const outcome = await inThread<FeedContent | undefined>(WORKER, task, deadline());
    if (outcome.kind === 'ended') throw new ArticleError(TOO_COMPLEX);
    return outcome.result;
  };
}
