/**
 * `npm run manifest`: writes manifest.json, from which Slack creates the app.
 *
 * With options it prints another manifest instead: manifest.json stays the one that the repository holds.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCatalogue } from '../briefs/catalogue.ts';
import type { Commands } from '../commands/command.ts';
import { noDigest } from '../commands/digest/no-digest.ts';
import { noDesk } from '../commands/draft/no-desk.ts';
import { createCommands } from '../commands/index.ts';
import { type ManifestOptions, slackManifest } from '../platforms/slack/manifest.ts';
import type { Output } from './check.ts';

/** The manifest's file, at the top of the repository. */
export const MANIFEST_FILE = 'manifest.json';

const USAGE = `Usage: npm run manifest                          writes ${MANIFEST_FILE}
       npm run -s manifest -- --with-history    prints the manifest that lets the bot read channels it is in
       npm run -s manifest -- --http URL        prints the manifest for HTTP at URL instead of Socket Mode
Paste it at https://api.slack.com/apps, “Create New App”, “From a manifest”.`;

/** The bot's commands, as they are listed; they have nothing to answer from. */
export function listCommands(): Commands {
  const catalogue = createCatalogue([]);
  return createCommands({
    catalogue: () => catalogue,
    digest: () => noDigest,
    desk: () => noDesk,
    hasContext: () => false,
    limit: 'off',
    problems: () => [],
    random: () => 0,
  });
}

/** The manifest as the text of a file. */
export function manifestText(options: ManifestOptions = {}): string {
  return `${JSON.stringify(slackManifest(listCommands(), options), null, 2)}\n`;
}

function readCall(input: readonly string[]): ManifestOptions | undefined {
  try {
    const { values } = parseArgs({
      args: [...input],
      options: { 'with-history': { type: 'boolean', default: false }, http: { type: 'string' } },
    });
    const { 'with-history': history, http } = values;
    if (http !== undefined && !/^https:\/\/[^/]/.test(http)) return undefined;
    return { history, ...(http === undefined ? {} : { http }) };
  } catch {
    // An option that does not exist, or one without its value: the usage says what does.
    return undefined;
  }
}

/**
 * Writes or prints a manifest.
 *
 * @param directory where {@link MANIFEST_FILE} is written.
 * @returns the exit code: 0, or 2 for a wrong call.
 */
export async function runManifest(
  input: readonly string[],
  directory: string,
  output: Output,
): Promise<number> {
  const options = readCall(input);
  if (options === undefined) {
    output.complain(USAGE);
    return 2;
  }
  const text = manifestText(options);
  if (options.history === true || options.http !== undefined) {
    output.print(text.trimEnd());
    return 0;
  }
  await writeFile(join(directory, MANIFEST_FILE), text);
  output.print(`Wrote ${MANIFEST_FILE}`);
  return 0;
}

if (import.meta.main) {
  process.exitCode = await runManifest(process.argv.slice(2), '.', {
    print: console.log,
    complain: console.error,
  });
}
