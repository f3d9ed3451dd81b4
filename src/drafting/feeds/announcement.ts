/**
 * What a channel is told of new articles: their titles, outlets and links, and nothing that they say.
 */
import type { Feed } from '../feed.ts';
import type { ListedItem } from './content.ts';

/** An article that is announced. */
export interface AnnouncedItem {
  readonly title: string;
  readonly outlet?: string;
  readonly url: string;
}

/** New articles of a feed. */
export interface Announcement {
  /** Newest first, at least one. */
  readonly items: readonly AnnouncedItem[];
  /** How many more there are. */
  readonly more: number;
}

/** How many articles one announcement names: a channel is told, not flooded. */
const MOST_ANNOUNCED = 5;

/**
 * Announces what can be announced: an article without an address leads nowhere.
 *
 * @param fresh newest first.
 * @returns nothing where there is none.
 */
export function announcementOf(feed: Feed, fresh: readonly ListedItem[]): Announcement | undefined {
  const items = fresh.flatMap(({ address, title, outlet = feed.title }): readonly AnnouncedItem[] =>
    address === undefined
      ? []
      : [{ title: title ?? address, url: address, ...(outlet === undefined ? {} : { outlet }) }],
  );
  if (items.length === 0) return undefined;
  return { items: items.slice(0, MOST_ANNOUNCED), more: Math.max(items.length - MOST_ANNOUNCED, 0) };
}
