import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseStoreAddress } from '../../src/store/address.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { slack } from './digest-fixtures.ts';

let folder: string;
const open: Store[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-store-'));
});

afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  rmSync(folder, { recursive: true });
});

/** Opens a store that is closed after the test. */
async function opened(...parameters: Parameters<typeof openStore>): Promise<Store> {
  const store = await openStore(...parameters);
  open.push(store);
  return store;
}

const subscription = slack;
const saved = { ...slack, since: 5 };

/** The message of the StoreError that opening ends with. */
async function refusalOf(...parameters: Parameters<typeof openStore>): Promise<string> {
  const error = await opened(...parameters).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreError)) throw new Error(`Not a StoreError: ${String(error)}`);
  return error.message;
}

describe('A store address', () => {
  test.each([
    ['data/verbatim.sqlite', 'data/verbatim.sqlite'],
    ['sqlite:data/verbatim.sqlite', 'data/verbatim.sqlite'],
    ['sqlite://data/verbatim.sqlite', 'data/verbatim.sqlite'],
    ['sqlite:///var/verbatim.sqlite', '/var/verbatim.sqlite'],
    ['file:data/verbatim.sqlite', 'data/verbatim.sqlite'],
    ['file:///var/my%20data.sqlite', '/var/my data.sqlite'],
    [' /var/verbatim.sqlite ', '/var/verbatim.sqlite'],
    ['C:\\data\\verbatim.sqlite', 'C:\\data\\verbatim.sqlite'],
  ])('"%s" is the file "%s"', (url, path) => {
    expect(parseStoreAddress(url)).toEqual({ kind: 'file', path });
  });

  test.each([':memory:', 'sqlite::memory:'])('"%s" is memory', (url) => {
    expect(parseStoreAddress(url)).toEqual({ kind: 'memory' });
  });

  test.each(['postgres://user:pass@host:5433/db', ' postgresql://user:pass@host:5433/db '])(
    '"%s" is a PostgreSQL database',
    (url) => {
      const address = parseStoreAddress(url);
      expect(address).toMatchObject({ kind: 'postgres', url: { hostname: 'host', port: '5433' } });
    },
  );

  test.each([
    ['postgres://user:secret/word@host/db', 'percent-encoded'],
    ['mysql://user:secret@host/db', 'mysql:'],
    ['', 'names no file'],
  ])('"%s" is refused, and no password is repeated', (url, part) => {
    expect(() => parseStoreAddress(url)).toThrow(StoreError);
    expect(() => parseStoreAddress(url)).toThrow(part);
    expect(() => parseStoreAddress(url)).not.toThrow('secret');
  });
});

describe('Opening a store', () => {
  test('makes its folder, and what was written is there after opening it again', async () => {
    const path = join(folder, 'deep', 'in', 'verbatim.sqlite');
    const first = await openStore(path);
    await first.digest.saveSubscription(subscription, 5);
    await first.close();
    const second = await opened(path);
    expect(await second.digest.subscriptions()).toEqual([saved]);
  });

  test('refuses a second process while the first runs, and lets it in when the first has been killed', async () => {
    const path = join(folder, 'verbatim.sqlite');
    const module = pathToFileURL(join(import.meta.dirname, '../../src/store/open-store.ts')).href;
    const script = `const { openStore } = await import(${JSON.stringify(module)});
      await openStore(${JSON.stringify(path)}); console.log('open'); setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(other, 'exit');
    await once(other.stdout, 'data');
    expect(await refusalOf(path)).toContain('Another Verbatim is running');
    const reading = await opened(path, { access: 'read' });
    expect(await reading.digest.subscriptions()).toEqual([]);
    other.kill('SIGKILL');
    await ended;
    await opened(path);
  });

  test('refuses a second opening in the same process, until the first is closed', async () => {
    const path = join(folder, 'verbatim.sqlite');
    const first = await openStore(path);
    expect(await refusalOf(path)).toContain('Another Verbatim is running');
    await first.close();
    await opened(path);
  });

  test('reads beside the process that writes, and sees what it has written', async () => {
    const path = join(folder, 'verbatim.sqlite');
    const writing = await opened(path);
    const reading = await opened(path, { access: 'read' });
    await writing.digest.saveSubscription(subscription, 5);
    expect(await reading.digest.subscriptions()).toEqual([saved]);
    await expect(reading.digest.saveSubscription(subscription, 5)).rejects.toThrow('readonly');
  });

  test('reading a store that does not exist is reading an empty one, and makes no file', async () => {
    const path = join(folder, 'verbatim.sqlite');
    const reading = await opened(path, { access: 'read' });
    expect(await reading.digest.subscriptions()).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  test('refuses a file of a newer version and leaves it as it is', async () => {
    const path = join(folder, 'verbatim.sqlite');
    await (await openStore(path)).close();
    const database = new DatabaseSync(path);
    database.exec('INSERT INTO schema_version VALUES (99)');
    database.close();
    expect(await refusalOf(path)).toContain('newer version of Verbatim');
    expect(await refusalOf(path, { access: 'read' })).toContain('newer version of Verbatim');
  });

  test('refuses to read a file of an older version, which only the bot brings up to date', async () => {
    const path = join(folder, 'verbatim.sqlite');
    await (await openStore(path)).close();
    const database = new DatabaseSync(path);
    database.exec('DELETE FROM schema_version');
    database.close();
    expect(await refusalOf(path, { access: 'read' })).toContain('older version of Verbatim');
  });

  test('refuses a file that is no database', async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'These are notes. '.repeat(500));
    expect(await refusalOf(path)).toBe(`${path} is not a database. Set DATABASE_URL to another file.`);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test("refuses another program's database", async () => {
    const path = join(folder, 'other.sqlite');
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE song (title TEXT)');
    database.close();
    expect(await refusalOf(path)).toContain('is the database of another program');
  });

  test('refuses a folder, and a folder that cannot be made', async () => {
    const inside = join(folder, 'folder');
    mkdirSync(inside);
    expect(await refusalOf(inside)).toContain(`${inside} cannot be opened`);
    writeFileSync(join(folder, 'file'), '');
    expect(await refusalOf(join(folder, 'file', 'verbatim.sqlite'))).toContain('cannot be made');
  });

  test('writes through a write-ahead log, so that others can read meanwhile', async () => {
    const path = join(folder, 'verbatim.sqlite');
    await opened(path);
    const database = new DatabaseSync(path, { readOnly: true });
    expect(database.prepare('PRAGMA journal_mode').get()?.['journal_mode']).toBe('wal');
    database.close();
  });

  test('prints no warning of Node', async () => {
    const module = pathToFileURL(join(import.meta.dirname, '../../src/store/open-store.ts')).href;
    const script = `const { openStore } = await import(${JSON.stringify(module)});
      const store = await openStore(':memory:'); await store.close();`;
    const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    expect(stderr).toBe('');
  });
});
