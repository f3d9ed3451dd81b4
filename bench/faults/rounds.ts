/** How a run is cut into rounds. Pure. */
import type { Options } from './options.ts';

/** The most kills of a round: Discord lets a bot log in a thousand times a day, and histories are read to their ends. */
const MOST_A_ROUND = 250;

/** How a run's kills are shared among rounds: each way of posting gets as many rounds as each other. */
export function roundsOf({ kills, slack }: Pick<Options, 'kills' | 'slack'>): readonly number[] {
  const turns = Math.max(1, Math.ceil(kills / slack.length / MOST_A_ROUND));
  const rounds = Math.min(kills, turns * slack.length);
  return Array.from(
    { length: rounds },
    (_, index) => Math.floor((kills * (index + 1)) / rounds) - Math.floor((kills * index) / rounds),
  );
}
