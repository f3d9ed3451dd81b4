/**
 * Feeds as cards: all that are followed, or one after a change.
 */
import {
  type Button,
  type Card,
  type Choice,
  command,
  type Element,
  paragraph,
  plain,
  strong,
  type Text,
} from '../../cards/card.ts';
import type { Feed } from '../../drafting/feed.ts';
import type { Place } from '../command.ts';

/** How many feeds are listed: what Discord's choice list holds. */
const MOST = 25;

/** A line that follows a feed, for examples. */
export const FEED_EXAMPLE = 'draft feed add https://example.org/feed.xml';

const MODES: Readonly<Record<Feed['mode'], string>> = {
  drafts: 'new articles become drafts',
  auto: 'new articles become drafts and are announced by title and link',
};

const nameOf = ({ id, title }: Feed): string => (title === undefined ? id : `${title} (${id})`);

function whereTo(feed: Feed, { platform, channel }: Place): string {
  return feed.platform === platform && feed.channel === channel
    ? 'told in this channel'
    : `told in another channel of ${feed.platform}`;
}

function stateOf({ state, failures, failure }: Feed): readonly string[] {
  if (state === 'paused') return ['paused'];
  const why = failure === undefined ? '' : `: ${failure}`;
  if (state === 'dead') return [`given up${why}`];
  if (failures === 0) return [];
  return [`failed ${failures === 1 ? 'once' : `${failures} times`} in a row${why}`];
}

function feedText(feed: Feed, place: Place): Text {
  const details = [MODES[feed.mode], whereTo(feed, place), ...stateOf(feed)].join(' · ');
  const last: Text =
    feed.lastSuccess === undefined
      ? [plain(' · never read yet')]
      : [plain(' · last read '), { type: 'time', at: feed.lastSuccess, style: 'minute' }];
  return [strong(nameOf(feed)), plain(` · ${details}`), ...last, plain(` · ${feed.address}`)];
}

/** Pauses a feed that runs; has one that does not run again. */
const pauseLine = ({ id, state }: Feed): string =>
  `draft feed ${state === 'active' ? 'pause' : 'resume'} ${id}`;

const pauseLabel = ({ state }: Feed): string => (state === 'active' ? 'Pause' : 'Resume');

function changeChoices(feeds: readonly Feed[]): readonly Element[] {
  const choices = (placeholder: string, of: (feed: Feed) => Choice): Element => ({
    type: 'choice',
    placeholder,
    choices: feeds.slice(0, MOST).map(of),
  });
  return [
    choices('Pause or resume a feed', (feed) => ({
      label: `${pauseLabel(feed)}: ${nameOf(feed)}`,
      line: pauseLine(feed),
    })),
    choices('Remove a feed', (feed) => ({
      label: `Remove: ${nameOf(feed)}`,
      line: `draft feed remove ${feed.id}`,
    })),
  ];
}

const addButton: Button = { label: 'Add a feed', line: 'draft feed add' };

/** Every feed that is followed. */
export function feedsCard(feeds: readonly Feed[], place: Place): Card {
  if (feeds.length === 0) {
    return {
      title: 'No feed is followed',
      elements: [
        paragraph('RSS, Atom and JSON feeds can be followed: ', command(FEED_EXAMPLE)),
        { type: 'buttons', buttons: [addButton] },
      ],
    };
  }
  return {
    title: feeds.length === 1 ? '1 feed is followed' : `${feeds.length} feeds are followed`,
    elements: [
      { type: 'list', items: feeds.map((feed) => feedText(feed, place)) },
      ...changeChoices(feeds),
      { type: 'buttons', buttons: [addButton] },
    ],
  };
}

/** A feed after a change. @param note what was done. */
export function feedCard(feed: Feed, place: Place, note: string): Card {
  return {
    title: note,
    elements: [
      { type: 'paragraph', text: feedText(feed, place) },
      {
        type: 'buttons',
        buttons: [
          { label: pauseLabel(feed), line: pauseLine(feed) },
          { label: 'Remove', line: `draft feed remove ${feed.id}` },
          { label: 'All feeds', line: 'draft feed list' },
        ],
      },
    ],
  };
}

/** A feed that is followed no more, with the way back. */
export function removedCard({ id, title, address, mode }: Feed): Card {
  return {
    title: `No longer followed: ${title ?? id}`,
    elements: [
      paragraph('Drafts that were made from it stay.'),
      {
        type: 'buttons',
        buttons: [
          { label: 'Undo', line: `draft feed add ${address} ${mode}` },
          { label: 'All feeds', line: 'draft feed list' },
        ],
      },
    ],
  };
}
