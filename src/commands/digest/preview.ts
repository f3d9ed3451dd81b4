/**
 * `digest preview`: what the next digest holds.
 */
import { notice } from '../../cards/card.ts';
import type { Answer, Place, Request } from '../command.ts';
import { addressOf, inChannel, whereToAsk } from './channel.ts';
import { newcomerCard, previewCard } from './preview-card.ts';
import type { DigestCommandSources } from './sources.ts';

const SET_ONE = 'set SLACK_DIGEST_CHANNEL or DISCORD_DIGEST_CHANNEL to the id of a channel';

/** Why there is nothing to preview where there is no channel. */
function noChannel(place: Place): string {
  return place.extent === 'page'
    ? `No digest channel is set. To have one, ask for /digest subscribe in it, or ${SET_ONE} and start the bot again.`
    : whereToAsk(place);
}

/** What all digests hold, in a terminal: no other place without a channel may know of any. */
async function previewAll({ digest }: DigestCommandSources, { place }: Request): Promise<Answer> {
  const previews = place.extent === 'page' ? await digest().preview() : [];
  const card = previews.length === 0 ? notice(noChannel(place)) : previewCard(previews);
  return { outcome: 'answered', card, audience: 'asker' };
}

/** Shows what the channel of a request would get now, subscribed or not. */
export function preview(sources: DigestCommandSources, request: Request): Promise<Answer> {
  if (addressOf(request.place) === undefined) return previewAll(sources, request);
  return inChannel(sources, request, async ({ digest, address, view }) => {
    const next = await digest.previewOf(address);
    const card = view === undefined ? newcomerCard(next) : previewCard([next]);
    return { outcome: 'answered', card, audience: 'asker' };
  });
}
