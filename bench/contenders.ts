/**
 * Who is measured: the bot, and a floor bot that does the same work on the SDKs alone. The floor runs twice, under
 * two names, because the difference between the two of them is noise.
 */

export const CONTENDERS = ['bot', 'floorA', 'floorB'] as const;

export type Contender = (typeof CONTENDERS)[number];

/** One value for each contender. */
export type ByContender<Value> = Readonly<Record<Contender, Value>>;

/** Makes one value for each contender, one after the other. */
export async function forEachContender<Value>(
  make: (contender: Contender) => Promise<Value>,
): Promise<ByContender<Value>> {
  return { bot: await make('bot'), floorA: await make('floorA'), floorB: await make('floorB') };
}

/**
 * The order of a round. Over six rounds everybody takes every place, and comes after each of the others, equally
 * often: a round leaves its garbage and its caches to whoever comes next.
 */
export function orderOf(round: number): readonly Contender[] {
  const count = CONTENDERS.length;
  const circle = Math.floor(round / count) % 2 === 0 ? CONTENDERS : CONTENDERS.toReversed();
  const first = round % count;
  return [...circle.slice(first), ...circle.slice(0, first)];
}

/**
 * Measures every contender once a round, in turn, so that whatever else the machine does meets all of them alike.
 * @param measure measures one contender once.
 * @returns what was measured, round by round.
 */
export async function interleaved<Result>(
  rounds: number,
  measure: (contender: Contender) => Promise<Result>,
): Promise<readonly ByContender<Result>[]> {
  const results: ByContender<Result>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const measured = new Map<Contender, Result>();
    for (const contender of orderOf(round)) measured.set(contender, await measure(contender));
    results.push({
      bot: resultOf(measured, 'bot'),
      floorA: resultOf(measured, 'floorA'),
      floorB: resultOf(measured, 'floorB'),
    });
  }
  return results;
}

function resultOf<Result>(measured: ReadonlyMap<Contender, Result>, contender: Contender): Result {
  const result = measured.get(contender);
  if (result === undefined) throw new Error(`The ${contender} was left out of a round.`);
  return result;
}
