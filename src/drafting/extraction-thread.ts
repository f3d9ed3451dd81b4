/**
 * Finding what is in a text without keeping anybody waiting: a long one is read in a thread of its own.
 */
import { ArticleError } from './article.ts';
import type { Extraction } from './extraction.ts';
import { inThread } from './thread.ts';

/** Finds everything in a text. @throws ArticleError where that takes too long. */
export type Extract = (text: string) => Promise<Extraction>;

/**
 * The longest text that is read without a thread, in UTF-16 code units. Hardly any article is longer, and one as long takes
 * about as long as a thread takes to load what reads it.
 */
const LONGEST_HERE = 60_000;

/** How long a thread may take, in milliseconds. The longest text that is drafted from takes some seconds. */
const LONGEST_READING = 60_000;

const WORKER = new URL('./extraction-worker.ts', import.meta.url);

const TOO_LONG = 'The text takes too long to be read. Give the article alone.';

/**
 * Makes what finds everything in texts. What that needs is loaded for the first of them.
 *
 * @param deadline starts the time that one long text has: the signal ends it. A minute where absent.
 */
export function extractor(deadline = () => AbortSignal.timeout(LONGEST_READING)): Extract {
  return async (text) => {
    if (text.length <= LONGEST_HERE) {
      const { extract } = await import('./extract.ts');
      return extract(text);
    }
    const outcome = await inThread<Extraction>(WORKER, text, deadline());
    if (outcome.kind === 'ended') throw new ArticleError(TOO_LONG);
    return outcome.result;
  };
}
