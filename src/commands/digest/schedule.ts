/**
 * `digest schedule <days times> [zone]`: when a channel's digests come.
 */
import { command, notice } from '../../cards/card.ts';
import type { SubscriptionView } from '../../digest/digest.ts';
import {
  findScheduleWords,
  parseSchedule,
  type ScheduleWords,
  scheduleInWords,
  typedZone,
} from '../../digest/schedule.ts';
import { isMixed } from '../../digest/schedule-groups.ts';
import type { Answer, Request } from '../command.ts';
import { changedAnswer } from './changes.ts';
import { managedIf, type SubscribedChannel, subscribed } from './channel.ts';
import { onlyWeekly, tooOften, withSchedule } from './meant-schedule.ts';
import { correctedLines, meantBy, nearestSentence, shortZone, wrongWords } from './meant-words.ts';
import { mixedSentence, separateLines, understoodSchedule } from './mixed-schedule.ts';
import type { DigestCommandSources } from './sources.ts';
import { scheduleToType } from './subscribe-words.ts';
import { scheduleInShort } from './subscription-card.ts';
import { type Correction, unclearChange } from './unclear.ts';
import { chooseZone } from './zone-choice.ts';
import { zonesMeantBy } from './zone-names.ts';

const COMMAND = 'digest schedule';
const wordsOf = (input: string) => input.split(/\s+/).filter((word) => word !== '');

const EXAMPLE = 'digest schedule mon,thu 09:00,17:15 Europe/Berlin';

/** What is missing or written otherwise, in whole sentences. */
function adviceFor({ days, times, groups, zone, rest }: ScheduleWords, input: string): readonly string[] {
  const second = zone !== undefined && rest.some((word) => typedZone(word) !== undefined);
  return [
    ...wrongWords(rest),
    ...shortZone(rest),
    ...tooOften(times),
    ...onlyWeekly(input),
    ...mixedSentence(groups),
    ...(days.length === 0 ? ['The days are missing.'] : []),
    ...(times.length === 0 ? ['The time is missing.'] : []),
    ...(second ? ['There is more than one time zone.'] : []),
    ...(rest.length > 0 && !second
      ? ['Days are written as daily, weekdays or mon,thu, times as 09:00, a time zone as Europe/Berlin.']
      : []),
  ];
}

/** A line in which more is wrong than what was corrected would be unclear again. */
const isClear = ({ line }: Correction) => {
  const { read, rest, times } = findScheduleWords(wordsOf(line.slice(COMMAND.length)));
  return rest.length === 0 && parseSchedule(read.join(' ')).ok && tooOften(times).length === 0;
};

/** The schedule that a channel has, in the zones that somebody may mean who names nothing else. */
function inAnotherZone({ zone, rest }: ScheduleWords, { schedule }: SubscriptionView): readonly Correction[] {
  const parsed = parseSchedule(schedule);
  if (!parsed.ok) return [];
  const zones = zone === undefined ? zonesMeantBy(rest.join(' ')) : rest.length === 0 ? [zone] : [];
  return zones.map((one) => {
    const words = scheduleInWords({ ...parsed.schedule, zone: one });
    return { label: words, line: `${COMMAND} ${words}` };
  });
}

function unclearSchedule(
  input: string,
  words: ScheduleWords,
  view: SubscriptionView,
  request: Request,
): Answer {
  const { days, times, groups, zone, read, rest } = words;
  const [word = ''] = rest;
  const meant = meantBy(word);
  const corrected = rest.length === 1 ? correctedLines(COMMAND, input, word, meant) : [];
  const corrections = [
    ...separateLines(COMMAND, groups, zone === undefined ? [] : [zone]),
    ...(days.length + times.length === 0 ? inAnotherZone(words, view) : []),
    ...withSchedule(COMMAND, input, corrected),
  ].filter(isClear);
  const account = {
    understood: understoodSchedule(groups, read, zone),
    unknown: rest,
    advice: [...nearestSentence(meant, isMixed(groups) ? [] : corrections), ...adviceFor(words, input)],
    corrections,
    example: EXAMPLE,
  };
  return unclearChange(account, request);
}

async function change(
  { catalogue }: DigestCommandSources,
  input: string,
  request: Request,
  channel: SubscribedChannel,
): Promise<Answer> {
  const { digest, address, view } = channel;
  const words = findScheduleWords(wordsOf(input));
  const choice = await chooseZone(words.zone, request, channel);
  const parsed = parseSchedule(words.read.join(' '), choice.zone);
  if (!parsed.ok || words.rest.length > 0 || tooOften(words.times).length > 0)
    return unclearSchedule(input, words, view, request);
  const changed = await digest.change(address, { schedule: parsed.schedule });
  const undo = `${COMMAND} ${scheduleToType(view.schedule)}`;
  return changedAnswer({ before: view, view: changed, undo, choice }, catalogue());
}

/** Gives a subscription another schedule, or tells the one it has. */
export function schedule(sources: DigestCommandSources, input: string, request: Request): Promise<Answer> {
  return managedIf(input !== '', sources, request, 'Changing when digests come', (here) =>
    subscribed(here, async (channel) => {
      if (input !== '') return change(sources, input, request, channel);
      const card = notice(
        `Digests come ${scheduleInShort(channel.view)}. To change that: `,
        command(EXAMPLE),
      );
      return { outcome: 'answered', card, audience: 'asker' };
    }),
  );
}
