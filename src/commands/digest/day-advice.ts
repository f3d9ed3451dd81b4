/**
 * What can be done about a day of a channel on which something did not come, or nothing was due.
 */
import { type Button, command, plain, type Text } from '../../cards/card.ts';
import { QUIET_DAY } from '../../digest/composition.ts';
import type { DayAccount, DayEntry, DayRecords, NothingDue } from './day-account.ts';

/** Something that can be done about it: a sentence, and the button that does it. */
export interface Advice {
  readonly text: Text;
  readonly button: Button;
}

const POST: Button = { label: 'Post one now', line: 'digest now' };

const RESUME: Advice = {
  text: [plain('To have the digests come again: '), command('digest resume')],
  button: { label: 'Resume', line: 'digest resume' },
};
const POST_NOW: Advice = {
  text: [plain('To have one all the same: '), command('digest now')],
  button: POST,
};
const LOOK_FIRST: Advice = {
  text: [
    plain('Look whether it stands in this channel. If it does not, '),
    command('digest now'),
    plain(' posts one.'),
  ],
  button: POST,
};
const SUBSCRIBE: Advice = {
  text: [plain('To have digests: '), command('digest subscribe')],
  button: { label: 'Subscribe', line: 'digest subscribe' },
};
const RESCHEDULE: Advice = {
  text: [
    plain('To have them on other days: '),
    command('digest subscribe'),
    plain(', or '),
    command('digest schedule'),
  ],
  button: { label: 'Change', line: 'digest subscribe' },
};
const CHANGE_QUIET: Advice = {
  text: [plain('To get something on days with nothing new: '), command('digest quiet library')],
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
      return view?.quiet === 'skip' && entry.report.reason === QUIET_DAY ? [CHANGE_QUIET] : [];
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

/** What can be done, each thing once, in the order of the day. */
export function adviceFor({ entries, nothingDue }: DayAccount, records: DayRecords): readonly Advice[] {
  const advice = [
    ...entries.flatMap((entry) => adviceForEntry(entry, records)),
    ...(nothingDue === undefined ? [] : [ADVICE_FOR_NOTHING[nothingDue]]),
  ];
  return [...new Set(advice)];
}

/** The buttons of advice, then others; no line twice, because a platform may refuse a message in which one is. */
export function buttonsOf(advice: readonly Advice[], others: readonly Button[]): readonly Button[] {
  const all = [...advice.map(({ button }) => button), ...others];
  return [...new Map(all.map((button) => [button.line, button])).values()];
}
