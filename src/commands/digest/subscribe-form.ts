/**
 * The answer to `digest subscribe` with nothing behind it: a form where the platform can open one, and how to type
 * the same everywhere.
 */
import type { Catalogue } from '../../briefs/catalogue.ts';
import { type Card, command, type FieldChoice, type Form, paragraph, plain } from '../../cards/card.ts';
import type { SubscriptionView } from '../../digest/digest.ts';
import type { Answer } from '../command.ts';
import { EXAMPLE } from './channel.ts';
import { zoneOfSchedule } from './local-time.ts';
import { QUIET_WORDS, quietWord } from './quiet-words.ts';
import { scheduleToType, subscribeLine } from './subscribe-words.ts';
import { ALL_TOPICS, type KnownTopics, knownTopics } from './topic-words.ts';
import { reasonOf, type ZoneChoice } from './zone-choice.ts';

/** Slack shows at most 100 choices, of which one is "All topics". */
const MOST_TOPICS = 99;

/** Slack takes no longer value, in characters; a topic that is longer is typed. */
const LONGEST_VALUE = 75;

const EXAMPLE_SCHEDULE = 'weekdays 08:30';

/** The topics to choose from: what the channel has already comes first, so that it is never left out. */
function topicChoices(known: KnownTopics, chosen: readonly string[]): readonly FieldChoice[] {
  const own = chosen.map((topic): [string, string] => [topic, known.accepted.get(topic) ?? topic]);
  const all = [...new Map([...own, ...known.topics])];
  const listed = all.filter(([value]) => value.length <= LONGEST_VALUE).slice(0, MOST_TOPICS);
  return [{ label: 'All topics', value: ALL_TOPICS }, ...listed.map(([value, label]) => ({ label, value }))];
}

/** A schedule in words without its zone. */
function withoutZone(schedule: string): string {
  const zone = zoneOfSchedule(schedule);
  return schedule.endsWith(` ${zone}`) ? schedule.slice(0, -zone.length - 1) : schedule;
}

function formOf(view: SubscriptionView | undefined, known: KnownTopics, choice: ZoneChoice): Form {
  const topics = view?.topics ?? [];
  const quiet = view?.quiet ?? 'library';
  const scheduled = view !== undefined && view.schedule !== '';
  return {
    type: 'form',
    title: 'The digest here',
    submit: view === undefined ? 'Subscribe' : 'Change',
    line: 'digest subscribe',
    fields: [
      {
        name: 'schedule',
        label: 'When',
        hint: 'Days, then times: daily 09:00, mon,thu 9:00,17:15',
        kind: 'text',
        placeholder: EXAMPLE_SCHEDULE,
        initial: scheduled ? withoutZone(scheduleToType(view.schedule)) : EXAMPLE_SCHEDULE,
      },
      {
        name: 'zone',
        label: 'Time zone',
        hint: 'By its city, such as America/Mexico_City, or UTC',
        kind: 'text',
        placeholder: 'Europe/Berlin',
        initial: scheduled ? zoneOfSchedule(scheduleToType(view.schedule)) : choice.zone,
      },
      {
        name: 'topics',
        label: 'Topics',
        kind: 'choices',
        choices: topicChoices(known, topics),
        initial: topics.length === 0 ? [ALL_TOPICS] : topics.slice(0, MOST_TOPICS),
      },
      {
        name: 'quiet',
        label: 'When nothing is new',
        kind: 'choice',
        choices: QUIET_WORDS.map(({ word, meaning }) => ({
          label: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}`,
          value: `quiet=${word}`,
        })),
        initial: `quiet=${quietWord(quiet)}`,
      },
    ],
  };
}

/** Asks what to subscribe to. @param choice the zone that holds where none is named. */
export function subscribeForm(
  catalogue: Catalogue,
  view: SubscriptionView | undefined,
  choice: ZoneChoice,
): Answer {
  const known = knownTopics(catalogue, view?.topics);
  const present = view === undefined || view.schedule === '' ? undefined : subscribeLine(view);
  const [first] = known.topics.keys();
  const card: Card = {
    title: view === undefined ? 'Subscribe this channel' : 'Change the digest of this channel',
    elements: [
      paragraph('Type days and times, a time zone, topics, and what happens when nothing is new:'),
      {
        type: 'list',
        items: [
          [command(EXAMPLE)],
          [command(`digest subscribe mon,thu 17:15 ${first ?? ALL_TOPICS} quiet=nothing`)],
          ...(present === undefined ? [] : [[plain('As it is now: '), command(present)]]),
        ],
      },
      ...(known.topics.size > MOST_TOPICS
        ? [paragraph(`The form lists ${MOST_TOPICS} of ${known.topics.size} topics; any other one is typed.`)]
        : []),
      paragraph(`Without a time zone it is ${choice.zone}, `, ...reasonOf(choice), '.'),
      formOf(view, known, choice),
    ],
  };
  return { outcome: 'answered', card, audience: 'asker' };
}
