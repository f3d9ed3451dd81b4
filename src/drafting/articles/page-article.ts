/**
 * The article of a page: its text and its facts, or why it has none.
 */
import { fold } from '../../briefs/normalise.ts';
import { sourceText } from '../../briefs/source-text.ts';
import { type Article, ArticleError, type ArticleFacts } from '../article.ts';
import { languageOf } from './article-language.ts';
import { checkLength } from './article-length.ts';
import { parsePage } from './page-document.ts';
import { pageFacts } from './page-facts.ts';
import { linkedDataOf } from './page-json-ld.ts';
import { refusalOf, signsOf } from './page-refusal.ts';
import { pageText } from './page-text.ts';

/**
 * Reads the article of a page.
 *
 * @param address where the page was read from; absent where it was handed in.
 * @throws ArticleError where it has none.
 */
export function readPage(html: string, address?: string): Article {
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
