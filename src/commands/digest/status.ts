/**
 * `digest status`: how the digest of a channel stands, or of all channels that a place may know of.
 */
import type { Answer, Request } from '../command.ts';
import { obstacleTo, threadOf } from './channel.ts';
import { toldIn } from './scope.ts';
import type { DigestCommandSources } from './sources.ts';
import { statusCard } from './status-card.ts';
import { knownTopics } from './topic-words.ts';

/** Tells of the channel of a request alone where it has a subscription; else those who manage the place of all there. */
export async function status(
  { digest, problems, catalogue }: DigestCommandSources,
  request: Request,
): Promise<Answer> {
  const { owns, here, ...told } = await toldIn(digest(), request);
  const [channel] = here ? told.status.channels : [];
  const obstacle = channel && (await obstacleTo(digest(), channel));
  const thread = here ? undefined : await threadOf(digest(), request.place);
  const sources = {
    ...told,
    ...(obstacle === undefined ? {} : { obstacle }),
    ...(thread === undefined ? {} : { thread }),
    problems: owns ? problems() : [],
    known: knownTopics(catalogue()),
    now: request.at,
  };
  return { outcome: 'answered', card: statusCard(sources, here), audience: 'private' };
}
