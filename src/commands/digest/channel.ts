/**
 * The channel in which the digest is asked about, and who may change what it gets.
 */
import { command, type Element, notice, paragraph, strong } from '../../cards/card.ts';
import type { CannotPost, ChannelAddress, Digest, SubscriptionView } from '../../digest/digest.ts';
import type { Answer, Place, Request } from '../command.ts';
import { refused } from '../not-found.ts';
import type { DigestCommandSources } from './sources.ts';

/** A channel of a workspace, and the digest as it is asked about there. */
export interface Channel {
  readonly address: ChannelAddress;
  readonly workspace: string;
  readonly digest: Digest;
  /** Absent where the channel has no subscription. */
  readonly view?: SubscriptionView;
  /** Where the channel is a thread. */
  readonly thread?: Thread;
}

/** What is around a thread. */
export interface Thread {
  /** The subscription of the channel that it is in, where that has one. */
  readonly around?: SubscriptionView;
}

/** What a place is called. */
export const placeWord = (thread: Thread | undefined): string =>
  thread === undefined ? 'channel' : 'thread';

/** Says of a thread without a subscription that the channel around it has one, and how to ask there. */
export function aroundElements(thread: Thread | undefined, line: string): readonly Element[] {
  const around = thread?.around;
  if (around === undefined) return [];
  return [
    paragraph(
      `The channel around it, ${around.label}, has one (${around.schedule}): to ask about that, type /${line} there.`,
    ),
  ];
}

/** What is around the thread of a place; nothing where it is none. */
export async function threadOf(
  digest: Digest,
  { platform, around, ...place }: Place,
): Promise<Thread | undefined> {
  if (around === undefined) return undefined;
  const view = await digest.subscription({ platform, channel: around });
  return view === undefined || isForeign(view, { platform, ...place }) ? {} : { around: view };
}

/** A line that subscribes a channel, for examples. */
export const EXAMPLE = 'digest subscribe weekdays 08:30 Europe/Berlin';

/** Where to ask, for somebody who asks where there is no channel. */
export function whereToAsk({ extent }: Place): string {
  return extent === 'page'
    ? 'A subscription belongs to a channel: ask in a channel of Slack or Discord that the bot is in.'
    : 'No digest channel is set here. A subscription belongs to a channel: ask in a channel of the workspace or server.';
}

/** The address of the channel of a place; absent in a terminal and in direct messages. */
export function addressOf({ extent, platform, workspace, channel }: Place): ChannelAddress | undefined {
  return extent === 'page' || workspace === undefined || channel === undefined
    ? undefined
    : { platform, channel };
}

const FOREIGN =
  'The digest of this channel belongs to another workspace that shares it: those who manage it there can change it.';

/** A channel that several workspaces share has its digest from one of them, and no other may know of it. */
const isForeign = (view: SubscriptionView, { workspace }: Place) =>
  view.workspace !== undefined && view.workspace !== workspace;

/**
 * Answers about the channel of a request, subscribed or not; says where to ask where there is none.
 */
export async function inChannel(
  { digest }: DigestCommandSources,
  { place }: Request,
  answer: (channel: Channel) => Promise<Answer>,
): Promise<Answer> {
  const address = addressOf(place);
  const { workspace } = place;
  if (address === undefined || workspace === undefined) return refused(whereToAsk(place));
  const view = await digest().subscription(address);
  if (view !== undefined && isForeign(view, place)) return refused(FOREIGN);
  const thread = view === undefined ? await threadOf(digest(), place) : undefined;
  return answer({
    address,
    workspace,
    digest: digest(),
    ...(view === undefined ? {} : { view }),
    ...(thread === undefined ? {} : { thread }),
  });
}

/** Who may change what a channel gets, by the platform: in its own words. */
const MANAGERS: ReadonlyMap<string, string> = new Map([
  ['slack', 'workspace admins, whoever made this channel, and whoever the bot’s owner has named'],
  [
    'discord',
    'members with the permission Manage Server or Manage Channels, and whoever the bot’s owner has named',
  ],
]);

/**
 * Who may change a channel's digest, as a refusal says it.
 * @param what a whole sentence's beginning: `Pausing the digest`.
 */
export function onlyManagers(what: string, { platform }: Pick<Place, 'platform'>): Answer {
  return refused(
    `${what} is for ${MANAGERS.get(platform) ?? 'those who manage this place'}. Everybody may ask for `,
    command('digest status'),
    ', preview, why and history.',
  );
}

/** As {@link inChannel}, for somebody who may change what the channel gets; refuses it to everybody else. */
export function managed(
  sources: DigestCommandSources,
  request: Request,
  what: string,
  answer: (channel: Channel) => Promise<Answer>,
): Promise<Answer> {
  return inChannel(sources, request, async (channel) =>
    (await request.asker.mayManage()) ? answer(channel) : onlyManagers(what, request.place),
  );
}

/** As {@link managed}, where what is asked for only shows something unless something is typed: that is for everybody. */
export function managedIf(
  changes: boolean,
  sources: DigestCommandSources,
  request: Request,
  what: string,
  answer: (channel: Channel) => Promise<Answer>,
): Promise<Answer> {
  return changes ? managed(sources, request, what, answer) : inChannel(sources, request, answer);
}

/** What keeps the bot from posting to a channel now, unless a post was refused already: then its pause says so. */
export async function obstacleTo(
  digest: Digest,
  { address, pause }: Pick<SubscriptionView, 'address' | 'pause'>,
): Promise<CannotPost | undefined> {
  return pause?.kind === 'refused' ? undefined : digest.obstacle(address);
}

/** A channel that has a subscription. */
export type SubscribedChannel = Channel & { readonly view: SubscriptionView };

/** Answers about a subscription; says how to have one where the channel has none. */
export async function subscribed(
  { view, ...channel }: Channel,
  answer: (channel: SubscribedChannel) => Promise<Answer>,
): Promise<Answer> {
  return view === undefined ? notSubscribed(channel.thread) : answer({ ...channel, view });
}

/** Says that a channel has no subscription, and how to have one. */
export function notSubscribed(thread?: Thread): Answer {
  const { elements } = notice(`This ${placeWord(thread)} has no subscription.`);
  return {
    outcome: 'not-found',
    audience: 'asker',
    card: {
      elements: [
        ...elements,
        ...aroundElements(thread, 'digest status'),
        ...notice('To have one: ', command(EXAMPLE)).elements,
        { type: 'buttons', buttons: [{ label: 'Subscribe', line: 'digest subscribe' }] },
      ],
    },
  };
}

/**
 * Says that the bot cannot post to a channel, and what to do.
 *
 * @param line asks for the same again.
 */
export function cannotPost({ reason, remedy }: CannotPost, line: string): Answer {
  return {
    outcome: 'refused',
    audience: 'asker',
    card: {
      elements: [
        paragraph(strong('Nothing was changed: '), reason),
        paragraph(remedy),
        { type: 'buttons', buttons: [{ label: 'Try again', line }] },
      ],
    },
  };
}
