/**
 * The digest without a platform: what it would post, and what the ledger says, read beside a running bot.
 */
import { pino } from 'pino';
import type { LoadedLibrary } from '../briefs/library.ts';
import { presentation } from '../commands/presentation.ts';
import { type Config, DEFAULT_DATABASE, readConfig } from '../config.ts';
import { createDigest } from '../digest/create-digest.ts';
import type { ChannelAddress, Digest } from '../digest/digest.ts';
import { openStore } from '../store/open-store.ts';

/** A digest that can be read, until it is closed. */
export interface ReadableDigest {
  readonly digest: Digest;
  close(): Promise<void>;
}

/** The digest channels of the settings. */
function channelsOf({ surroundings }: Config): readonly ChannelAddress[] {
  const { slack, discord } = surroundings.kind === 'platforms' ? surroundings : {};
  return [
    ...(slack?.digestChannels ?? []).map((channel) => ({ platform: 'slack', channel })),
    ...(discord?.digestChannels ?? []).map((channel) => ({ platform: 'discord', channel })),
  ];
}

/**
 * Opens the digest of the settings for reading. It changes nothing, and posts nothing.
 *
 * @param channels the channels to tell of; those of the settings unless told otherwise.
 * @throws ConfigError, StoreError
 */
export async function readDigest(
  environment: NodeJS.ProcessEnv,
  library: LoadedLibrary,
  channels?: readonly ChannelAddress[],
): Promise<ReadableDigest> {
  const config = readConfig(environment);
  const { schedule, quiet, databaseUrl } = config;
  const store = await openStore(databaseUrl ?? DEFAULT_DATABASE, { access: 'read' });
  const digest = createDigest({
    subscriptions: (channels ?? channelsOf(config)).map((channel) => ({ ...channel, schedule })),
    store: store.digest,
    platforms: [],
    library: { catalogue: () => library.catalogue },
    presentation,
    quiet,
    // It takes nothing on.
    holder: 'reader',
    random: Math.random,
    clock: Date.now,
    log: pino({ level: 'silent' }),
  });
  return { digest, close: () => store.close() };
}
