/**
 * `draft feed list | add <address> [auto] | pause <feed> | resume <feed> | remove <feed>`: outlets that are followed.
 */
import { nearest } from '../../briefs/nearest.ts';
import { command, type Form, paragraph } from '../../cards/card.ts';
import type { Feed } from '../../drafting/feed.ts';
import type { Answer, Request } from '../command.ts';
import { unclearChange } from '../digest/unclear.ts';
import { echoOf, notFound } from '../not-found.ts';
import { actorOf, refusedTo, told } from './editor.ts';
import { FEED_ACTIONS, type FeedAction, isFeedAction } from './feed-actions.ts';
import { FEED_EXAMPLE, feedCard, feedsCard, removedCard } from './feed-card.ts';
import { readFeedWords } from './feed-words.ts';
import { privately } from './opened.ts';
import type { DraftSources } from './sources.ts';

const FORM: Form = {
  type: 'form',
  title: 'Follow a feed',
  submit: 'Follow',
  line: 'draft feed add',
  fields: [
    {
      name: 'address',
      label: 'The feed’s address',
      kind: 'text',
      placeholder: 'https://example.org/feed.xml',
    },
    {
      name: 'mode',
      label: 'What becomes of new articles',
      kind: 'choice',
      choices: [
        { label: 'Drafts for review', value: 'drafts' },
        { label: 'Drafts, and a line with title and link in this channel', value: 'auto' },
      ],
      initial: 'drafts',
    },
  ],
};

function asked(): Answer {
  return told({
    title: 'Follow a feed',
    elements: [
      paragraph('Type its address: ', command(FEED_EXAMPLE)),
      paragraph(
        'New articles become drafts for review. With auto behind the address, they are also announced here by title, outlet and link: ',
        command(`${FEED_EXAMPLE} auto`),
      ),
      FORM,
    ],
  });
}

async function add({ desk }: DraftSources, input: string, request: Request): Promise<Answer> {
  const { platform, channel, workspace } = request.place;
  if (channel === undefined) {
    return refusedTo(
      'A feed belongs to a channel, which is told of it: ask in a channel of Slack or Discord.',
    );
  }
  if (input === '') return asked();
  const { address, mode, unknown } = readFeedWords(input);
  if (address === undefined || unknown.length > 0) {
    const advice = ['It is one address, which begins with https:// or http://, and perhaps auto behind it.'];
    const understood = address === undefined ? [] : [address, mode];
    return privately(unclearChange({ understood, unknown, advice, example: FEED_EXAMPLE }, request));
  }
  const wanted = { address, platform, channel, mode, ...(workspace === undefined ? {} : { workspace }) };
  const added = await desk().addFeed(wanted, actorOf(request), request.at);
  if (added.kind === 'refused') return refusedTo(added.reason);
  const { feed, items } = added;
  const listed = items === 1 ? 'It lists 1 article' : `It lists ${items} articles`;
  return told(feedCard(feed, request.place, `Followed: ${feed.title ?? feed.id}. ${listed} now.`));
}

/** Asks which feed is meant, or says that none is called so. */
function whichFeed(action: FeedAction, typed: string, feeds: readonly Feed[], request: Request): Answer {
  const names = feeds.map(({ id }) => id);
  const near = nearest(typed, names);
  const ordered = names.toSorted((one, other) => Number(other === near) - Number(one === near));
  const offers = ordered.map((id) => ({ label: id, line: `draft feed ${action} ${id}` }));
  const problem = typed === '' ? `Which feed is to be changed?` : `No feed is called: ${echoOf(typed)}.`;
  const none = feeds.length === 0 ? ' None is followed.' : '';
  return privately(notFound(`${problem}${none}`, offers, offers[0]?.line ?? FEED_EXAMPLE, request));
}

type Changing = Exclude<FeedAction, 'list' | 'add'>;

async function change(
  action: Changing,
  { desk }: DraftSources,
  input: string,
  request: Request,
): Promise<Answer> {
  const typed = input.toLowerCase();
  const actor = actorOf(request);
  const missing = async () => whichFeed(action, typed, await desk().feeds(), request);
  if (typed === '') return missing();
  if (action === 'remove') {
    const removed = await desk().removeFeed(typed, actor, request.at);
    return removed === undefined ? missing() : told(removedCard(removed));
  }
  const feed = await desk().pauseFeed(typed, action === 'pause', actor, request.at);
  if (feed === undefined) return missing();
  const note = action === 'pause' ? 'Paused' : 'Followed again';
  return told(feedCard(feed, request.place, `${note}: ${feed.title ?? feed.id}`));
}

/** What people also say, and what it is called here. */
const SYNONYMS: ReadonlyMap<string, FeedAction> = new Map([
  ['follow', 'add'],
  ['new', 'add'],
  ['delete', 'remove'],
  ['unfollow', 'remove'],
  ['stop', 'remove'],
]);

function whichAction(word: string, rest: string, request: Request): Answer {
  const names = FEED_ACTIONS.map(({ name }) => name);
  const near = SYNONYMS.get(word.toLowerCase()) ?? nearest(word, names);
  const ordered = names.toSorted((one, other) => Number(other === near) - Number(one === near));
  const offers = ordered.map((name) => ({ label: name, line: `draft feed ${name} ${rest}`.trim() }));
  return privately(
    notFound(
      `A feed can be listed, added, paused, resumed or removed; not: ${echoOf(word)}.`,
      offers,
      FEED_EXAMPLE,
      request,
    ),
  );
}

/** Answers about feeds; lists them where nothing more is said. */
export async function feed(sources: DraftSources, input: string, request: Request): Promise<Answer> {
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(input) ?? [];
  const action = word === '' ? 'list' : word.toLowerCase();
  if (!isFeedAction(action)) return whichAction(word, rest.trim(), request);
  switch (action) {
    case 'list':
      return told(feedsCard(await sources.desk().feeds(), request.place));
    case 'add':
      return add(sources, rest.trim(), request);
    default:
      return change(action, sources, rest.trim(), request);
  }
}
