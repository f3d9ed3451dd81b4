/**
 * `digest topics <topics>`: what a channel's digests are about.
 */
import { command, paragraph } from '../../cards/card.ts';
import type { Answer, Request } from '../command.ts';
import { changedAnswer } from './changes.ts';
import { managedIf, type SubscribedChannel, subscribed } from './channel.ts';
import { correctedLines, nearestSentence } from './meant-words.ts';
import type { DigestCommandSources } from './sources.ts';
import {
  ALL_TOPICS,
  knownTopics,
  nearestTopic,
  readTopics,
  topicsInWords,
  topicsSentence,
  topicsToType,
} from './topic-words.ts';
import { unclearChange } from './unclear.ts';

async function change(
  { catalogue }: DigestCommandSources,
  input: string,
  request: Request,
  { digest, address, view }: SubscribedChannel,
): Promise<Answer> {
  const known = knownTopics(catalogue(), view.topics);
  const { topics, unknown } = readTopics(input.replace(/^topics=/i, ''), known);
  if (topics === undefined || unknown.length > 0) {
    const [word = ''] = unknown;
    const near = nearestTopic(word, known);
    const meant = near === undefined ? [] : [near];
    const account = {
      understood: topics === undefined ? [] : [topicsInWords(topics, known)],
      unknown,
      advice: [...nearestSentence(meant), topicsSentence(known)],
      corrections: unknown.length === 1 ? correctedLines('digest topics', input, word, meant) : [],
      example: `digest topics ${known.topics.keys().next().value ?? ALL_TOPICS}`,
    };
    return unclearChange(account, request);
  }
  const changed = await digest.change(address, { topics });
  return changedAnswer(
    { before: view, view: changed, undo: `digest topics ${topicsToType(view.topics)}` },
    catalogue(),
  );
}

/** Gives a subscription other topics, or tells those that there are. */
export function topics(sources: DigestCommandSources, input: string, request: Request): Promise<Answer> {
  return managedIf(input !== '', sources, request, 'Changing the topics', (here) =>
    subscribed(here, async (channel) => {
      if (input !== '') return change(sources, input, request, channel);
      const known = knownTopics(sources.catalogue(), channel.view.topics);
      const elements = [
        paragraph(`Digests here are about ${topicsInWords(channel.view.topics, known)}.`),
        paragraph(topicsSentence(known)),
        paragraph('To change that, type them with commas: ', command('digest topics all')),
      ];
      return { outcome: 'answered', card: { elements }, audience: 'asker' };
    }),
  );
}
