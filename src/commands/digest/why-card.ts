/**
 * Why a channel got, or did not get, a digest on a day: the answer to `digest why`.
 */
import {
  type Button,
  type Card,
  type Element,
  paragraph,
  plain,
  strong,
  type Text,
} from '../../cards/card.ts';
import { type Absence, accountFor, type DayEntry, type DayRecords, type NothingDue } from './day-account.ts';
import { latenessOf, partText, stateText } from './delivery-text.ts';
import { dayInWords, inZone, lengthInWords, timeOfDay } from './local-time.ts';
import { momentText, pauseElement, scheduleInShort } from './subscription-card.ts';

/** Something that can be done about it: a sentence, and the button that does it. */
interface Advice {
  readonly text: string;
  readonly button: Button;
}

const POST: Button = { label: 'Post one now', line: 'digest now' };

const RESUME: Advice = {
  text: 'To have the digests come again: /digest resume',
  button: { label: 'Resume', line: 'digest resume' },
};
const POST_NOW: Advice = {
  text: 'To have one all the same: /digest now',
  button: POST,
};
const LOOK_FIRST: Advice = {
  text: 'Look whether it stands in this channel. If it does not, /digest now posts one.',
  button: POST,
};
const SUBSCRIBE: Advice = {
  text: 'To have digests: /digest subscribe',
  button: { label: 'Subscribe', line: 'digest subscribe' },
};
const RESCHEDULE: Advice = {
  text: 'To have them on other days: /digest subscribe, or /digest schedule',
  button: { label: 'Change', line: 'digest subscribe' },
};
const CHANGE_QUIET: Advice = {
  text: 'To get something on days with nothing new: /digest quiet library',
  button: { label: 'Change', line: 'digest quiet' },
};

function adviceForEntry(entry: DayEntry, { view }: DayRecords): readonly Advice[] {
  if (entry.kind === 'absent') {
    if (entry.why === 'paused' || entry.why === 'refused') return [RESUME];
    return entry.why === 'unrecorded' ? [POST_NOW] : [];
  }
  switch (entry.report.state) {
    case 'failed':
    case 'missed':
      return view?.pause === undefined ? [POST_NOW] : [RESUME];
    case 'unknown':
      return [LOOK_FIRST];
    case 'skipped':
      return view?.quiet === 'skip' ? [CHANGE_QUIET] : [];
    default:
      return [];
  }
}

const ADVICE_FOR_NOTHING: Readonly<Record<NothingDue, Advice>> = {
  'never-subscribed': SUBSCRIBE,
  ended: SUBSCRIBE,
  'not-that-day': RESCHEDULE,
  'only-asked': SUBSCRIBE,
};

function absenceText(why: Absence, { view }: DayRecords): string {
  switch (why) {
    case 'ahead':
      return 'its time has not come yet';
    case 'at-hand':
      return 'its time has just come, and it is being made';
    case 'before':
      return 'the subscription was made, changed or resumed only later';
    case 'paused':
      return 'held back, because the digest is paused';
    case 'refused':
      return 'held back, because an earlier post was refused';
    case 'unrecorded':
      return view?.since === undefined
        ? 'nothing was recorded: the subscription was changed or paused then, or it is longer ago than deliveries are kept'
        : 'nothing was recorded: it is longer ago than deliveries are kept, or the bot has not come to it yet';
  }
}

function entryElements(entry: DayEntry, records: DayRecords): readonly Element[] {
  const { zone, now } = records;
  const time = strong(timeOfDay(entry.due, zone));
  if (entry.kind === 'absent') return [paragraph(time, `: ${absenceText(entry.why, records)}.`)];
  const { report } = entry;
  const asked = report.asked ? ', asked for by /digest now' : '';
  const { parts, reason, ...whole } = report;
  // Where its messages are told of one by one, each gives its own reason.
  const told = { ...whole, parts, ...(reason === undefined || parts.length > 0 ? {} : { reason }) };
  return [
    paragraph(time, `${asked}: ${stateText(told, now)}`),
    ...lateElement(entry, records),
    ...(parts.length === 0
      ? []
      : [
          {
            type: 'list' as const,
            items: parts.map((part, index) => partText(part, index, parts.length, now)),
          },
        ]),
  ];
}

/** Why a delivery came late, as far as that is known. */
function lateElement(entry: DayEntry, { view }: DayRecords): readonly Element[] {
  const lateness = entry.kind === 'delivery' ? latenessOf(entry.report) : undefined;
  if (entry.kind !== 'delivery' || lateness === undefined) return [];
  const tried = entry.report.parts.some(({ attempts }) => attempts > 1);
  const why = tried
    ? 'the platform could not be reached or asked for patience, and it was tried again'
    : 'the bot did not run at that time, or many posts were waiting for their turn';
  const since =
    view?.since !== undefined && view.since > entry.due ? ', or the digest was resumed later' : '';
  return [paragraph(`It came ${lengthInWords(lateness)} late: ${why}${since}.`)];
}

function nothingText(nothing: NothingDue, { date, view }: DayRecords): Text {
  const day = dayInWords(date);
  switch (nothing) {
    case 'never-subscribed':
      return [
        plain('This channel has no subscription, and as far as records go back nothing was ever due here.'),
      ];
    case 'ended':
      return [plain(`Nothing was due on ${day}. This channel has no subscription any more: it was ended.`)];
    case 'only-asked':
      return [plain('Digests come here only when they are asked for.')];
    case 'not-that-day':
      return [
        plain(`Nothing was due on ${day}: the schedule (${view?.schedule ?? ''}) leaves that day out.`),
      ];
  }
}

/** The schedule of the day, and since when it holds where it did not hold on all of it. */
function scheduleElements({ view, zone, date }: DayRecords): readonly Element[] {
  if (view === undefined) return [];
  const { since } = view;
  const began = since !== undefined && inZone(since, zone).toPlainDate().toString() >= date.toString();
  return [
    paragraph('Schedule: ', strong(scheduleInShort(view)), `. Times below are in ${zone}.`),
    ...(began && since !== undefined
      ? [paragraph('It holds since ', ...momentText(since, zone), '. What held before is not kept.')]
      : []),
    ...pauseElement(view),
  ];
}

function adviceElements(advice: readonly Advice[], buttons: readonly Button[]): readonly Element[] {
  const distinct = [...new Set(advice)];
  const pressed = [...distinct.map(({ button }) => button), ...buttons];
  return [
    ...distinct.map(({ text }) => paragraph(text)),
    ...(pressed.length === 0 ? [] : [{ type: 'buttons' as const, buttons: pressed }]),
  ];
}

/** What leads on from a day: today, and the history. */
function furtherButtons({ date, zone, now }: DayRecords): readonly Button[] {
  const isToday = date.equals(inZone(now, zone).toPlainDate());
  return [
    ...(isToday ? [] : [{ label: 'Why today?', line: 'digest why today' }]),
    { label: 'History', line: 'digest history' },
  ];
}

/** Tells what was due on a day, what became of it and why, and what can be done. */
export function whyCard(records: DayRecords): Card {
  const { entries, nothingDue } = accountFor(records);
  const advice = [
    ...entries.flatMap((entry) => adviceForEntry(entry, records)),
    ...(nothingDue === undefined ? [] : [ADVICE_FOR_NOTHING[nothingDue]]),
  ];
  return {
    title: `The digest on ${dayInWords(records.date)}`,
    elements: [
      ...scheduleElements(records),
      ...(nothingDue === undefined
        ? []
        : [{ type: 'paragraph' as const, text: nothingText(nothingDue, records) }]),
      ...entries.flatMap((entry) => entryElements(entry, records)),
      ...adviceElements(advice, furtherButtons(records)),
    ],
  };
}
