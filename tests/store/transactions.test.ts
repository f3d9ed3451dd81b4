import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sqliteDialect } from '../../src/store/sqlite.ts';
import type { Changes, Tables } from '../../src/store/tables.ts';
import { groupedTransactions, separateTransactions } from '../../src/store/transactions.ts';

/** A table of zones, and how many transactions were committed. */
async function begin() {
  const sqlite = new DatabaseSync(':memory:');
  sqlite.exec('create table workspace (id text primary key, zone text not null)');
  let commits = 0;
  const database = new Kysely<Tables>({
    dialect: sqliteDialect(sqlite),
    log: ({ query: { sql } }) => {
      if (sql === 'commit') commits += 1;
    },
  });
  onTestFinished(() => database.destroy());
  const zones = async () =>
    (await database.selectFrom('workspace').select('id').orderBy('id').execute()).map(({ id }) => id);
  return { database, zones, commits: () => commits };
}

const add = (id: string) => async (changes: Changes) => {
  await changes.insertInto('workspace').values({ id, zone: 'UTC' }).execute();
  return id;
};

describe.each([
  ['separate', separateTransactions],
  ['grouped', groupedTransactions],
] as const)('%s transactions', (_, make) => {
  it('write what belongs together, and say so once it is written', async () => {
    const { database, zones } = await begin();
    const transact = make(database);
    expect(await Promise.all([transact(add('a')), transact(add('b'))])).toEqual(['a', 'b']);
    expect(await zones()).toEqual(['a', 'b']);
  });

  it('undo what fails and what is not to be kept, and nothing else', async () => {
    const { database, zones } = await begin();
    const transact = make(database);
    const failing = async (changes: Changes) => {
      await add('c')(changes);
      throw new Error('No.');
    };
    const ends = await Promise.allSettled([
      transact(add('a')),
      transact(failing),
      transact(add('b'), () => false),
      transact(add('d')),
    ]);
    expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : String(end.reason)))).toEqual([
      'a',
      'Error: No.',
      'b',
      'd',
    ]);
    expect(await zones()).toEqual(['a', 'd']);
  });
});

describe('grouped transactions', () => {
  it('commit once for all that come in the same turn', async () => {
    const { database, zones, commits } = await begin();
    const transact = groupedTransactions(database);
    const ids = Array.from({ length: 100 }, (_, index) => `w${String(index).padStart(3, '0')}`);
    await Promise.all(ids.map((id) => transact(add(id))));
    expect([commits(), await zones()]).toEqual([1, ids]);
  });

  it('leave nobody behind who comes while others are written', async () => {
    const { database, zones } = await begin();
    const transact = groupedTransactions(database);
    const first = transact(add('a'));
    const second = first.then(() => transact(add('b')));
    expect(await Promise.all([first, second, transact(add('c'))])).toEqual(['a', 'b', 'c']);
    expect(await zones()).toEqual(['a', 'b', 'c']);
  });
});
