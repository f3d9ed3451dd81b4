/**
 * Asking for a feed: what the answer means for it.
 */
import { ArticleError } from '../article.ts';
import { decodePage } from '../articles/article-encoding.ts';
import { type Fetch, type FetchAnswer, PAGE_TYPES } from '../fetching/fetch.ts';
import type { FeedContent } from './content.ts';
import { feedReader } from './feed-thread.ts';
import { type Failure, retryAfterOf, type Validators } from './plan.ts';

/** The content types that feeds are sent with; pages are read for the feeds that they name. */
const FEED_TYPES = [
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/json',
  'application/xml',
  'text/xml',
  'application/octet-stream',
  ...PAGE_TYPES,
];

const readFeed = feedReader();

/** What came of asking for a feed. */
export type FeedAnswer =
  | { readonly kind: 'unchanged'; readonly moved?: string }
  | {
      readonly kind: 'content';
      readonly content: FeedContent;
      readonly validators: Validators;
      readonly moved?: string;
    }
  /** There is something, but no feed. `url` is where it came from. */
  | { readonly kind: 'other'; readonly text: string; readonly url: string }
  | ({ readonly kind: 'failed' } & Failure);

/**
 * Asks for a feed. What goes wrong on the way is an answer too.
 *
 * @param known validators of the answer before.
 * @param now epoch milliseconds.
 */
export async function askForFeed(
  fetch: Fetch,
  address: string,
  known: Validators,
  now: number,
): Promise<FeedAnswer> {
  const { etag, lastModified } = known;
  try {
    const answer = await fetch({
      address,
      types: FEED_TYPES,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    });
    return await meaningOf(answer, now);
  } catch (error) {
    if (error instanceof ArticleError) return { kind: 'failed', reason: error.message, gone: false };
    throw error;
  }
}

async function meaningOf(answer: FetchAnswer, now: number): Promise<FeedAnswer> {
  const { status, moved, url } = answer;
  if (status === 304) return { kind: 'unchanged', ...(moved === undefined ? {} : { moved }) };
  if (status >= 300) return failureOf(answer, now);
  const text = decodePage(answer.body, answer.headers['content-type'] ?? '');
  const content = await readFeed({ text, address: url });
  if (content === undefined) return { kind: 'other', text, url };
  return {
    kind: 'content',
    content,
    validators: validatorsOf(answer),
    ...(moved === undefined ? {} : { moved }),
  };
}

function validatorsOf({ headers }: FetchAnswer): Validators {
  const { etag, 'last-modified': lastModified } = headers;
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
}

function failureOf({ status, url, headers }: FetchAnswer, now: number): FeedAnswer {
  const host = URL.parse(url)?.hostname ?? 'The site';
  const retryAfter = retryAfterOf(headers['retry-after'], now);
  const gone = status === 410;
  const reason = gone
    ? `${host} says that the feed is gone for good (status 410).`
    : `${host} answers with an error (status ${status}).`;
  return { kind: 'failed', reason, gone, ...(retryAfter === undefined ? {} : { retryAfter }) };
}
