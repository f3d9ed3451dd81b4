/**
 * `npm run -s digest -- --preview`: what each channel's next digest would hold, and when it is due.
 */
import { parseArgs } from 'node:util';
import { type LoadedLibrary, loadLibrary } from '../briefs/library.ts';
import { toPlainText } from '../cards/plain-text.ts';
import { previewCard } from '../commands/digest/preview-card.ts';
import type { ChannelAddress, Preview } from '../digest/digest.ts';
import { briefsDirectory } from './briefs-directory.ts';
import type { Output } from './check.ts';
import { readDigest } from './read-digest.ts';
import { openForReading } from './read-store.ts';

const USAGE = 'Usage: npm run -s digest -- --preview';

/** Stands for any channel that has not had a digest yet. */
const NEWCOMER: ChannelAddress = { platform: 'none', channel: 'A new channel' };

const NO_CHANNEL =
  'No digest channel is set (SLACK_DIGEST_CHANNEL, DISCORD_DIGEST_CHANNEL). A new channel would begin with this.\n';

function asksForPreview(input: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...input], options: { preview: { type: 'boolean' } } }).values.preview === true;
  } catch {
    // An option that does not exist, or a word where none belongs: the usage says what does.
    return false;
  }
}

/** The briefs as the bot serves them: those of the files, and those that are published in the store. */
async function readLibrary(directory: string, environment: NodeJS.ProcessEnv): Promise<LoadedLibrary> {
  const store = await openForReading(environment);
  try {
    return await loadLibrary(directory, store?.editorial);
  } finally {
    await store?.close();
  }
}

async function previews(
  environment: NodeJS.ProcessEnv,
  library: LoadedLibrary,
  channels?: readonly ChannelAddress[],
): Promise<readonly Preview[]> {
  const { digest, close } = await readDigest(environment, library, channels);
  try {
    return await digest.preview();
  } finally {
    await close();
  }
}

/**
 * Prints what comes next in each digest channel, from what the store says of it, beside a running bot or without.
 * Where no channel is set, it prints what a new one would begin with.
 *
 * @param directory the folder of briefs.
 * @returns the exit code: 0, or 2 for a wrong call, a wrong setting, or a library or a store that cannot be read.
 */
export async function runDigest(
  input: readonly string[],
  directory: string,
  environment: NodeJS.ProcessEnv,
  output: Output,
): Promise<number> {
  if (!asksForPreview(input)) {
    output.complain(USAGE);
    return 2;
  }
  try {
    const library = await readLibrary(directory, environment);
    const next = await previews(environment, library);
    if (next.length === 0) output.print(NO_CHANNEL);
    const shown = next.length === 0 ? await previews(environment, library, [NEWCOMER]) : next;
    output.print(toPlainText(previewCard(shown)));
    return 0;
  } catch (error) {
    // A library without a brief, a wrong setting, a store that cannot be read: each says what to do.
    output.complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

if (import.meta.main) {
  process.exitCode = await runDigest(process.argv.slice(2), briefsDirectory(), process.env, {
    print: console.log,
    complain: console.error,
  });
}
