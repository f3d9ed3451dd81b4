/**
 * Reading a page in a thread of its own: how it is built is decided by whoever made it.
 */
import { type Article, ArticleError } from '../article.ts';
import { inThread } from '../thread.ts';

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

const WORKER = new URL('./page-worker.ts', import.meta.url);

const TOO_COMPLEX = 'The page is built in so many parts that it cannot be read. Paste the article’s text.';

/**
 * Makes what reads pages.
 *
 * @param deadline starts the time that one page has: the signal ends it. Ten seconds where absent.
 */
export function pageReader(deadline = () => AbortSignal.timeout(LONGEST_READING)): ReadPage {
  return async (task) => {
    const outcome = await inThread<PageResult>(WORKER, task, deadline());
    if (outcome.kind === 'ended') throw new ArticleError(TOO_COMPLEX);
    const { result } = outcome;
    if (result.kind === 'refused') throw new ArticleError(result.reason);
    return result.article;
  };
}
