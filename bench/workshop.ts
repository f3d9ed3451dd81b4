/** Starts contenders: each as its own process, all of them alike. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Answers } from './answers.ts';
import { type Child, type Program, startChild } from './child.ts';
import type { Contender } from './contenders.ts';
import { inherited } from './inherited.ts';

/**
 * How a contender is to run: `probed` lets its memory be asked for, which costs a little of it; `unpaced` makes
 * discord.js send as fast as it can.
 */
export type Mode = 'plain' | 'probed' | 'unpaced';

const REPOSITORY = resolve(import.meta.dirname, '..');
const BOT = join(REPOSITORY, 'src/start.mjs');
const FLOOR = join(import.meta.dirname, 'floor.ts');

/** Node's options for each mode. */
const OPTIONS: Readonly<Record<Mode, readonly string[]>> = {
  plain: [],
  probed: ['--expose-gc', '--import', join(import.meta.dirname, 'memory-probe.ts')],
  unpaced: ['--import', join(import.meta.dirname, 'no-pace.ts')],
};

/** Half a day from now, so that no digest is due while it is measured. @param now epoch milliseconds. */
export function distantSchedule(now: number): string {
  const distant = new Date(now + 12 * 60 * 60_000);
  return `daily ${distant.toISOString().slice(11, 16)} UTC`;
}

/** A folder of a run's own, with everything that contenders leave behind. */
export class Workshop implements Disposable {
  readonly #directory = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));

  /** Freezes the answers that floors send from now on. */
  freeze(answers: Answers): void {
    writeFileSync(this.#answersFile, JSON.stringify(answers));
  }

  /** Starts a contender and waits until it is ready. @param settings what it connects with. */
  start(contender: Contender, settings: Program['environment'], mode: Mode = 'plain'): Promise<Child> {
    return startChild({
      name: contender === 'bot' ? 'bot' : 'floor bot',
      arguments: [...OPTIONS[mode], contender === 'bot' ? BOT : FLOOR],
      environment: {
        ...inherited(),
        // One cache for all, so that none finds more of its code compiled than the others.
        NODE_COMPILE_CACHE: join(this.#directory, 'compile-cache'),
        ...settings,
        ...(contender === 'bot' ? this.#botSettings() : { FLOOR_ANSWERS: this.#answersFile }),
      },
      directory: this.#directory,
      channel: mode === 'probed' ? 'messages' : 'none',
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }

  get #answersFile(): string {
    return join(this.#directory, 'answers.json');
  }

  #botSettings(): Program['environment'] {
    return {
      BRIEFS_DIR: join(REPOSITORY, 'briefs'),
      DATABASE_URL: join(this.#directory, 'verbatim.sqlite'),
      DIGEST_SCHEDULE: distantSchedule(Date.now()),
      ANSWER_LIMIT: 'off',
      LOG_LEVEL: 'info',
    };
  }
}
