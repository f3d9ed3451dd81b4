/**
 * `digest why [date]`: why a channel got, or did not get, a digest.
 */
import type { DeliveryReport } from '../../digest/digest.ts';
import type { Answer, Request } from '../command.ts';
import type { NamedDate } from './calendar-words.ts';
import { type Channel, inChannel, obstacleTo } from './channel.ts';
import { readDay } from './date-words.ts';
import { boundsOfDay, inZone, zoneOfSchedule } from './local-time.ts';
import type { DigestCommandSources } from './sources.ts';
import { unclear } from './unclear.ts';
import { whyCard } from './why-card.ts';
import { chooseZone } from './zone-choice.ts';

/** The day that is asked about: the one typed, else that of the last delivery, else today. */
function dayAskedFor(
  { input, at, zone }: { readonly input: string; readonly at: number; readonly zone: string },
  last: DeliveryReport | undefined,
): NamedDate {
  if (input === '') return inZone(last?.due ?? at, zone).toPlainDate();
  return readDay(input, inZone(at, zone).toPlainDate());
}

/** The zone of a channel's days: that of its schedule, else the one in which a schedule would be. */
async function zoneOf(channel: Channel, request: Request): Promise<string> {
  const { schedule = '' } = channel.view ?? {};
  return schedule === '' ? (await chooseZone(undefined, request, channel)).zone : zoneOfSchedule(schedule);
}

/** Accounts for one day of the channel of a request. */
export function why(sources: DigestCommandSources, input: string, request: Request): Promise<Answer> {
  return inChannel(sources, request, async (channel) => {
    const { digest, address, view } = channel;
    const zone = await zoneOf(channel, request);
    const [last] = await digest.history(address, 1);
    const date = dayAskedFor({ input, at: request.at, zone }, last);
    if (date === undefined || date === 'none') {
      const advice = [
        ...(date === 'none' ? ['That day is not in the calendar, or not with that day of the week.'] : []),
        'A day is today, yesterday, monday, or a date such as 2026-11-24 or 24 November 2026.',
      ];
      return unclear({ understood: [], unknown: [input], advice, example: 'digest why yesterday' }, request);
    }
    const { from, to } = boundsOfDay(date, zone);
    const deliveries = await digest.deliveries(address, from, to);
    const obstacle = view && (await obstacleTo(digest, view));
    const card = whyCard({
      date,
      zone,
      now: request.at,
      deliveries,
      everDelivered: last !== undefined,
      ...(view === undefined ? {} : { view }),
      ...(channel.thread === undefined ? {} : { thread: channel.thread }),
      ...(obstacle === undefined ? {} : { obstacle }),
    });
    return { outcome: 'answered', card, audience: 'asker' };
  });
}
