/**
 * A subscription as an answer tells of it: when, what, and the next three times.
 */
import {
  type Card,
  command,
  type Element,
  type Inline,
  paragraph,
  plain,
  strong,
  type Text,
} from '../../cards/card.ts';
import type { CannotPost, SubscriptionView } from '../../digest/digest.ts';
import { wallTime, zoneOfSchedule } from './local-time.ts';
import { quietMeaning, quietWord } from './quiet-words.ts';
import { type KnownTopics, topicsInWords } from './topic-words.ts';
import { reasonOf, type ZoneChoice } from './zone-choice.ts';

/** A point in time in its reader's own zone. */
export const minute = (at: number): Inline => ({ type: 'time', at, style: 'minute' });

/** The same where it stands beside a time in another zone: it is said to be the reader's. */
export const ownMinute = (at: number): Inline => ({ type: 'time', at, style: 'own-minute' });

/** A moment as the clocks of a zone show it and, behind it, in its reader's own. */
export function momentText(at: number, zone: string): Text {
  return [plain(`${wallTime(at, zone)} in ${zone} (`), ownMinute(at), plain(')')];
}

/** When digests come, in words: `weekdays 08:30 Europe/Berlin`. */
export function scheduleInShort({ schedule }: Pick<SubscriptionView, 'schedule'>): string {
  return schedule === '' ? 'only when they are asked for' : schedule;
}

/** What holds a subscription's digests back, and until when; nothing where nothing does. */
export function pauseElement({
  pause,
  schedule,
}: Pick<SubscriptionView, 'pause' | 'schedule'>): readonly Element[] {
  if (pause === undefined) return [];
  if (pause.kind === 'refused') {
    return [
      paragraph(strong('Paused, because posting was refused: '), pause.reason),
      paragraph('Once that is done, ', command('digest resume'), ' starts the digests again.'),
    ];
  }
  return pause.until === undefined
    ? [paragraph(strong('Paused'), ' until somebody resumes it: ', command('digest resume'))]
    : [paragraph(strong('Paused until '), ...momentText(pause.until, zoneOfSchedule(schedule)))];
}

/** What keeps the bot from posting to a channel now; nothing where nothing does. */
export function obstacleElements(obstacle: CannotPost | undefined): readonly Element[] {
  if (obstacle === undefined) return [];
  const { reason, remedy } = obstacle;
  return [paragraph(strong('Nothing can be posted here now: '), `${reason} ${remedy}`)];
}

/** When, which topics, and what happens on quiet days. @param choice where the zone comes from, if that is news. */
function subscriptionFacts(
  { schedule, topics, quiet }: Pick<SubscriptionView, 'schedule' | 'topics' | 'quiet'>,
  known: KnownTopics,
  choice?: ZoneChoice,
): Element {
  const zone =
    choice === undefined
      ? []
      : [{ label: 'Time zone', value: [plain(`${choice.zone}, `), ...reasonOf(choice)] }];
  return {
    type: 'facts',
    facts: [
      { label: 'When', value: [plain(scheduleInShort({ schedule }))] },
      ...zone,
      { label: 'Topics', value: [plain(topicsInWords(topics, known))] },
      { label: 'When nothing is new', value: [plain(`${quietMeaning(quiet)} (quiet=${quietWord(quiet)})`)] },
    ],
  };
}

/** The next times; nothing where none is known. */
function upcomingElements({ upcoming, schedule }: SubscriptionView): readonly Element[] {
  if (upcoming.length === 0) return [];
  const zone = zoneOfSchedule(schedule);
  return [
    { type: 'heading', text: upcoming.length === 1 ? 'Next time' : 'Next times' },
    { type: 'list', items: upcoming.map((at) => momentText(at, zone)) },
  ];
}

/** Messages that the platform has already and did not give back, so that nobody wonders why they still come. */
export function appearingElements({ appearing = [], schedule }: SubscriptionView): readonly Element[] {
  if (appearing.length === 0) return [];
  const zone = zoneOfSchedule(schedule);
  return [
    paragraph('Handed to the platform before, and still to appear:'),
    { type: 'list', items: appearing.map((at) => momentText(at, zone)) },
  ];
}

/** What a card of a subscription is made from. */
export interface SubscriptionCardParts {
  readonly title: string;
  readonly view: SubscriptionView;
  readonly known: KnownTopics;
  readonly choice?: ZoneChoice;
  /** Whole sentences that people should know. */
  readonly notes?: readonly string[];
  readonly buttons: Extract<Element, { type: 'buttons' }>['buttons'];
}

/** A subscription, with what can be done next. */
export function subscriptionCard({
  title,
  view,
  known,
  choice,
  notes = [],
  buttons,
}: SubscriptionCardParts): Card {
  return {
    title,
    elements: [
      ...pauseElement(view),
      subscriptionFacts(view, known, choice),
      ...upcomingElements(view),
      ...appearingElements(view),
      ...notes.map((note) => paragraph(note)),
      { type: 'buttons', buttons },
    ],
  };
}
