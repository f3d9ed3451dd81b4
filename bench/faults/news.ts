/** News for the channels while bots are ended: corrections of briefs that they have seen. */
import type { SeededRandom } from '../../src/sandbox/seeded-random.ts';
import { correctBrief } from './briefs.ts';
import { realPause } from './fast-time.ts';

/** From one correction to the next, in real milliseconds. */
const CORRECT_EVERY = 2_000;

/** The briefs that are corrected: the first ones, which channels have soon seen. */
const LAST_CORRECTED = 9;

/** News under way. */
export interface News {
  /** Resolves once there is no more. */
  end(): Promise<void>;
}

/** Corrects one brief after another. @param directory the folder of briefs. */
export function makeNews(directory: string, random: SeededRandom): News {
  const ended = new AbortController();
  const correct = async () => {
    for (let number = 1; !ended.signal.aborted; number += 1) {
      await correctBrief(directory, random.between(0, LAST_CORRECTED), `Corrected for the ${number}th time.`);
      await realPause(CORRECT_EVERY, ended.signal).catch(() => undefined);
    }
  };
  const underWay = correct();
  return {
    async end() {
      ended.abort();
      await underWay;
    },
  };
}
