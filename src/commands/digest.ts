/**
 * `digest preview | now | status`: what is posted unasked, when, and what became of it.
 */
import { type Element, notice, paragraph } from '../cards/card.ts';
import type { Digest, Preview } from '../digest/digest.ts';
import type { Answer, Command, Place, Request, Subcommand } from './command.ts';
import { deliveryCard, previewCard, type StatusSources, statusCard } from './digest-cards.ts';
import { type DigestScope, digestOf } from './digest-scope.ts';
import { echoOf, notFound, refused } from './not-found.ts';

/** What `digest` needs to know. */
export interface DigestCommandSources {
  /** The digest, once it runs: asked for anew by every request. */
  readonly digest: () => Digest;
  /** Briefs that could not be loaded, for `digest status`. */
  readonly problems: StatusSources['problems'];
  readonly random: () => number;
}

const SUBCOMMANDS: readonly Subcommand[] = [
  { name: 'preview', summary: 'What the next digest holds, and when it is due' },
  { name: 'now', summary: 'Post a digest at once, after asking; the scheduled one stays as it is' },
  { name: 'status', summary: 'What was posted where, what is next, and why something was not' },
];

const SET_ONE = 'set SLACK_DIGEST_CHANNEL or DISCORD_DIGEST_CHANNEL to the id of a channel';

function noChannel({ extent, workspace }: Place): string {
  if (extent === 'page') return `No digest channel is set. To have one, ${SET_ONE}, and start the bot again.`;
  return workspace === undefined
    ? 'No digest channel is set here. Ask in a channel of the workspace or server that has one.'
    : `No digest channel is set here. Whoever runs the bot can ${SET_ONE} of this place.`;
}

/** The subscriptions that a request is about: its own channel's, else all that its place may know of. */
async function previewsFor({ channel }: Place, scope: DigestScope): Promise<readonly Preview[]> {
  const all = await scope.preview();
  const here = all.filter(({ address }) => address.channel === channel);
  return here.length > 0 ? here : all;
}

async function preview({ digest }: DigestCommandSources, { place }: Request): Promise<Answer> {
  const previews = await previewsFor(place, digestOf(place, digest()));
  const card = previews.length === 0 ? notice(noChannel(place)) : previewCard(previews);
  return { outcome: 'answered', card, audience: 'asker' };
}

/** A token that makes one pressing of "Post" one post, however often the button is pressed. */
function tokenOf(at: number, random: () => number): string {
  return `${at.toString(36)}${Math.floor(random() * 36 ** 4)
    .toString(36)
    .padStart(4, '0')}`;
}

/** What a platform shows of buttons in one row, and of entries in one list, on Slack and Discord alike. */
const MOST_BUTTONS = 5;
const MOST_CHOICES = 25;

/** Where to post: a button for each channel or, where they are more than fit a row, a list of them. */
function targets(previews: readonly Preview[], token: string): readonly Element[] {
  const entries = previews.map(({ address, label }) => ({
    label: `Post to ${label}`,
    line: `digest now ${address.channel} ${token}`,
  }));
  if (entries.length <= MOST_BUTTONS) {
    return [{ type: 'buttons', buttons: entries.map((entry) => ({ ...entry, style: 'primary' })) }];
  }
  const choices = entries.slice(0, MOST_CHOICES);
  const list: Element = { type: 'choice', placeholder: 'Channel', choices };
  if (choices.length === entries.length) return [list];
  const rest = `These are ${choices.length} of ${entries.length} channels. For another one, ask for /digest now in that channel.`;
  return [list, paragraph(rest)];
}

async function askNow({ digest, random }: DigestCommandSources, request: Request): Promise<Answer> {
  const { place, at } = request;
  const previews = await previewsFor(place, digestOf(place, digest()));
  const [first] = previews;
  if (first === undefined) return refused(noChannel(place));
  const question =
    previews.length === 1 ? `Post to ${first.label} now?` : 'Post a digest now? Choose the channel.';
  return {
    outcome: 'answered',
    audience: 'private',
    card: {
      elements: [
        paragraph(`${question} The scheduled digest stays as it is.`),
        ...targets(previews, tokenOf(at, random)),
      ],
    },
  };
}

async function now(
  sources: DigestCommandSources,
  words: readonly string[],
  request: Request,
): Promise<Answer> {
  const { place, asker } = request;
  if (place.extent === 'page') {
    return refused('A digest is posted from Slack or Discord: ask for /digest now there.');
  }
  if (!(await asker.mayManage())) {
    return refused(
      'Posting a digest is for those who manage this place: Manage Server or Manage Channels on Discord, workspace admins on Slack. Everybody may ask for /digest preview.',
    );
  }
  const [channel, token] = words;
  if (channel === undefined || token === undefined) return askNow(sources, request);
  const known = await digestOf(place, sources.digest()).preview();
  const address = known.find((one) => one.address.channel === channel)?.address;
  if (address === undefined || !/^[a-z0-9]{6,16}$/.test(token)) {
    return refused('That is no longer a digest channel. Ask again with /digest now.');
  }
  const report = await sources.digest().postNow(address, token);
  return { outcome: 'answered', audience: 'private', card: deliveryCard(report) };
}

async function status(
  { digest, problems }: DigestCommandSources,
  { place, asker }: Request,
): Promise<Answer> {
  const known = await digestOf(place, digest()).status();
  // The library's state is for those whose digest it is: in every other workspace there is nobody who could mend it.
  const owns = place.extent === 'page' || known.channels.length > 0;
  const sources: StatusSources = {
    status: known,
    problems: owns ? problems : () => [],
    admin: owns && (await asker.mayManage()),
  };
  return { outcome: 'answered', audience: 'private', card: statusCard(sources) };
}

/** The command `digest`. */
export function digestCommand(sources: DigestCommandSources): Command {
  return {
    name: 'digest',
    summary: 'The digest of this channel: the next one, one now, and what became of the last',
    usage: SUBCOMMANDS.map(({ name }) => name).join(' | '),
    example: () => 'digest preview',
    subcommands: SUBCOMMANDS,
    async run(request) {
      const [word = '', ...rest] = request.input.split(/\s+/);
      switch (word.toLowerCase()) {
        case 'preview':
          return preview(sources, request);
        case 'now':
          return now(sources, rest, request);
        case 'status':
          return status(sources, request);
        default: {
          const offers = SUBCOMMANDS.map(({ name }) => ({ label: `digest ${name}`, line: `digest ${name}` }));
          const problem =
            word === '' ? 'What about the digest?' : `The digest has no: ${echoOf(request.input)}.`;
          return notFound(problem, offers, 'digest preview', request);
        }
      }
    },
  };
}
