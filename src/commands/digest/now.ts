/**
 * `digest now`: posts a digest at once, after asking.
 */
import { type Button, command, type Element, paragraph, strong } from '../../cards/card.ts';
import type { Answer, Request } from '../command.ts';
import { refused } from '../not-found.ts';
import { type Channel, inChannel, onlyManagers } from './channel.ts';
import { reportText } from './delivery-text.ts';
import type { DigestCommandSources } from './sources.ts';

/** A token that makes one pressing of "Post" one post, however often the button is pressed. */
function tokenOf(at: number, random: () => number): string {
  return `${at.toString(36)}${Math.floor(random() * 36 ** 4)
    .toString(36)
    .padStart(4, '0')}`;
}

const SUBSCRIBED = 'The scheduled digest stays as it is.';
const NEWCOMER =
  'This channel has no subscription: it gets this one digest, with all topics, and no other by itself.';

async function ask({ digest, address, view }: Channel, token: string): Promise<Answer> {
  const { label } = view ?? (await digest.previewOf(address));
  const question = `Post to ${label} now? ${view === undefined ? NEWCOMER : SUBSCRIBED}`;
  const button: Button = {
    label: `Post to ${label}`,
    line: `digest now ${address.channel} ${token}`,
    style: 'primary',
  };
  return {
    outcome: 'answered',
    audience: 'private',
    card: { elements: [paragraph(question), { type: 'buttons', buttons: [button] }] },
  };
}

/** Says that the subscription is paused since a post was refused, and how to resume it. */
async function pausedElements({ digest, address }: Channel): Promise<readonly Element[]> {
  const pause = (await digest.subscription(address))?.pause;
  if (pause?.kind !== 'refused') return [];
  return [
    paragraph(
      'Because of that the subscription is paused: no scheduled digest comes either. Once it is mended, ',
      command('digest resume'),
      ' starts them again.',
    ),
    { type: 'buttons', buttons: [{ label: 'Resume', line: 'digest resume' }] },
  ];
}

/** Posts a digest to the channel of a request: asks first, and posts once the button is pressed. */
export function now(sources: DigestCommandSources, input: string, request: Request): Promise<Answer> {
  if (request.place.extent === 'page') {
    return Promise.resolve(
      refused('A digest is posted from Slack or Discord: ask for ', command('digest now'), ' there.'),
    );
  }
  return inChannel(sources, request, async (here) => {
    if (!(await request.asker.mayManage())) return onlyManagers('Posting a digest', request.place);
    const [channel, token] = input.split(/\s+/);
    if (channel === undefined || token === undefined) return ask(here, tokenOf(request.at, sources.random));
    // Rights were looked up for this channel: they say nothing of another one.
    if (channel !== here.address.channel || !/^[a-z0-9]{6,16}$/.test(token)) {
      return refused('That is no digest of this channel. Ask again with ', command('digest now'), '.');
    }
    const report = await here.digest.postNow(here.address, token);
    const text = paragraph(strong(report.label), ', ', ...reportText(report, request.at));
    const elements = [text, ...(report.state === 'failed' ? await pausedElements(here) : [])];
    return { outcome: 'answered', audience: 'private', card: { elements } };
  });
}
