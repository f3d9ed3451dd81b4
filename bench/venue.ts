/** Where a contender is asked: a sandbox of its own, so that contenders never meet. */
import type { Arrival } from './lanes.ts';

/** The most questions that a venue can have under way at once. */
export const MOST_LANES = 20;

export interface Venue extends AsyncDisposable {
  /** The settings with which a contender connects, by their names in the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Asks the scenario's question and waits until its answer has arrived.
   * @param lane from 0 to below {@link MOST_LANES}; a lane carries one question at a time.
   */
  ask(lane: number): Promise<Arrival>;
  /** Forgets what was said, so that long runs need no more memory than short ones. Nothing may be under way. */
  forget(): void;
}

/** A lane's channel. @throws RangeError where there are not so many. */
export function channelOf(channels: readonly string[], lane: number): string {
  const channel = channels[lane];
  if (channel === undefined) throw new RangeError(`There is no lane ${lane}.`);
  return channel;
}

/** The names of the channels that are lanes. */
export const LANE_NAMES: readonly string[] = Array.from({ length: MOST_LANES }, (_, lane) => `lane-${lane}`);
