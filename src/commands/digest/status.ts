/**
 * `digest status`: how the digest of a channel stands, or of all channels that a place may know of.
 */
import type { DigestStatus } from '../../digest/digest.ts';
import type { Answer, Request } from '../command.ts';
import { digestOf } from './scope.ts';
import type { DigestCommandSources } from './sources.ts';
import { statusCard } from './status-card.ts';
import { knownTopics } from './topic-words.ts';

/** How many channels one answer in a chat tells of. */
const MOST_CHANNELS = 10;

/** Tells of the channel of a request alone where it has a subscription; else those who manage the place of all there. */
export async function status(
  { digest, problems, catalogue }: DigestCommandSources,
  { place, asker, at }: Request,
): Promise<Answer> {
  const all = await digestOf(place, digest()).status();
  // The library's state is for those whose digest it is: in every other workspace there is nobody who could mend it.
  const owns = place.extent === 'page' || all.channels.length > 0;
  const admin = owns && (await asker.mayManage());
  const own = all.channels.filter(({ address }) => address.channel === place.channel);
  const told: DigestStatus = { ...all, channels: own.length > 0 || !admin ? own : all.channels };
  const sources = {
    status: told,
    problems: owns ? problems() : [],
    admin,
    known: knownTopics(catalogue()),
    now: at,
    most: place.extent === 'page' ? Number.POSITIVE_INFINITY : MOST_CHANNELS,
  };
  return { outcome: 'answered', card: statusCard(sources, own.length > 0), audience: 'private' };
}
