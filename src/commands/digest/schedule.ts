/**
 * `digest schedule <days times> [zone]`: when a channel's digests come.
 */
import { command, notice } from '../../cards/card.ts';
import { parseSchedule, readScheduleWords } from '../../digest/schedule.ts';
import type { Answer, Request } from '../command.ts';
import { changedAnswer } from './changes.ts';
import { managed, type SubscribedChannel, subscribed } from './channel.ts';
import { tooOften, withSchedule } from './meant-schedule.ts';
import { correctedLines, meantBy, nearestSentence, wrongWords } from './meant-words.ts';
import type { DigestCommandSources } from './sources.ts';
import { scheduleInShort } from './subscription-card.ts';
import { type Correction, unclearChange } from './unclear.ts';
import { chooseZone } from './zone-choice.ts';

const COMMAND = 'digest schedule';
const EXAMPLE = 'digest schedule mon,thu 09:00,17:15 Europe/Berlin';

/** What is missing or written otherwise, in whole sentences. */
function adviceFor({ days, times, rest }: ReturnType<typeof readScheduleWords>): readonly string[] {
  return [
    ...wrongWords(rest),
    ...tooOften(times),
    ...(days.length === 0 ? ['The days are missing.'] : []),
    ...(times.length === 0 ? ['The time is missing.'] : []),
    ...(rest.length > 0
      ? ['Days are written as daily, weekdays or mon,thu, times as 09:00, a time zone as Europe/Berlin.']
      : []),
  ];
}

/** A line in which more is wrong than what was corrected would be unclear again. */
const isClear = ({ line }: Correction) => parseSchedule(line.slice(COMMAND.length)).ok;

async function change(
  { catalogue }: DigestCommandSources,
  input: string,
  request: Request,
  channel: SubscribedChannel,
): Promise<Answer> {
  const { digest, address, view } = channel;
  const words = readScheduleWords(input.split(/\s+/).filter((word) => word !== ''));
  const choice = await chooseZone(words.zone, request, channel);
  const parsed = parseSchedule(words.read.join(' '), choice.zone);
  if (!parsed.ok || words.rest.length > 0 || tooOften(words.times).length > 0) {
    const [word = ''] = words.rest;
    const meant = meantBy(word);
    const corrected = words.rest.length === 1 ? correctedLines(COMMAND, input, word, meant) : [];
    const account = {
      understood: words.read.length === 0 ? [] : [words.read.join(' ')],
      unknown: words.rest,
      advice: [...nearestSentence(meant), ...adviceFor(words)],
      corrections: withSchedule(COMMAND, input, corrected).filter(isClear),
      example: EXAMPLE,
    };
    return unclearChange(account, request);
  }
  const changed = await digest.change(address, { schedule: parsed.schedule });
  return changedAnswer({ view: changed, undo: `digest schedule ${view.schedule}`, choice }, catalogue());
}

/** Gives a subscription another schedule, or tells the one it has. */
export function schedule(sources: DigestCommandSources, input: string, request: Request): Promise<Answer> {
  return managed(sources, request, 'Changing when digests come', (here) =>
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
