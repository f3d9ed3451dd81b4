/**
 * How long a start takes: from the process's start until it is ready. The bot has read its briefs, opened its store,
 * recovered its digest and connected to both platforms then; the floor has connected.
 */
import { openBothVenues } from './both-venues.ts';
import { ratios } from './comparison.ts';
import { CONTENDERS, type Contender, forEachContender, interleaved } from './contenders.ts';
import { BARS, type Measure } from './measure.ts';
import type { Options } from './options.ts';
import type { Workshop } from './workshop.ts';

/** A start takes as long as hundreds of answers. */
const MOST_STARTS = 10;

/** Starts bot and floors in turn. Each has been started once before, as somebody's second start finds it. */
export async function measureStart(
  workshop: Workshop,
  { rounds }: Pick<Options, 'rounds'>,
): Promise<Measure> {
  await using stack = new AsyncDisposableStack();
  const venues = await forEachContender(() => openBothVenues(stack));
  const start = async (contender: Contender): Promise<number> => {
    await using child = await workshop.start(contender, venues[contender].environment);
    return child.startMilliseconds;
  };
  for (const contender of CONTENDERS) await start(contender);
  return {
    ...ratios(await interleaved(Math.min(rounds, MOST_STARTS), start)),
    subject: 'start',
    title: 'Start to ready, both platforms',
    detail: 'median',
    kind: 'ratio',
    unit: 'ms',
    bar: BARS.start,
  };
}
