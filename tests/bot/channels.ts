/** The digest channels of a newsroom, which must hold the same on both platforms. */
import { titles } from './days.ts';
import { HEADLINE } from './lighthouse.ts';
import type { Newsroom } from './newsroom.ts';
import { eventually } from './waiting.ts';

/** The first lines of posts. */
export const FIRST_LINES = {
  ferry: 'New in the library: The winter without a ferry',
  lighthouse: `New in the library: ${HEADLINE}`,
  corrected: `Correction: ${HEADLINE}`,
  library: 'From the library',
} as const;

/**
 * Waits until so many posts stand in each channel. @returns their first lines.
 * @throws Error where the two channels do not hold the same.
 */
export async function arrived(room: Newsroom, count: number): Promise<readonly (string | undefined)[]> {
  await eventually(async () => {
    if (room.counts().every((one) => one >= count)) return true;
    // As the bot does every minute: a tick of its own may have been under way when the time was moved.
    await room.bot().tick();
    return undefined;
  });
  const [slack, discord] = [titles(room.slackPosts()), titles(room.discordPosts())];
  if (slack.join('\n') !== discord.join('\n')) throw new Error(JSON.stringify({ slack, discord }));
  return slack;
}
