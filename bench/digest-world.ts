/** The digest on a store of its own and a platform that takes everything, with a clock that is set by hand. */
import { resolve } from 'node:path';
import { pino } from 'pino';
import { openLibrary } from '../src/briefs/library.ts';
import { presentation } from '../src/commands/presentation.ts';
import { createDigest, type RunningDigest } from '../src/digest/create-digest.ts';
import type { DigestStore } from '../src/digest/store.ts';
import { nodeTimer, type Timer } from '../src/digest/timer.ts';
import { openStore } from '../src/store/open-store.ts';
import { acceptingPlatform, type Counter, type DRAWN } from './digest-platform.ts';
import { type Population, populate } from './digest-population.ts';

/** What a world is made of. */
export interface DigestWorldOptions {
  readonly platform: keyof typeof DRAWN;
  readonly population: Omit<Population, 'platform'>;
  readonly counter: Counter;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Node's own unless told otherwise. */
  readonly timer?: Timer;
}

/** The digest at work, and its store. */
export interface DigestWorld extends AsyncDisposable {
  readonly digest: RunningDigest;
  readonly store: DigestStore;
}

const BRIEFS = resolve(import.meta.dirname, '../briefs');

/** What goes wrong shows in the counts. */
const log = pino({ level: 'silent' });

/** Opens a world. @param path a SQLite file that does not exist yet. */
export async function openDigestWorld(path: string, options: DigestWorldOptions): Promise<DigestWorld> {
  const { platform, population, counter, clock, timer = nodeTimer } = options;
  await populate(path, { platform, ...population });
  const stack = new AsyncDisposableStack();
  const library = await openLibrary({ directory: BRIEFS, log });
  stack.defer(() => library.close());
  const store = await openStore(path, { clock });
  stack.defer(() => store.close());
  const digest = createDigest({
    subscriptions: [],
    store: store.digest,
    holder: 'bench',
    platforms: [acceptingPlatform(platform, counter)],
    library,
    presentation,
    quiet: 'library',
    clock,
    random: () => 0,
    timer,
    log,
  });
  stack.defer(() => digest.stop());
  await digest.recover();
  return { digest, store: store.digest, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
