/**
 * The digest without a platform: what it would post, and what the ledger says, read beside a running bot.
 */
import { pino } from 'pino';
import type { LoadedLibrary } from '../briefs/library.ts';
import { keyPointText, quotationElement, quotedBy } from '../commands/attribution.ts';
import { firstAnswer } from '../commands/brief-card.ts';
import { DEFAULT_DATABASE, readConfig } from '../config.ts';
import { createDigest } from '../digest/create-digest.ts';
import type { Digest } from '../digest/digest.ts';
import { openStore } from '../store/open-store.ts';

/** A digest that can be read, until it is closed. */
export interface ReadableDigest {
  readonly digest: Digest;
  close(): Promise<void>;
}

/**
 * Opens the digest of the settings for reading. It changes nothing, and posts nothing.
 *
 * @throws ConfigError, StoreError
 */
export async function readDigest(
  environment: NodeJS.ProcessEnv,
  library: LoadedLibrary,
): Promise<ReadableDigest> {
  const { surroundings, schedule, quiet, databaseUrl } = readConfig(environment);
  const { slack, discord } = surroundings.kind === 'platforms' ? surroundings : {};
  const store = await openStore(databaseUrl ?? DEFAULT_DATABASE, 'read');
  const digest = createDigest({
    subscriptions: [
      ...(slack?.digestChannels ?? []).map((channel) => ({ platform: 'slack', channel, schedule })),
      ...(discord?.digestChannels ?? []).map((channel) => ({ platform: 'discord', channel, schedule })),
    ],
    store: store.digest,
    platforms: [],
    library: { catalogue: () => library.catalogue },
    presentation: { firstAnswer, quotation: quotationElement, quotedBy, keyPoint: keyPointText },
    quiet,
    clock: Date.now,
    log: pino({ level: 'silent' }),
  });
  return { digest, close: () => store.close() };
}
