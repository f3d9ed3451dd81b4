import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listCommands, MANIFEST_FILE, manifestText, runManifest } from '../../src/cli/manifest.ts';
import { slashCommands } from '../../src/commands/command.ts';
import { startSlackSandbox } from '../../src/sandbox/slack/sandbox.ts';

const manifest = z.object({
  display_information: z.object({ name: z.string() }),
  features: z.object({
    bot_user: z.object({ display_name: z.string() }),
    slash_commands: z.array(z.object({ command: z.string(), description: z.string() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
    interactivity: z.object({ is_enabled: z.boolean() }),
    socket_mode_enabled: z.boolean(),
  }),
});

describe('npm run manifest', () => {
  let directory: string;
  let printed: string[];
  let complaints: string[];
  const run = (...input: readonly string[]) =>
    runManifest(input, directory, {
      print: (line) => void printed.push(line),
      complain: (line) => void complaints.push(line),
    });
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'manifest-'));
    printed = [];
    complaints = [];
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('writes what the repository holds: after a change of the commands, run it', async () => {
    expect(await run()).toBe(0);
    const written = await readFile(join(directory, MANIFEST_FILE), 'utf8');
    expect(written).toBe(manifestText());
    expect(await readFile(MANIFEST_FILE, 'utf8')).toBe(written);
  });

  it('has every command of the bot but help, and Slack takes it', async () => {
    const parsed = manifest.parse(JSON.parse(manifestText()));
    const names = slashCommands(listCommands().list).map(({ name }) => `/${name}`);
    expect(names).toEqual(['/brief', '/quote', '/digest', '/draft']);
    expect(parsed.features.slash_commands.map(({ command }) => command)).toEqual(names);
    const slack = await startSlackSandbox({ manifest: parsed });
    await slack.stop();
  });

  it('prints the manifest that may read history, and leaves the file alone', async () => {
    expect(await run('--with-history')).toBe(0);
    const { bot } = manifest.parse(JSON.parse(printed.join('\n'))).oauth_config.scopes;
    expect(bot).toContain('channels:history');
    await expect(readFile(join(directory, MANIFEST_FILE))).rejects.toThrow('ENOENT');
  });

  it('prints the manifest for an address of one’s own', async () => {
    expect(await run('--http', 'https://bot.example.org')).toBe(0);
    expect(manifest.parse(JSON.parse(printed.join('\n'))).settings.socket_mode_enabled).toBe(false);
    expect(printed.join('\n')).toContain('"https://bot.example.org/slack/events"');
  });

  it.each([['--http', 'ftp://bot.example.org'], ['--history'], ['--http']])(
    'explains itself where it is called wrongly (%s %s)',
    async (...input) => {
      expect(await run(...input)).toBe(2);
      expect(complaints.join('\n')).toContain('--with-history');
      expect(printed).toEqual([]);
    },
  );
});
