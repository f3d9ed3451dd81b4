/**
 * An article: the text of a source, with what is known about where it comes from.
 */

/** What a page says of its article, or what an editor says. What is not known is absent, never guessed. */
export interface ArticleFacts {
  readonly title?: string;
  readonly outlet?: string;
  readonly programme?: string;
  /** Who wrote it, as printed: several names are joined as the page joins them. */
  readonly reporter?: string;
  /** As `2019-09-10`, in the page's own zone. */
  readonly published?: string;
  /** The address that the page calls its own, else the one it was read from. */
  readonly url?: string;
  /** A language tag such as `en`; absent where neither the page nor its words tell. */
  readonly language?: string;
}

/** The text of a source and its facts. */
export interface Article {
  /** The normalised text: paragraphs divided by empty lines, the title first where it belongs to the article. */
  readonly text: string;
  /** SHA-256 of the normalised text, as `briefs/source-text.ts` makes it. */
  readonly sha256: string;
  readonly facts: ArticleFacts;
}

/** What a draft can be made from. */
export type ArticleInput =
  /** An http or https address, which is fetched. */
  | { readonly kind: 'address'; readonly address: string }
  /** Text that somebody pasted, or a file's: plain text or HTML. */
  | { readonly kind: 'text'; readonly text: string; readonly facts?: ArticleFacts };

/**
 * No article could be had. The message says why and what to do, in whole sentences: an address that is not allowed or
 * cannot be reached, a page without an article, text that is too short or too long.
 */
export class ArticleError extends Error {
  override readonly name = 'ArticleError';
}

/** Reads an article. @throws ArticleError */
export type ReadArticle = (input: ArticleInput) => Promise<Article>;
