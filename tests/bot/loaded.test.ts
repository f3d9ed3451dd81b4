import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { startDiscordSandbox } from '../../src/sandbox/discord/sandbox.ts';
import { startSlackSandbox } from '../../src/sandbox/slack/sandbox.ts';
import { commandsOver } from '../fixtures/commands.ts';
import { startProgram } from './program.ts';

/** Notes every module that a program loads, one address a line. */
const NOTER = `
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    appendFileSync(process.env.LOADED, resolved.url + '\\n');
    return resolved;
  },
});
`;

/** Starts the program, waits until it says so, ends it, and returns the modules that it loaded. */
async function loadedBy(
  settings: Readonly<Record<string, string>>,
  until: { readonly says: string } | { readonly prints: string },
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-loaded-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [noter, list] = [join(folder, 'noter.mjs'), join(folder, 'list')];
  await writeFile(noter, NOTER);
  const program = await startProgram({
    settings: { ...settings, LOADED: list, NODE_OPTIONS: `--import=${pathToFileURL(noter)}` },
  });
  await ('says' in until ? program.says(until.says) : program.prints(until.prints));
  program.signal('SIGTERM');
  await program.ended;
  return (await readFile(list, 'utf8')).split('\n');
}

const among = (loaded: readonly string[], pattern: RegExp) => loaded.filter((url) => pattern.test(url));

/** What belongs to the sandbox and its page, and to nothing else. */
const SANDBOX =
  /\/src\/(?:sandbox\/|trial)|\/node_modules\/(?:vite|rolldown|react|react-dom|slack-blocks-to-jsx|@skyra|discord-api-spec)\//;

/** What reads articles, feeds and texts: nobody needs it before an editor drafts, or a feed is due. */
const DRAFTING =
  /\/node_modules\/(?:wink-nlp|wink-eng-lite-web-model|linkedom|@mozilla\/readability|feedsmith)\//;

describe('What the program loads', () => {
  it('is nothing of the sandbox, of its page or of what drafts where the tokens of platforms are set', async () => {
    const slack = await startSlackSandbox({ manifest: slackManifest(commandsOver([])) });
    onTestFinished(() => slack.stop());
    const discord = await startDiscordSandbox({ rateLimits: 'none' });
    onTestFinished(() => discord.stop());
    const loaded = await loadedBy(
      {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        SANDBOX: '1',
        DATABASE_URL: ':memory:',
        LOG_LEVEL: 'info',
      },
      { says: 'Verbatim is ready' },
    );
    expect(among(loaded, /\/@slack\/bolt\//).length).toBeGreaterThan(0);
    expect(among(loaded, /\/discord\.js\//).length).toBeGreaterThan(0);
    expect(among(loaded, SANDBOX)).toEqual([]);
    expect(among(loaded, DRAFTING)).toEqual([]);
  });

  it('is the sandbox where no token is set', async () => {
    const loaded = await loadedBy({}, { prints: 'Open http' });
    expect(among(loaded, /\/src\/sandbox\/web\/server\.ts$/)).toHaveLength(1);
    // React is in the page that was built, and nowhere in the bot.
    expect(among(loaded, /\/node_modules\/react(?:-dom)?\//)).toEqual([]);
  });
});
