/**
 * Reading an article: from an address, from a page's markup, from plain text.
 */
import { sourceText } from '../../briefs/source-text.ts';
import { type Article, ArticleError, type ReadArticle } from '../article.ts';
import type { Fetch, FetchAnswer } from '../fetching/fetch.ts';
import { decodePage } from './article-encoding.ts';
import { checkLength } from './article-length.ts';
import { isMarkup, textFacts } from './article-text.ts';
import { pageReader, type ReadPage } from './page-thread.ts';

/** What reading needs. */
export interface ReadArticleParts {
  readonly fetch: Fetch;
  /** Reads a page; in a thread of its own where absent. */
  readonly readPage?: ReadPage;
}

const PASTE = 'You can also paste the article’s text.';

/** Makes what reads articles. */
export function createReadArticle({ fetch, readPage = pageReader() }: ReadArticleParts): ReadArticle {
  return async (input) => {
    if (input.kind === 'address') return readAnswer(await fetchPage(fetch, input.address), readPage);
    const article = isMarkup(input.text) ? await readPage({ html: input.text }) : readPlain(input.text);
    return { ...article, facts: { ...article.facts, ...input.facts } };
  };
}

/** @throws ArticleError also for an answer that is an error. */
async function fetchPage(fetch: Fetch, address: string): Promise<FetchAnswer> {
  let answer: FetchAnswer;
  try {
    answer = await fetch({ address });
  } catch (error) {
    if (error instanceof ArticleError) throw new ArticleError(`${error.message} ${PASTE}`, { cause: error });
    throw error;
  }
  if (answer.status >= 300) throw new ArticleError(`${statusReason(answer)} ${PASTE}`);
  return answer;
}

/** Why an answer with an error's status has no article. */
function statusReason({ status, url }: FetchAnswer): string {
  const host = URL.parse(url)?.hostname ?? 'The site';
  switch (status) {
    case 401:
    case 402:
      return `${host} shows this page only to readers who log in or pay (status ${status}).`;
    case 403:
    case 451:
      return `${host} does not let the bot read this page (status ${status}).`;
    case 404:
    case 410:
      return `${host} has no such page (status ${status}). Look whether the address is right.`;
    case 429:
      return `${host} was asked too often (status 429). Try again later.`;
    default:
      return `${host} answers with an error (status ${status}). Try again later.`;
  }
}

async function readAnswer({ body, headers, type, url }: FetchAnswer, readPage: ReadPage): Promise<Article> {
  const text = decodePage(body, headers['content-type'] ?? '');
  if (type === 'text/plain' || (type === '' && !isMarkup(text))) {
    const article = readPlain(text);
    return { ...article, facts: { ...article.facts, url } };
  }
  return readPage({ html: text, address: url });
}

function readPlain(written: string): Article {
  const { text, sha256 } = sourceText(written);
  checkLength(text);
  return { text, sha256, facts: textFacts(text) };
}
