/**
 * Why a channel got, or did not get, a digest on a day: the answer to `digest why`.
 */
import {
  type Button,
  type Card,
  command,
  type Element,
  paragraph,
  plain,
  strong,
  type Text,
} from '../../cards/card.ts';
import type { DeliveryReport } from '../../digest/digest.ts';
import { aroundElements, placeWord } from './channel.ts';
import { accountFor, type DayEntry, type DayRecords, type NothingDue } from './day-account.ts';
import { adviceFor, buttonsOf } from './day-advice.ts';
import { latenessOf, partText, stateText } from './delivery-text.ts';
import { dayInWords, inZone, lengthInWords, timeOfDay, wallTime } from './local-time.ts';
import { momentText, obstacleElements, pauseElement, scheduleInShort } from './subscription-card.ts';

/** A slot without a record within so many milliseconds may still be dealt with. */
const DAY = 24 * 3_600_000;

/** Said of a day that is still to come. */
const AHEAD = paragraph(
  'What a digest holds is decided at its time. What it would hold now: ',
  command('digest preview'),
);

type AbsentEntry = Extract<DayEntry, { readonly kind: 'absent' }>;

/** Whether the day is still to come. */
function isLater({ date, zone, now }: DayRecords): boolean {
  return date.toString() > inZone(now, zone).toPlainDate().toString();
}

function sincePause({ view, zone }: DayRecords): string {
  const since = view?.pause?.since;
  return since === undefined ? '' : ` (since ${wallTime(since, zone)})`;
}

function absenceText({ why, due }: AbsentEntry, records: DayRecords): string {
  const { now } = records;
  switch (why) {
    case 'ahead':
      return isLater(records) ? 'due then' : 'its time has not come yet';
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

/** What is told of some entries that follow each other, of which the same is to be said. */
interface ToldEntries {
  /** When they were due: `09:00`, as the zone's clock has it. */
  readonly times: readonly string[];
  readonly what: string;
  readonly details: readonly Element[];
}

function toldEntry(entry: DayEntry, records: DayRecords): ToldEntries {
  const { zone, now } = records;
  const times = [timeOfDay(entry.due, zone)];
  if (entry.kind === 'absent') return { times, what: `: ${absenceText(entry, records)}.`, details: [] };
  const { report } = entry;
  const asked = report.asked ? askedText(report) : '';
  const { parts, reason, ...whole } = report;
  // Where its messages are told of one by one, each gives its own reason.
  const told = { ...whole, parts, ...(reason === undefined || parts.length > 0 ? {} : { reason }) };
  const items = parts.map((part, index) => partText(part, index, parts.length, now));
  return {
    times,
    what: `${asked}: ${stateText(told, now)}`,
    details: [...lateElement(entry), ...(items.length === 0 ? [] : [{ type: 'list' as const, items }])],
  };
}

function askedText({ announces }: DeliveryReport): string {
  return announces === undefined ? ', asked for by /digest now' : `, to announce ${announces} at once`;
}

/** The entries of a day in order; those that follow each other and of which nothing else is to be said, together. */
function entriesElements(entries: readonly DayEntry[], records: DayRecords): readonly Element[] {
  const told: ToldEntries[] = [];
  for (const entry of entries) {
    const one = toldEntry(entry, records);
    const last = told.at(-1);
    if (last?.what === one.what && last.details.length + one.details.length === 0) {
      told.splice(-1, 1, { ...last, times: [...last.times, ...one.times] });
    } else told.push(one);
  }
  return told.flatMap(({ times, what, details }) => [paragraph(strong(times.join(', ')), what), ...details]);
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

function nothingText(nothing: NothingDue, records: DayRecords): Text {
  const { date, view, thread } = records;
  const place = `This ${placeWord(thread)}`;
  const day = dayInWords(date);
  switch (nothing) {
    case 'never-subscribed':
      return [
        plain(`${place} has no subscription, and as far as records go back nothing was ever due here.`),
      ];
    case 'ended':
      return [plain(`Nothing was due on ${day}. ${place} has no subscription any more: it was ended.`)];
    case 'only-asked':
      return [plain('Digests come here only when they are asked for.')];
    case 'not-that-day':
      return [
        plain(
          `Nothing ${isLater(records) ? 'is' : 'was'} due on ${day}: the schedule (${view?.schedule ?? ''}) leaves that day out.`,
        ),
      ];
  }
}

/** The schedule of the day, and since when it holds where it did not hold on all of it. */
function scheduleElements({
  view,
  zone,
  date,
  deliveries,
  obstacle,
  thread,
}: DayRecords): readonly Element[] {
  if (view === undefined) {
    return deliveries.length === 0
      ? []
      : [paragraph(`This ${placeWord(thread)} has no subscription now. Times below are in ${zone}.`)];
  }
  const { since } = view;
  const began = since !== undefined && inZone(since, zone).toPlainDate().toString() >= date.toString();
  return [
    paragraph('Schedule: ', strong(scheduleInShort(view)), `. Times below are in ${zone}.`),
    ...(began && since !== undefined
      ? [paragraph('It holds since ', ...momentText(since, zone), '. Which one held before is not kept.')]
      : []),
    ...pauseElement(view),
    ...obstacleElements(obstacle),
  ];
}

/** What leads on from a day: today, and the history. */
function furtherButtons(records: DayRecords): readonly Button[] {
  const { date, zone, now } = records;
  const isToday = date.equals(inZone(now, zone).toPlainDate());
  return [
    ...(isToday ? [] : [{ label: 'Why today?', line: 'digest why today' }]),
    isLater(records)
      ? { label: 'Preview', line: 'digest preview' }
      : { label: 'History', line: 'digest history' },
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
      ...aroundElements(records.thread, 'digest why'),
      ...entriesElements(entries, records),
      ...(isLater(records) && entries.length > 0 ? [AHEAD] : []),
      ...advice.map(({ text }) => paragraph(...text)),
      { type: 'buttons', buttons: buttonsOf(advice, furtherButtons(records)) },
    ],
  };
}
