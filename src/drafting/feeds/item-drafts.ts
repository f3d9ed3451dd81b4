/**
 * Drafts of a feed's new articles, so many at a time.
 */
import type { Feed } from '../feed.ts';
import type { Actor } from '../store.ts';
import type { ListedItem } from './content.ts';
import type { FeedParts } from './feeds.ts';

/** How many drafts one fetch makes: more is nobody's review. The rest counts as seen, and the log says how many. */
const MOST_DRAFTS = 10;

/** The drafts that one fetch of a feed makes. */
export class ItemDrafts {
  readonly #parts: FeedParts;
  readonly #feed: Feed;
  #begun = 0;
  #made = 0;
  #left = 0;

  constructor(parts: FeedParts, feed: Feed) {
    this.#parts = parts;
    this.#feed = feed;
  }

  /** Makes a draft of an article, unless enough were made. Never rejects. */
  async make(item: ListedItem): Promise<void> {
    if (this.#begun === MOST_DRAFTS) return this.leave();
    this.#begun += 1;
    if (await draftOne(this.#parts, this.#feed, item)) this.#made += 1;
  }

  /** How many there are to review. */
  get made(): number {
    return this.#made;
  }

  /** Leaves an article without a draft. */
  leave(): void {
    this.#left += 1;
  }

  /** Writes down how many were left. */
  report(): void {
    if (this.#left === 0) return;
    const details = { feed: this.#feed.id, left: this.#left };
    this.#parts.log.warn(details, 'A feed had more new articles than were drafted');
  }
}

/**
 * Drafts an article. Never rejects: an article that cannot be read is no reason to leave the others.
 *
 * @returns whether there is a new draft.
 */
async function draftOne(
  { begin, clock, log }: FeedParts,
  feed: Feed,
  { address }: ListedItem,
): Promise<boolean> {
  if (address === undefined) {
    log.warn({ feed: feed.id }, 'An article of a feed has no address and was not drafted');
    return false;
  }
  const by: Actor = { platform: 'feed', id: feed.id };
  try {
    const drafted = await begin({ kind: 'address', address }, by, clock());
    if (drafted.kind === 'drafted')
      log.info({ feed: feed.id, draft: drafted.draft.id }, 'A draft was made from a feed');
    if (drafted.kind === 'duplicate')
      log.info({ feed: feed.id, address }, 'An article of a feed is there already');
    if (drafted.kind === 'refused') {
      log.warn(
        { feed: feed.id, address, reason: drafted.reason },
        'An article of a feed could not be drafted',
      );
    }
    return drafted.kind === 'drafted';
  } catch (error) {
    log.error({ feed: feed.id, address, err: error }, 'Drafting an article of a feed failed');
    return false;
  }
}
