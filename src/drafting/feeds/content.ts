/**
 * What a feed lists, in whichever form it is written: RSS, Atom, RDF or JSON Feed.
 */
import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith';
import { decodeEntities } from '../facts/entities.ts';

/** An article as a feed lists it. */
export interface ListedItem {
  /** Its page, in whole; absent where it names none of the web. */
  readonly address?: string;
  /** On one line, without markup. */
  readonly title?: string;
  /** Who published it, where the feed says that it was somebody else. */
  readonly outlet?: string;
  /** Epoch milliseconds. */
  readonly published?: number;
  /** The feed's own name for it. */
  readonly id?: string;
  /** What the feed says of it, or all of it: for telling it again only. */
  readonly text: string;
}

/** A feed's title and its items, in its own order. */
export interface FeedContent {
  readonly title?: string;
  readonly items: readonly ListedItem[];
}

/** How many items are looked at: feeds list their newest first, and few list more. */
const MOST_ITEMS = 500;

/** Fields as the formats have them: absent, empty, or of use. */
interface RawItem {
  readonly address: string | undefined;
  readonly title: string | undefined;
  readonly outlet?: string | undefined;
  readonly published: string | undefined;
  readonly id: string | undefined;
  readonly text: string | undefined;
}

function itemOf(raw: RawItem, base: string): ListedItem {
  const title = plainLine(raw.title);
  const outlet = plainLine(raw.outlet);
  const address = webAddress(raw.address, base);
  const published = raw.published === undefined ? Number.NaN : Date.parse(raw.published);
  return {
    ...(address === undefined ? {} : { address }),
    ...(title === '' ? {} : { title }),
    ...(outlet === '' ? {} : { outlet }),
    ...(Number.isNaN(published) ? {} : { published }),
    ...(raw.id === undefined || raw.id === '' ? {} : { id: raw.id }),
    text: plainLine(raw.text),
  };
}

/** A text without tags, on one line. */
function plainLine(text: string | undefined): string {
  return decodeEntities((text ?? '').replace(/<[^<>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function webAddress(written: string | undefined, base: string): string | undefined {
  if (written === undefined || written.trim() === '') return undefined;
  const url = URL.parse(written.trim(), base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function fromRss(item: RssFeed.Item<string>): RawItem {
  const { guid } = item;
  return {
    address: item.link ?? (guid?.isPermaLink === false ? undefined : permanent(guid?.value)),
    title: item.title,
    outlet: item.source?.title,
    published: item.pubDate ?? item.dc?.dates?.[0],
    id: guid?.value,
    text: item.content?.encoded ?? item.description,
  };
}

/** An id that is an address, unless it says otherwise, is the item's page. */
function permanent(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//i.test(id) ? id : undefined;
}

function fromAtom(entry: AtomFeed.Entry<string>): RawItem {
  const links = entry.links ?? [];
  const page = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0];
  return {
    address: page?.href ?? permanent(entry.id),
    title: entry.title?.value,
    outlet: entry.source?.title?.value,
    published: entry.published ?? entry.updated,
    id: entry.id,
    text: entry.content?.value ?? entry.summary?.value,
  };
}

function fromRdf(item: RdfFeed.Item<string>): RawItem {
  return {
    address: item.link ?? item.rdf?.about,
    title: item.title,
    published: item.dc?.dates?.[0],
    id: item.rdf?.about,
    text: item.content?.encoded ?? item.description,
  };
}

function fromJson(item: JsonFeed.Item<string>): RawItem {
  return {
    address: item.url ?? item.external_url ?? permanent(item.id),
    title: item.title,
    published: item.date_published,
    id: item.id,
    text: item.content_html ?? item.content_text ?? item.summary,
  };
}

function rawItems(parsed: ReturnType<typeof parseFeed<string>>): readonly RawItem[] {
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map(fromRss);
    case 'atom':
      return (parsed.feed.entries ?? []).map(fromAtom);
    case 'rdf':
      return (parsed.feed.items ?? []).map(fromRdf);
    case 'json':
      return (parsed.feed.items ?? []).map(fromJson);
  }
}

function titleOf(parsed: ReturnType<typeof parseFeed<string>>): string {
  const { title } = parsed.feed;
  return plainLine(typeof title === 'string' ? title : title?.value);
}

/**
 * Reads a feed.
 *
 * @param address where it was read from, for addresses in it that are relative.
 * @returns nothing where the text is no feed.
 */
export function readFeed(text: string, address: string): FeedContent | undefined {
  let parsed: ReturnType<typeof parseFeed<string>>;
  try {
    parsed = parseFeed(text, { maxItems: MOST_ITEMS });
  } catch {
    // Whatever a parser finds wrong with it: it is not a feed that can be read.
    return undefined;
  }
  const title = titleOf(parsed);
  const items = rawItems(parsed).map((raw) => itemOf(raw, address));
  return { ...(title === '' ? {} : { title }), items };
}
