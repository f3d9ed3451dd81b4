/** The program as somebody starts it: `node src/start.mjs` in a process of its own, or `npm start`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../src/start.mjs', import.meta.url));
const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const BRIEFS = fileURLToPath(new URL('../../briefs', import.meta.url));

/** How a program is started. */
export interface ProgramOptions {
  /** Its whole environment but for the folder of briefs: nothing of the developer's reaches it. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What stands on standard input; nothing where absent. */
  readonly input?: string;
  /** What stands behind the program's name; nothing where absent. */
  readonly flags?: readonly string[];
  /** What starts it: Node unless told otherwise. npm runs it in the repository's folder, behind a shell. */
  readonly by?: 'node' | 'npm';
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
  /** Sends a signal to the process that was started, and to none behind it. */
  signal(name: NodeJS.Signals): void;
  /** Resolves once it has ended by itself or by a signal, and so has every process behind it that could write. */
  readonly ended: Promise<Ended>;
}

/** The command that starts the program, and what it needs of the environment. */
function commandOf(by: 'node' | 'npm', cwd: string) {
  if (by === 'node') return { file: process.execPath, parameters: [PROGRAM], env: {} };
  return {
    file: 'npm',
    parameters: ['--prefix', REPOSITORY, 'start', '--'],
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, npm_config_update_notifier: 'false' },
  };
}

/** Ends whatever is left of a program and of the processes behind it, which are a group of their own. */
function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}

/** Starts the program in an empty folder, so that it finds no file `.env` but the given one. */
export async function startProgram({
  settings = {},
  input = '',
  flags = [],
  by = 'node',
  file,
}: ProgramOptions): Promise<Program> {
  const cwd = await mkdtemp(join(tmpdir(), 'verbatim-start-'));
  if (file !== undefined) await writeFile(join(cwd, '.env'), file);
  const command = commandOf(by, cwd);
  const child: ChildProcess = spawn(command.file, [...command.parameters, ...flags], {
    cwd,
    env: { BRIEFS_DIR: BRIEFS, ...command.env, ...settings },
    stdio: 'pipe',
    // Behind npm there are a shell and the bot: only a group of their own can be ended as one.
    detached: by === 'npm',
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
    if (by === 'npm') killGroup(child.pid);
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
