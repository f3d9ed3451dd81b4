/**
 * What the three small changes of a subscription have in common: `digest schedule`, `digest topics`, `digest quiet`.
 */
import type { Catalogue } from '../../briefs/catalogue.ts';
import type { SubscriptionView } from '../../digest/digest.ts';
import type { Answer } from '../command.ts';
import { notSubscribed } from './channel.ts';
import { subscriptionCard } from './subscription-card.ts';
import { knownTopics } from './topic-words.ts';
import type { ZoneChoice } from './zone-choice.ts';

/** Whether a subscription has the same schedule, topics and quiet as before. */
export function isSame(
  before: Pick<SubscriptionView, 'schedule' | 'topics' | 'quiet'>,
  after: Pick<SubscriptionView, 'schedule' | 'topics' | 'quiet'>,
): boolean {
  const told = ({ schedule, topics, quiet }: typeof before) => [schedule, topics.toSorted(), quiet].join('|');
  return told(before) === told(after);
}

/** The title of a card that tells what a subscription is after something was asked of it. */
export function changeTitle(before: SubscriptionView, after: SubscriptionView): string {
  return `${isSame(before, after) ? 'It is so already' : 'Changed'}: the digest of ${after.label}`;
}

/** A change that was made, or that found nothing to change. */
export interface Change {
  readonly before: SubscriptionView;
  readonly view: SubscriptionView | undefined;
  /** A line that makes it as it was. */
  readonly undo: string;
  readonly choice?: ZoneChoice;
}

/** Tells what a subscription is after a change, with the way back. */
export function changedAnswer({ before, view, undo, choice }: Change, catalogue: Catalogue): Answer {
  if (view === undefined) return notSubscribed();
  const card = subscriptionCard({
    title: changeTitle(before, view),
    view,
    known: knownTopics(catalogue, view.topics),
    ...(choice === undefined ? {} : { choice }),
    buttons: [
      { label: 'Preview', line: 'digest preview' },
      ...(isSame(before, view) ? [] : [{ label: 'Undo', line: undo }]),
      ...(view.pause === undefined ? [] : [{ label: 'Resume', line: 'digest resume' }]),
    ],
  });
  return { outcome: 'answered', card, audience: 'asker' };
}
