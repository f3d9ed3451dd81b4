/**
 * Reading an article: from an address, from a page's markup, from plain text.
 */
import { fold, wordsOf } from '../briefs/normalise.ts';
import { sourceText } from '../briefs/source-text.ts';
import { type Article, ArticleError, type ArticleFacts, type ReadArticle } from './article.ts';
import { decodePage } from './article-encoding.ts';
import { languageOf } from './article-language.ts';
import { isMarkup, textFacts } from './article-text.ts';
import type { Fetch, FetchAnswer } from './fetch.ts';
import { parsePage } from './page-document.ts';
import { pageFacts } from './page-facts.ts';
import { linkedDataOf } from './page-json-ld.ts';
import { refusalOf, signsOf } from './page-refusal.ts';
import { pageText } from './page-text.ts';

/** What reading needs. */
export interface ReadArticleParts {
  readonly fetch: Fetch;
}

/** The longest text, in UTF-16 code units: a book has as many. */
const LONGEST_TEXT = 2_000_000;

/** The fewest words of a text that somebody pastes: an agency's flash has as many. */
const FEWEST_WORDS = 15;

const PASTE = 'You can also paste the article’s text.';

/** Makes what reads articles. */
export function createReadArticle({ fetch }: ReadArticleParts): ReadArticle {
  return async (input) => {
    if (input.kind === 'address') return readAnswer(await fetchPage(fetch, input.address));
    const article = isMarkup(input.text) ? readPage(input.text) : readPlain(input.text);
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

function readAnswer({ body, headers, type, url }: FetchAnswer): Article {
  const text = decodePage(body, headers['content-type'] ?? '');
  if (type === 'text/plain' || (type === '' && !isMarkup(text))) {
    const article = readPlain(text);
    return { ...article, facts: { ...article.facts, url } };
  }
  return readPage(text, url);
}

function readPlain(written: string): Article {
  const { text, sha256 } = sourceText(written);
  checkLength(text);
  return { text, sha256, facts: textFacts(text) };
}

/** @throws ArticleError where a text is too short or too long to be drafted from. */
function checkLength(text: string): void {
  if (text.length > LONGEST_TEXT) {
    throw new ArticleError(
      `The text has more than ${LONGEST_TEXT.toLocaleString('en')} characters. Give the article alone.`,
    );
  }
  const words = wordsOf(fold(text.slice(0, 5_000))).length;
  if (words < FEWEST_WORDS) {
    throw new ArticleError(
      `The text has ${words === 0 ? 'no words' : `only ${words} words`}, too few for an article. Paste all of it.`,
    );
  }
}

/** @param address where the page was read from; absent where it was handed in. */
function readPage(html: string, address?: string): Article {
  const document = parsePage(html);
  const linked = linkedDataOf(document);
  const facts = pageFacts(document, linked, address);
  const signs = signsOf(document, linked);
  const page = pageText(document);
  const refusal = refusalOf(signs, page);
  if (refusal !== undefined) throw new ArticleError(refusal);
  const { text, sha256 } = sourceText(withTitle(facts.title, page.paragraphs).join('\n\n'));
  checkLength(text);
  return { text, sha256, facts: withLanguage(facts, text) };
}

/** The title first, once. */
function withTitle(title: string | undefined, paragraphs: readonly string[]): readonly string[] {
  if (title === undefined) return paragraphs;
  const folded = fold(title);
  const start = paragraphs.slice(0, 3).findIndex((paragraph) => fold(paragraph) === folded);
  return [title, ...paragraphs.filter((_, index) => index !== start)];
}

function withLanguage(facts: ArticleFacts, text: string): ArticleFacts {
  const language = facts.language ?? languageOf(text);
  return language === undefined ? facts : { ...facts, language };
}
