/** The program as somebody starts it: `node src/start.mjs` in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../src/start.mjs', import.meta.url));
const BRIEFS = fileURLToPath(new URL('../../briefs', import.meta.url));

/** How a program is started. */
export interface ProgramOptions {
  /** Its whole environment but for the folder of briefs: nothing of the developer's reaches it. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What stands on standard input; nothing where absent. */
  readonly input?: string;
  /** What stands behind the program's name; nothing where absent. */
  readonly flags?: readonly string[];
  /** What a file `.env` in its working directory holds; no such file where absent. */
  readonly file?: string;
}

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that was started. */
export interface Program {
  /** What it has written to standard error so far. */
  stderr(): string;
  /** Resolves once standard error holds a text. Rejects where the program ends before. */
  says(text: string): Promise<void>;
  /** Resolves once standard output does. Rejects where the program ends before. */
  prints(text: string): Promise<void>;
  /** Reads no more of its standard output, as `head` does in the end. */
  stopReading(): void;
  /** Sends it a signal. */
  signal(name: NodeJS.Signals): void;
  /** Resolves once it has ended by itself or by a signal. */
  readonly ended: Promise<Ended>;
}

/** Starts the program in an empty folder, so that it finds no file `.env` but the given one. */
export async function startProgram({
  settings = {},
  input = '',
  flags = [],
  file,
}: ProgramOptions): Promise<Program> {
  const cwd = await mkdtemp(join(tmpdir(), 'verbatim-start-'));
  if (file !== undefined) await writeFile(join(cwd, '.env'), file);
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...flags], {
    cwd,
    env: { BRIEFS_DIR: BRIEFS, ...settings },
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk);
  });
  child.stdin?.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(cwd, { recursive: true, force: true });
  });
  /** Resolves once what a stream has brought so far holds a text. */
  const holds = async (stream: NodeJS.ReadableStream | null, brought: () => string, text: string) => {
    const heard = new Promise<void>((resolve) => {
      const check = () => {
        if (brought().includes(text)) resolve();
      };
      stream?.on('data', check);
      check();
    });
    const silent = ended.then(() => {
      throw new Error(`It ended without saying “${text}”: ${stdout}${stderr}`);
    });
    await Promise.race([heard, silent]);
  };
  return {
    stderr: () => stderr,
    says: (text) => holds(child.stderr, () => stderr, text),
    prints: (text) => holds(child.stdout, () => stdout, text),
    stopReading: () => void child.stdout?.destroy(),
    signal: (name) => void child.kill(name),
    ended,
  };
}

/** Runs the program to its end. */
export async function runProgram(options: ProgramOptions): Promise<Ended> {
  return (await startProgram(options)).ended;
}
