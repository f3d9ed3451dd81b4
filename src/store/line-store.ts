/**
 * The lines of buttons that are too long for a button's id, each under a short one.
 */
import { createHash } from 'node:crypto';
import type { LineStore } from '../platforms/discord/line-store.ts';
import type { Database } from './tables.ts';

/** The same line always has the same id. */
function idOf(line: string): string {
  return createHash('sha256').update(line, 'utf8').digest('hex').slice(0, 24);
}

/** Makes the store of lines on a database whose tables are up to date. */
export function lineStoreOn(database: Database): LineStore {
  return {
    async save(line) {
      const id = idOf(line);
      await database
        .insertInto('line')
        .values({ id, line })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return id;
    },
    async load(id) {
      const row = await database.selectFrom('line').select('line').where('id', '=', id).executeTakeFirst();
      return row?.line;
    },
  };
}
