/**
 * `digest subscribe [schedule] [zone] [topics] [quiet=…]`: has a channel get digests, or changes what it gets.
 */
import type { SubscribeOutcome, SubscriptionView } from '../../digest/digest.ts';
import { parseSchedule, scheduleInWords } from '../../digest/schedule.ts';
import type { Answer, Request } from '../command.ts';
import { changeTitle } from './changes.ts';
import { type Channel, cannotPost, managed } from './channel.ts';
import { tooOften } from './meant-schedule.ts';
import type { DigestCommandSources } from './sources.ts';
import { subscribeForm } from './subscribe-form.ts';
import { readSubscribeWords, subscribeLine } from './subscribe-words.ts';
import { subscriptionCard } from './subscription-card.ts';
import { type KnownTopics, knownTopics } from './topic-words.ts';
import { unclearSubscription } from './unclear-subscription.ts';
import { chooseZone, type ZoneChoice } from './zone-choice.ts';

interface Told {
  /** What the channel had before. */
  readonly before: SubscriptionView | undefined;
  readonly known: KnownTopics;
  readonly choice: ZoneChoice;
  /** The line that asks for the same again. */
  readonly line: string;
}

/** Whoever subscribes wants digests to come, so that a pause ends; whoever only changes a part keeps it. */
const PAUSE_ENDED = 'It was paused: that pause is over, and digests come again.';

function titleOf(before: SubscriptionView | undefined, view: SubscriptionView): string {
  if (before === undefined) return `Subscribed: ${view.label}`;
  return before.pause === undefined ? changeTitle(before, view) : `Resumed: the digest of ${view.label}`;
}

function answerTo(outcome: SubscribeOutcome, { before, known, choice, line }: Told): Answer {
  if (outcome.kind === 'cannot-post') return cannotPost(outcome, line);
  const { view, note } = outcome;
  const card = subscriptionCard({
    title: titleOf(before, view),
    view,
    known,
    choice,
    notes: [...(before?.pause === undefined ? [] : [PAUSE_ENDED]), ...(note === undefined ? [] : [note])],
    buttons: [
      { label: 'Preview', line: 'digest preview' },
      { label: 'Change', line: 'digest subscribe' },
      { label: 'Pause', line: 'digest pause' },
    ],
  });
  return { outcome: 'answered', card, audience: 'asker' };
}

async function subscribeTo(
  input: string,
  request: Request,
  channel: Channel,
  known: KnownTopics,
): Promise<Answer> {
  const { digest, address, workspace, view } = channel;
  const words = readSubscribeWords(input, known);
  const choice = await chooseZone(words.schedule.zone, request, channel);
  const parsed = parseSchedule(words.schedule.read.join(' '), choice.zone);
  if (!parsed.ok || words.unknown.length > 0 || tooOften(words.schedule.times).length > 0)
    return unclearSubscription(input, words, known, request);
  const { schedule } = parsed;
  const topics = words.topics ?? view?.topics ?? [];
  const quiet = words.quiet ?? view?.quiet ?? 'library';
  const outcome = await digest.subscribe(address, {
    schedule,
    topics,
    quiet,
    workspace,
    person: request.asker.id,
  });
  const line = subscribeLine({ schedule: scheduleInWords(schedule), topics, quiet });
  return answerTo(outcome, { before: view, known, choice, line });
}

/** Subscribes the channel of a request, or asks to what where nothing is typed. */
export function subscribe(sources: DigestCommandSources, input: string, request: Request): Promise<Answer> {
  return managed(sources, request, 'Subscribing a channel', async (channel) => {
    const catalogue = sources.catalogue();
    if (input !== '')
      return subscribeTo(input, request, channel, knownTopics(catalogue, channel.view?.topics));
    return subscribeForm(catalogue, channel.view, await chooseZone(undefined, request, channel));
  });
}
