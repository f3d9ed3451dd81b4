import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPublished } from '../../src/cli/published-briefs.ts';
import { openStore } from '../../src/store/open-store.ts';
import { briefText, folderWith } from '../fixtures/brief-file.ts';
import { draftOf, eventOn } from '../store/editorial-fixtures.ts';

describe('What is published in the store of the settings', () => {
  it('is read beside a bot that works with it', async () => {
    const path = join(await folderWith({}), 'verbatim.sqlite');
    const { editorial, close } = await openStore(path);
    await editorial.addDraft(draftOf('ferry'), eventOn('ferry', 'drafted'));
    const yaml = briefText({ id: 'ferry', title: 'The ferry' });
    await editorial.publish(draftOf('ferry', { revision: 2 }), 1, yaml, eventOn('ferry', 'published'));
    expect(await readPublished({ DATABASE_URL: path })).toMatchObject([
      ['store:/ferry.yaml', { kind: 'brief', located: { brief: { title: 'The ferry' } } }],
    ]);
    await close();
  });

  it('is nothing where there is no store, and none is made', async () => {
    const path = join(await folderWith({}), 'verbatim.sqlite');
    expect(await readPublished({ DATABASE_URL: path })).toEqual([]);
    expect(await readPublished({ DATABASE_URL: ':memory:' })).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  it('is refused, saying why, where the store cannot be read', async () => {
    const path = join(await folderWith({ 'verbatim.sqlite': 'no database' }), 'verbatim.sqlite');
    await expect(readPublished({ DATABASE_URL: path })).rejects.toThrow('is not a database');
  });
});
