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

/** A change that was made, or that found nothing to change. */
export interface Change {
  readonly view: SubscriptionView | undefined;
  /** A line that makes it as it was. */
  readonly undo: string;
  readonly choice?: ZoneChoice;
}

/** Tells what a subscription is after a change, with the way back. */
export function changedAnswer({ view, undo, choice }: Change, catalogue: Catalogue): Answer {
  if (view === undefined) return notSubscribed();
  const card = subscriptionCard({
    title: `Changed: the digest of ${view.label}`,
    view,
    known: knownTopics(catalogue, view.topics),
    ...(choice === undefined ? {} : { choice }),
    buttons: [
      { label: 'Preview', line: 'digest preview' },
      { label: 'Undo', line: undo },
    ],
  });
  return { outcome: 'answered', card, audience: 'asker' };
}
