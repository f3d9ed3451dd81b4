/** A channel that somebody subscribes, and what is wished for it. */
import type { ChannelAddress, Wish } from '../../src/digest/digest.ts';
import { parseSchedule } from '../../src/digest/schedule.ts';
import type { Bot } from './bot.ts';

export const address: ChannelAddress = { platform: 'slack', channel: 'C7' };

export function scheduleOf(words: string): Wish['schedule'] {
  const parsed = parseSchedule(words);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.schedule;
}

/** A wish with a schedule in words. */
export const wish = (words = 'daily 09:00 UTC', overrides: Partial<Wish> = {}): Wish => ({
  schedule: scheduleOf(words),
  topics: [],
  quiet: 'library',
  person: 'U1',
  ...overrides,
});

/** Times to the minute. */
export const utc = (times: readonly number[] | undefined) =>
  times?.map((time) => new Date(time).toISOString().slice(0, 16));

/** The channel's subscription as people see it. */
export async function viewIn(bot: Bot, channel = address) {
  const view = await bot.digest.subscription(channel);
  if (view === undefined) throw new Error('Not subscribed');
  return view;
}
