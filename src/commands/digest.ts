/**
 * `digest preview | now | status`: what is posted unasked, when, and what became of it.
 */
import { notice, paragraph } from '../cards/card.ts';
import type { Digest, Preview } from '../digest/digest.ts';
import type { Answer, Command, Context, Request, Subcommand } from './command.ts';
import { deliveryCard, previewCard, type StatusSources, statusCard } from './digest-cards.ts';
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

const NO_CHANNEL =
  'No digest channel is set. Set SLACK_DIGEST_CHANNEL or DISCORD_DIGEST_CHANNEL to the id of a channel and start the bot again.';

/** The subscriptions that a request is about: its own channel's, else all of its platform. In a terminal, all. */
async function previewsFor(digest: Digest, { place }: Context): Promise<readonly Preview[]> {
  const onPage = place.extent === 'page';
  const all = await digest.preview(onPage ? undefined : place.platform);
  const here = all.filter(({ address }) => address.channel === place.channel);
  return here.length > 0 ? here : all;
}

async function preview({ digest }: DigestCommandSources, request: Request): Promise<Answer> {
  const previews = await previewsFor(digest(), request);
  const card = previews.length === 0 ? notice(NO_CHANNEL) : previewCard(previews);
  return { outcome: 'answered', card, audience: 'asker' };
}

/** A token that makes one pressing of "Post" one post, however often the button is pressed. */
function tokenOf(at: number, random: () => number): string {
  return `${at.toString(36)}${Math.floor(random() * 36 ** 4)
    .toString(36)
    .padStart(4, '0')}`;
}

async function askNow({ digest, random }: DigestCommandSources, request: Request): Promise<Answer> {
  const previews = await previewsFor(digest(), request);
  if (previews.length === 0) return refused(NO_CHANNEL);
  const token = tokenOf(request.at, random);
  const [only] = previews;
  const question =
    previews.length === 1 && only !== undefined
      ? `Post to ${only.label} now?`
      : 'Post a digest now? Choose the channel.';
  return {
    outcome: 'answered',
    audience: 'private',
    card: {
      elements: [
        paragraph(`${question} The scheduled digest stays as it is.`),
        {
          type: 'buttons',
          // Five buttons fit a row on every platform; a bot with more digest channels is asked in one of them.
          buttons: previews.slice(0, 5).map(({ address, label }) => ({
            label: `Post to ${label}`,
            line: `digest now ${address.channel} ${token}`,
            style: 'primary' as const,
          })),
        },
      ],
    },
  };
}

async function now(
  sources: DigestCommandSources,
  words: readonly string[],
  request: Request,
): Promise<Answer> {
  if (request.place.extent === 'page') {
    return refused('A digest is posted from Slack or Discord: ask for /digest now there.');
  }
  if (!(await request.asker.mayManage())) {
    return refused(
      'Posting a digest is for those who manage this place: Manage Server or Manage Channels on Discord, workspace admins on Slack. Everybody may ask for /digest preview.',
    );
  }
  const [channel, token] = words;
  if (channel === undefined || token === undefined) return askNow(sources, request);
  const known = await sources.digest().preview(request.place.platform);
  const address = known.find((one) => one.address.channel === channel)?.address;
  if (address === undefined || !/^[a-z0-9]{6,16}$/.test(token)) {
    return refused('That is no longer a digest channel. Ask again with /digest now.');
  }
  const report = await sources.digest().postNow(address, token);
  return { outcome: 'answered', audience: 'private', card: deliveryCard(report) };
}

async function status({ digest, problems }: DigestCommandSources, request: Request): Promise<Answer> {
  const onPage = request.place.extent === 'page';
  const sources: StatusSources = {
    status: await digest().status(onPage ? undefined : request.place.platform),
    problems,
    admin: await request.asker.mayManage(),
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
