import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = resolve(import.meta.dirname, '../src');

/** Which rooms a room may import from, besides itself. A `type` entry allows types alone. */
const RULE: Readonly<Record<string, readonly string[]>> = {
  briefs: [],
  cards: [],
  sandbox: [],
  drafting: ['briefs'],
  commands: ['briefs', 'cards', 'digest', 'drafting'],
  digest: ['briefs', 'cards'],
  store: ['type digest', 'type drafting', 'type platforms'],
  platforms: ['commands', 'cards', 'type digest', 'digest/platform.ts'],
};

/** Rooms that compose everything: the bot and its start, the trial, the npm scripts. */
const COMPOSERS = ['', 'trial', 'cli'];

/** The files at the root of `src/`, each a step of starting and ending: nothing else is to gather there. */
const ROOT = [
  'bot.ts',
  'config.ts',
  'ending.ts',
  'log.ts',
  'main.ts',
  'orphan.ts',
  'settings.ts',
  'start-desk.ts',
  'start-platforms.ts',
  'start.mjs',
];

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.(ts|mjs)$/.test(path) && statSync(path).isFile());
}

function importsOf(path: string): readonly Import[] {
  const text = readFileSync(path, 'utf8');
  const statements = [
    ...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'(\.[^']+)'/gm),
    ...text.matchAll(/\bimport\((\s*)'(\.[^']+)'\)/g),
  ];
  return statements.map(([, type, specifier = '']) => ({
    file: relative(SOURCE, path),
    target: relative(SOURCE, resolve(dirname(path), specifier)),
    typeOnly: (type ?? '').startsWith('type'),
  }));
}

function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : '';
}

/** A platform's own folder, so that one platform does not reach into another. */
function platformOf(file: string): string | undefined {
  return /^platforms\/([^/]+)\//.exec(file)?.[1];
}

function isAllowed({ file, target, typeOnly }: Import): boolean {
  const room = roomOf(file);
  if (COMPOSERS.includes(room)) return true;
  if (platformOf(file) !== platformOf(target) && roomOf(target) === 'platforms' && room === 'platforms') {
    return false;
  }
  if (roomOf(target) === room) return true;
  return (RULE[room] ?? []).some(
    (entry) =>
      entry === roomOf(target) || entry === target || (typeOnly && entry === `type ${roomOf(target)}`),
  );
}

describe('The house', () => {
  const files = filesBelow(SOURCE);
  const imports = files.flatMap(importsOf);

  it('knows every room', () => {
    const rooms = new Set(files.map((path) => roomOf(relative(SOURCE, path))));
    expect([...rooms].filter((room) => !COMPOSERS.includes(room) && RULE[room] === undefined)).toEqual([]);
  });

  it('keeps at its root what starts and ends the bot, and nothing else', () => {
    const root = files.map((path) => relative(SOURCE, path)).filter((file) => roomOf(file) === '');
    expect(root.sort()).toEqual(ROOT);
  });

  it('reads the imports of the composition root', () => {
    expect(imports.filter(({ file }) => file === 'main.ts').length).toBeGreaterThan(5);
  });

  it('lets each room import only from the rooms it may', () => {
    expect(imports.filter((one) => !isAllowed(one))).toEqual([]);
  });

  it('refuses what the rule forbids', () => {
    const forbidden = { file: 'briefs/catalogue.ts', target: 'commands/command.ts', typeOnly: true };
    expect(isAllowed(forbidden)).toBe(false);
    expect(isAllowed({ file: 'store/lines.ts', target: 'digest/store.ts', typeOnly: false })).toBe(false);
    expect(isAllowed({ file: 'store/lines.ts', target: 'digest/store.ts', typeOnly: true })).toBe(true);
  });

  it('has nothing that imports the composition root', () => {
    expect(imports.filter(({ target, file }) => target === 'main.ts' && file !== 'start.mjs')).toEqual([]);
  });
});
