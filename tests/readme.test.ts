import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'dotenv';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { piecesOf } from '../src/briefs/schema.ts';
import { PART_NAMES } from '../src/commands/brief-parts.ts';
import { DEFAULT_ANSWER_LIMIT, DEFAULT_DATABASE, readConfig } from '../src/config.ts';
import { scheduleInWords } from '../src/digest/schedule.ts';
import { inviteLink } from '../src/platforms/discord/invite.ts';
import { chatContext, commandsOver } from './fixtures/commands.ts';
import { firstBrief } from './fixtures/first-brief.ts';

const pathOf = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const textOf = (name: string) => readFileSync(pathOf(name), 'utf8');
const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

const readme = textOf('README.md');
const brief = firstBrief();
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')));

/** The words between backticks in a column of the first table behind a heading; columns are counted from 0. */
function tableBehind(heading: string, column: number): readonly string[] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const [rest = ''] = section.split('\n## ');
  const rows = rest.split('\n').filter((line) => line.startsWith('|'));
  return rows
    .slice(2)
    .map((row) => row.split(/(?<!\\)\|/)[column + 1] ?? '')
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word));
}

interface Asked {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A library of the first brief alone: what other briefs an editor adds must not matter here. */
const library = mkdtempSync(join(tmpdir(), 'verbatim-readme-'));
copyFileSync(pathOf('briefs/us-mexico-migration.yaml'), join(library, 'us-mexico-migration.yaml'));
afterAll(() => rmSync(library, { recursive: true }));

/** Asks as `npm run -s ask -- LINE` does, away from any file `.env` and from every setting of the developer's. */
async function ask(line: string): Promise<Asked> {
  const options = { cwd: tmpdir(), env: { BRIEFS_DIR: library } };
  try {
    const asked = await promisify(execFile)(process.execPath, [pathOf('src/cli/ask.ts'), line], options);
    return { code: 0, ...asked };
  } catch (error) {
    return z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }).parse(error);
  }
}

describe('the README', () => {
  it('shows first what the bot prints', async () => {
    const [, line = '', transcript = ''] = /^```text\n> (.+)\n\n([\s\S]+?)```$/m.exec(readme) ?? [];
    const { code, stdout } = await ask(line);
    expect(code).toBe(0);
    expect(folded(stdout)).toBe(folded(transcript));
  });

  it('names npm scripts that there are, and each runs a file that there is', () => {
    const named = new Set(
      [...readme.matchAll(/npm (?:run (?:-s )?)?(?!ci\b|run\b)([a-z]+)/g)].map(([, name = '']) => name),
    );
    expect(named.size).toBeGreaterThan(5);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
    for (const script of Object.values(scripts)) {
      const [, file] = /^node (\S+)/.exec(script) ?? [];
      if (file !== undefined) expect(existsSync(pathOf(file)), file).toBe(true);
    }
  });

  it('links to files that there are', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target);
    const listed = [...readme.matchAll(/^((?:src|briefs)\/\S*) {2,}/gm)].map(([, path = '']) => path);
    expect(listed.length).toBeGreaterThan(5);
    for (const path of [...targets, ...listed]) expect(existsSync(pathOf(path)), path).toBe(true);
  });

  it('lists the settings that the example lists, with the defaults that hold', () => {
    const example = parse(textOf('.env.example'));
    const listed = tableBehind('Settings', 0);
    expect([...listed].sort()).toEqual(Object.keys(example).sort());
    const { schedule, quiet, briefsDirectory, surroundings } = readConfig({});
    const defaults = tableBehind('Settings', 2);
    const prefix = surroundings.kind === 'sandbox' ? surroundings.prefix : '';
    for (const value of [
      scheduleInWords(schedule),
      quiet,
      briefsDirectory,
      prefix,
      DEFAULT_DATABASE,
      '5/10s',
    ])
      expect(defaults).toContain(value);
    expect(DEFAULT_ANSWER_LIMIT).toEqual({ answers: 5, within: 10_000 });
    // What is copied as it is changes nothing.
    expect(readConfig(example)).toEqual(readConfig({}));
  });

  it('prints the invite link with the permissions that the bot needs', () => {
    expect(readme).toContain(inviteLink('APPLICATION_ID'));
    expect(readme).toMatch(/\*\*[^*]*Message Content[^*]*`!quote`[^*]*\*\*/);
  });

  it('names the rights that the manifest asks for', () => {
    const manifest = z
      .object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) })
      .parse(JSON.parse(textOf('manifest.json')));
    for (const scope of manifest.oauth_config.scopes.bot) expect(readme).toContain(`\`${scope}\``);
  });

  it('shows lines to ask that are all answered', async () => {
    const lines = tableBehind('What you can ask', 0);
    expect(lines.length).toBeGreaterThan(8);
    const commands = commandsOver([brief]);
    for (const line of lines) {
      const { outcome } = await commands.answer(line, chatContext({ manages: true, edits: true }));
      // There is no channel here to subscribe.
      expect([line, outcome]).toEqual([line, line.startsWith('/digest subscribe') ? 'refused' : 'answered']);
    }
    const parts = tableBehind('What you can ask', 1);
    expect(parts).toEqual([...PART_NAMES, 'full']);
  });
});

describe('asking in a terminal', () => {
  const quotation = (id: string) =>
    brief.quotations
      .filter((one) => one.id === id)
      .flatMap(piecesOf)
      .map(({ exact }) => `“${exact}”`);

  it.each([
    ['/brief migration', [brief.title, ...brief.key_points.map(({ text }) => text)]],
    ['/brief migraton', [brief.title]],
    ['!quote Morgan', [...quotation('morgan-1'), 'Mark Morgan, Acting Commissioner']],
    ['/quote Ebrard', [...quotation('ebrard-1'), '1 of 2']],
    ['/quote White House', quotation('white-house-1')],
    ['/quote guns', quotation('ebrard-2')],
  ])('answers %s, and says nothing else', async (line, texts) => {
    const { code, stdout, stderr } = await ask(line);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const text of texts) expect(stdout).toContain(text);
  });

  it('ends with 1 and with what is near where nothing matches', async () => {
    const { code, stdout, stderr } = await ask('/brief zebra');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('zebra');
    expect(stdout).toContain('/brief migration');
  });
});
