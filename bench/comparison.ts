/** The bot beside the floor, and the floor beside itself. */
import type { ByContender } from './contenders.ts';
import { median } from './statistics.ts';

/** What many rounds come to. */
export interface Comparison {
  /** The bot against the floor, which is the mean of the two floors of a round: the median over the rounds. */
  readonly value: number;
  /** The second floor against the first, round by round: what is not the bot's doing. */
  readonly noise: number;
  /** Medians of what was measured itself, for orientation. */
  readonly bot: number;
  readonly floor: number;
}

type Rounds = readonly ByContender<number>[];

const floorOf = ({ floorA, floorB }: ByContender<number>): number => (floorA + floorB) / 2;

function compared(rounds: Rounds, against: (one: number, floor: number) => number): Comparison {
  return {
    value: median(rounds.map((round) => against(round.bot, floorOf(round)))),
    noise: median(rounds.map(({ floorA, floorB }) => against(floorB, floorA))),
    bot: median(rounds.map(({ bot }) => bot)),
    floor: median(rounds.map(floorOf)),
  };
}

/** How many times as much the bot takes: the ratio within each round, and of these the median. */
export const ratios = (rounds: Rounds): Comparison => compared(rounds, (one, floor) => one / floor);

/** How much more the bot takes: the difference within each round, and of these the median. */
export const differences = (rounds: Rounds): Comparison => compared(rounds, (one, floor) => one - floor);
