/** A contender's process: started, watched, and ended by its id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What is started: always with the Node that runs the benchmark. */
export interface Program {
  /** For messages: `bot`. */
  readonly name: string;
  /** Options of Node, the file, its arguments. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Where it runs; never the repository, so that no `.env` of a developer's is read. */
  readonly directory: string;
  /** `messages` opens a channel for them. */
  readonly channel: 'none' | 'messages';
}

/** A process that said it was ready. */
export interface Child extends AsyncDisposable {
  /** From its start until it said that it was ready. */
  readonly startMilliseconds: number;
  /** Rejects when the process ends by itself; otherwise stays as it is. */
  readonly failure: Promise<never>;
  /** Sends a message and resolves to the next one that comes back. Only with the channel `messages`. */
  request(message: string): Promise<unknown>;
}

/** What both the bot and the floor say on standard error once they are ready. */
const READY = /is ready/;

/** How long a start and an end may take, in milliseconds. */
const START_WITHIN = 60_000;
const END_WITHIN = 10_000;

/** How many lines of a process's log are kept for the message when it fails. */
const LAST_LINES = 10;

const running = new Set<ChildProcess>();

/** Ends every process that is left, at once and by its id: for the end of a run that was cut short. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/**
 * Starts a process and waits until it is ready.
 * @throws Error with the last lines of its log where it ends before, or takes too long.
 */
export async function startChild(program: Program): Promise<Child> {
  const began = performance.now();
  const child = spawn(process.execPath, program.arguments, {
    cwd: program.directory,
    env: program.environment,
    stdio: ['ignore', 'ignore', 'pipe', ...(program.channel === 'messages' ? (['ipc'] as const) : [])],
  });
  running.add(child);
  const lines: string[] = [];
  const ready = Promise.withResolvers<number>();
  const failed = Promise.withResolvers<never>();
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // Whoever does not wait for a failure shall not be ended by it.
  failed.promise.catch(() => undefined);
  let ending = false;
  const fail = (what: string) => {
    if (!ending)
      failed.reject(new Error(`The ${program.name} ${what}. Its last words:\n${lines.join('\n')}`));
  };
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (READY.test(line)) ready.resolve(performance.now() - began);
      lines.push(line);
      if (lines.length > LAST_LINES) lines.shift();
    });
  }
  child.once('error', (error) => fail(`could not be started: ${error.message}`));
  child.once('close', (code, signal) => {
    running.delete(child);
    fail(`ended by itself (${signal ?? code})`);
  });

  async function end(): Promise<void> {
    ending = true;
    if (!running.has(child)) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), END_WITHIN);
    await exited;
    clearTimeout(timer);
  }

  const timer = setTimeout(() => fail(`was not ready within ${START_WITHIN / 1_000} s`), START_WITHIN);
  try {
    const startMilliseconds = await Promise.race([ready.promise, failed.promise]);
    return {
      startMilliseconds,
      failure: failed.promise,
      async request(message) {
        const reply = new Promise<unknown>((resolve) => child.once('message', resolve));
        child.send(message);
        return Promise.race([reply, failed.promise]);
      },
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
