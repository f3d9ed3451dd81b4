/**
 * What a channel is told of the feeds it follows. Nothing of an article is told but its title, its outlet and its link:
 * no quotation and no key point is served before a person has published it.
 */
import { type Card, paragraph, plain, strong, type Text } from '../../cards/card.ts';
import type { Feed } from '../../drafting/feed.ts';
import type { AnnouncedItem, Announcement } from '../../drafting/feeds/announcement.ts';

const nameOf = ({ id, title }: Pick<Feed, 'id' | 'title'>): string => title ?? id;

function articleText({ title, outlet, url }: AnnouncedItem, feed: Feed): Text {
  return [{ type: 'link', text: title, url }, plain(` · ${outlet ?? nameOf(feed)}`)];
}

/** New articles of a feed with `auto`, in the order given. */
export function newArticlesCard(feed: Feed, { items, more }: Announcement): Card {
  return {
    title: `New from ${nameOf(feed)}`,
    elements: [
      { type: 'list', items: items.map((item) => articleText(item, feed)) },
      ...(more === 0 ? [] : [paragraph(`and ${more} more.`)]),
    ],
  };
}

/** Says, once, that a feed has died: since when, why, and what can be done. */
export function deadFeedCard(feed: Feed): Card {
  const since: Text =
    feed.lastSuccess === undefined
      ? [plain('It could never be read.')]
      : [plain('It was last read '), { type: 'time', at: feed.lastSuccess, style: 'minute' }, plain('.')];
  return {
    title: `A feed has died: ${nameOf(feed)}`,
    elements: [
      { type: 'paragraph', text: since },
      ...(feed.failure === undefined ? [] : [paragraph(strong('The last time: '), feed.failure)]),
      paragraph(
        `The bot has given up on it, and nothing new comes from it. Open ${feed.address} in a browser: where it works there, resume it; where the outlet has moved it, remove it and add the new address.`,
      ),
      {
        type: 'buttons',
        buttons: [
          { label: 'Resume', line: `draft feed resume ${feed.id}` },
          { label: 'Remove', line: `draft feed remove ${feed.id}` },
        ],
      },
    ],
  };
}

/** Says how many drafts await review, and nothing of what they hold. @param count at least 1. */
export function draftsWaitingCard(feed: Feed, count: number): Card {
  return {
    elements: [
      paragraph(
        count === 1
          ? `1 new draft from ${nameOf(feed)} awaits review.`
          : `${count} new drafts from ${nameOf(feed)} await review.`,
      ),
      { type: 'buttons', buttons: [{ label: 'Drafts', line: 'draft list' }] },
    ],
  };
}
