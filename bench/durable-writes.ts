/** The floor of a delivery: three bare durable writes, which is what a plan, an intent and an outcome come to. */
import { DatabaseSync } from 'node:sqlite';

/** A ledger of one table, as durable as the bot's. */
export class DurableWrites implements Disposable {
  readonly #database: DatabaseSync;
  #deliveries = 0;

  /** @param path a SQLite file that does not exist yet. */
  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    this.#database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE delivery (id INTEGER PRIMARY KEY, state TEXT NOT NULL, card TEXT NOT NULL)`);
  }

  /** Writes down so many deliveries, one after the other. @returns the milliseconds that each took. */
  measure(deliveries: number, card: string): number {
    const insert = this.#database.prepare('INSERT INTO delivery VALUES (?, ?, ?)');
    const update = this.#database.prepare('UPDATE delivery SET state = ? WHERE id = ?');
    const began = performance.now();
    for (let delivery = 0; delivery < deliveries; delivery += 1) {
      this.#deliveries += 1;
      insert.run(this.#deliveries, 'planned', card);
      update.run('sending', this.#deliveries);
      update.run('sent', this.#deliveries);
    }
    return (performance.now() - began) / deliveries;
  }

  [Symbol.dispose](): void {
    this.#database.close();
  }
}
