/** How much memory the process holds (its resident set), connected to both platforms and after some answers. */
import { openBothVenues } from './both-venues.ts';
import { differences } from './comparison.ts';
import { type Contender, forEachContender, interleaved } from './contenders.ts';
import { drive } from './load.ts';
import { BARS, type Measure } from './measure.ts';
import type { Options } from './options.ts';
import type { Workshop } from './workshop.ts';

const MOST_STARTS = 5;

/** What is asked on each platform before memory is read. */
const WARM_UP = { requests: 100, concurrency: 1 } as const;

/** @throws TypeError where a reply holds no number of bytes. */
function megabytesIn(reply: unknown): number {
  if (typeof reply === 'object' && reply !== null && 'bytes' in reply && typeof reply.bytes === 'number') {
    return reply.bytes / 1_000_000;
  }
  throw new TypeError('The memory of a process could not be read.');
}

/** Starts bot and floors in turn, asks them and reads their memory. */
export async function measureMemory(
  workshop: Workshop,
  { rounds }: Pick<Options, 'rounds'>,
): Promise<Measure> {
  await using stack = new AsyncDisposableStack();
  const venues = await forEachContender(() => openBothVenues(stack));
  const measure = async (contender: Contender): Promise<number> => {
    const { slack, discord, environment } = venues[contender];
    await using child = await workshop.start(contender, environment, 'probed');
    for (const venue of [slack, discord]) {
      await Promise.race([drive(venue, WARM_UP), child.failure]);
      venue.forget();
    }
    return megabytesIn(await child.request('settle'));
  };
  return {
    ...differences(await interleaved(Math.min(rounds, MOST_STARTS), measure)),
    subject: 'memory',
    title: 'Memory, both platforms',
    detail: 'after 200 answers',
    kind: 'difference',
    unit: 'MB',
    bar: BARS.memory,
  };
}
