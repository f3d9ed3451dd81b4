/** A bot's process, from outside: warmed up, started, ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Boundary, Order } from './boundary.ts';
import { parseMessage } from './message.ts';

const ENTRY = join(import.meta.dirname, 'bot-entry.ts');

/** How many lines of a bot's log are kept for the message when it ends by itself. */
const LAST_LINES = 60;

/** How a bot's life goes on. */
export type Event =
  | { readonly kind: 'warm' | 'started' }
  | { readonly kind: 'boundary'; readonly boundary: Boundary }
  | { readonly kind: 'ended' };

/** A bot ended by itself. The message is what it said last, its log and all. */
export class BotFailure extends Error {
  override readonly name = 'BotFailure';
}

const running = new Set<ChildProcess>();

/** Ends every process that is left, by its id: for the end of a run, however it came. */
export function endAllBots(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** One bot. */
export class BotChild {
  readonly #process: ChildProcess;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<(event: Event) => void>();
  readonly #warm = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<void>();
  #order: Order = { kind: 'live' };
  /** Whether it ends because it was to: a bot that ends by itself is a failure of the run. */
  #condemned = false;

  /** @param environment its whole environment. @param directory where it runs: never where a file `.env` may lie. */
  constructor(environment: Readonly<Record<string, string>>, directory: string) {
    const child = spawn(process.execPath, [ENTRY], { cwd: directory, env: environment, stdio: 'pipe' });
    this.#process = child;
    running.add(child);
    this.#warm.promise.catch(() => undefined);
    this.#ended.promise.catch(() => undefined);
    // What is said to a bot that has just ended is lost, and that is no failure.
    child.stdin.on('error', () => undefined);
    createInterface({ input: child.stdout }).on('line', (line) => this.#hear(line));
    createInterface({ input: child.stderr }).on('line', (line) => {
      this.#lines.push(line);
      if (this.#lines.length > LAST_LINES) this.#lines.shift();
    });
    child.once('error', (error) => this.#end(error));
    child.once('close', (code, signal) => {
      const last = this.#lines.join('\n');
      this.#end(this.#condemned ? undefined : new BotFailure(`${signal ?? `exit ${code}`}: ${last}`));
    });
  }

  /** Resolves once everything is loaded. */
  get warm(): Promise<void> {
    return this.#warm.promise;
  }

  /** Resolves once the process is gone because it was to go; rejects with a BotFailure where it went by itself. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Starts it, or changes what it is to do. */
  order(order: Order): void {
    this.#order = order;
    this.#process.stdin?.write(`${JSON.stringify(order)}\n`);
  }

  /** Tells of everything until the returned function is called. */
  on(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends it at once. */
  kill(): void {
    this.#condemned = true;
    this.#process.kill('SIGKILL');
  }

  /** Stops it where it is, until it is woken. */
  halt(): void {
    this.#process.kill('SIGSTOP');
  }

  wake(): void {
    this.#process.kill('SIGCONT');
  }

  /** Lets it stop in good order. */
  async stop(): Promise<void> {
    this.#condemned = true;
    this.#process.stdin?.end();
    await this.ended;
  }

  #hear(line: string): void {
    const message = parseMessage(line);
    if (message.kind === 'warm') this.#warm.resolve();
    if (message.kind === 'boundary' && this.#order.kind === 'die') this.#condemned = true;
    this.#tell(message);
  }

  #end(failure: Error | undefined): void {
    running.delete(this.#process);
    const ending = failure ?? new Error('The bot was ended before it was warm.');
    this.#warm.reject(ending);
    if (failure === undefined) this.#ended.resolve();
    else this.#ended.reject(failure);
    this.#tell({ kind: 'ended' });
  }

  #tell(event: Event): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
