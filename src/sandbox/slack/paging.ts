/**
 * Cursor pagination. https://docs.slack.dev/apis/web-api/pagination
 */
import type { Arguments } from './arguments.ts';
import { MethodFailure } from './failure.ts';
import type { JsonObject } from './json.ts';

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly more: boolean;
  /** `response_metadata` with the next cursor, empty on the last page. */
  readonly metadata: JsonObject;
}

/** How a list is cut into pages. */
export interface Paging<Item> {
  /** Items a page where the call names no `limit`. */
  readonly usual: number;
  /** The highest `limit`. */
  readonly most: number;
  /** Names an item. A cursor holds the next item's name, so that what is added meanwhile shifts nothing. */
  key(item: Item): string;
}

/**
 * The page that a call asks for by `cursor` and `limit`.
 * @throws MethodFailure `invalid_cursor`, `invalid_limit`
 */
export function pageOf<Item>(all: readonly Item[], call: Arguments, paging: Paging<Item>): Page<Item> {
  const limit = call.count('limit') ?? paging.usual;
  if (limit < 1 || limit > paging.most) throw new MethodFailure('invalid_limit');
  const start = startOf(all, call.text('cursor'), paging);
  const next = all[start + limit];
  return {
    items: all.slice(start, start + limit),
    more: next !== undefined,
    metadata: { response_metadata: { next_cursor: next === undefined ? '' : cursorTo(paging.key(next)) } },
  };
}

const PREFIX = 'next:';

const cursorTo = (key: string): string => Buffer.from(PREFIX + key).toString('base64');

function startOf<Item>(all: readonly Item[], cursor: string | undefined, paging: Paging<Item>): number {
  if (cursor === undefined) return 0;
  const decoded = Buffer.from(cursor, 'base64').toString();
  const start = decoded.startsWith(PREFIX)
    ? all.findIndex((item) => paging.key(item) === decoded.slice(PREFIX.length))
    : -1;
  if (start === -1) throw new MethodFailure('invalid_cursor');
  return start;
}
