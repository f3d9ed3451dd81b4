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
import { accountFor, type DayEntry, type DayRecords, type NothingDue } from './day-account.ts';
import { adviceFor, buttonsOf } from './day-advice.ts';
import { latenessOf, partText, stateText } from './delivery-text.ts';
import { dayInWords, inZone, lengthInWords, timeOfDay, wallTime } from './local-time.ts';
import { momentText, pauseElement, scheduleInShort } from './subscription-card.ts';

/** A slot without a record within so many milliseconds may still be dealt with. */
const DAY = 24 * 3_600_000;

type AbsentEntry = Extract<DayEntry, { readonly kind: 'absent' }>;

function sincePause({ view, zone }: DayRecords): string {
  const since = view?.pause?.since;
  return since === undefined ? '' : ` (since ${wallTime(since, zone)})`;
}

function absenceText({ why, due }: AbsentEntry, records: DayRecords): string {
  const { now } = records;
  switch (why) {
    case 'ahead':
      return 'its time has not come yet';
    case 'at-hand':
      return 'its time has just come, and it is being made';
    case 'before':
      return 'the subscription was made, or given this schedule, only later';
    case 'paused':
      return `held back, because the digest is paused${sincePause(records)}`;
    case 'refused':
      return `held back, because an earlier post was refused${sincePause(records)}`;
    case 'unrecorded':
      // Of a long pause only the last slots are written down.
      return now - due < DAY
        ? 'nothing was recorded: the digest was paused at that time, or the bot has not come to it yet'
        : 'nothing was recorded: the digest was paused at that time, or it is longer ago than deliveries are kept';
  }
}

function entryElements(entry: DayEntry, records: DayRecords): readonly Element[] {
  const { zone, now } = records;
  const time = strong(timeOfDay(entry.due, zone));
  if (entry.kind === 'absent') return [paragraph(time, `: ${absenceText(entry, records)}.`)];
  const { report } = entry;
  const asked = report.asked ? ', asked for by /digest now' : '';
  const { parts, reason, ...whole } = report;
  // Where its messages are told of one by one, each gives its own reason.
  const told = { ...whole, parts, ...(reason === undefined || parts.length > 0 ? {} : { reason }) };
  return [
    paragraph(time, `${asked}: ${stateText(told, now)}`),
    ...lateElement(entry),
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
function lateElement(entry: DayEntry): readonly Element[] {
  const lateness = entry.kind === 'delivery' ? latenessOf(entry.report) : undefined;
  if (entry.kind !== 'delivery' || lateness === undefined) return [];
  const tried = entry.report.parts.some(({ attempts }) => attempts > 1);
  const why = tried
    ? 'the platform could not be reached or asked for patience, and it was tried again'
    : 'the bot did not run at that time, or many posts were waiting for their turn';
  return [paragraph(`It came ${lengthInWords(lateness)} late: ${why}.`)];
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
      ? [paragraph('It holds since ', ...momentText(since, zone), '. Which one held before is not kept.')]
      : []),
    ...pauseElement(view),
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
  const account = accountFor(records);
  const { entries, nothingDue } = account;
  const advice = adviceFor(account, records);
  return {
    title: `The digest on ${dayInWords(records.date)}`,
    elements: [
      ...scheduleElements(records),
      ...(nothingDue === undefined
        ? []
        : [{ type: 'paragraph' as const, text: nothingText(nothingDue, records) }]),
      ...entries.flatMap((entry) => entryElements(entry, records)),
      ...advice.map(({ text }) => paragraph(...text)),
      { type: 'buttons', buttons: buttonsOf(advice, furtherButtons(records)) },
    ],
  };
}
