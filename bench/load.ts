/** Asks many questions, one at a time or several at once, and takes the time of each. */
import type { Venue } from './venue.ts';

/** How many questions, and how many of them under way at once (each lane asks its next when its last is answered). */
export interface Load {
  readonly requests: number;
  readonly concurrency: number;
}

/** @returns the milliseconds that each answer took. @throws Error where an answer does not come. */
export async function drive(
  venue: Pick<Venue, 'ask'>,
  { requests, concurrency }: Load,
): Promise<readonly number[]> {
  const times: number[] = [];
  let left = requests;
  const lane = async (index: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const { milliseconds } = await venue.ask(index);
      times.push(milliseconds);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, index) => lane(index)));
  return times;
}
