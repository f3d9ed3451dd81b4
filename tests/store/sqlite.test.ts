/** How a SQLite file is opened: what a loss of power and another program's lock may do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';

let folder: string;
let path: string;
let database: DatabaseSync;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-sqlite-'));
  path = join(folder, 'verbatim.sqlite');
  database = openSqlite(path, 'write');
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

/** What a setting is. https://sqlite.org/pragma.html */
const settingOf = (of: DatabaseSync, name: string) =>
  Object.values(of.prepare(`PRAGMA ${name}`).get() ?? {})[0];

describe('A SQLite file', () => {
  test('is written through a write-ahead log that reaches the disk with every transaction', () => {
    expect(settingOf(database, 'journal_mode')).toBe('wal');
    expect(settingOf(database, 'synchronous')).toBe(2);
  });

  test('is waited for while another program writes, also by who only reads', () => {
    const reading = openSqlite(path, 'read');
    expect(settingOf(database, 'busy_timeout')).toBe(5_000);
    expect(settingOf(reading, 'busy_timeout')).toBe(5_000);
    reading.close();
  });

  test('keeps what refers to something that is gone out', () => {
    expect(settingOf(database, 'foreign_keys')).toBe(1);
  });
});
