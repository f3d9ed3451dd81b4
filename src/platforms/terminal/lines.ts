/**
 * Standard input, line by line: somebody types at a terminal, or a program hands in lines.
 */
import { createInterface } from 'node:readline';

/** Where lines come from and what is done with each. */
export interface LinesOptions {
  readonly input: NodeJS.ReadableStream;
  /** Where the prompt is shown while somebody types; absent where nobody does. */
  readonly screen?: NodeJS.WritableStream;
  /** Runs one line; the next waits until it has ended. */
  run(line: string): Promise<void>;
}

/** How the input ended: `left` by whoever typed, `answered` after lines were handed in, or `empty`. */
export type LinesEnd = 'left' | 'answered' | 'empty';

/**
 * Runs every line that is not blank, one after the other. Resolves once the input has ended and its last line
 * has been run.
 */
export async function runLines({ input, screen, run }: LinesOptions): Promise<LinesEnd> {
  const lines = createInterface({
    input,
    terminal: screen !== undefined,
    ...(screen === undefined ? {} : { output: screen }),
    prompt: '> ',
  });
  // Without this, Ctrl+C at the prompt would only close the prompt.
  lines.on('SIGINT', () => lines.close());
  let count = 0;
  let closed = false;
  lines.once('close', () => {
    closed = true;
  });
  // The input may end while its last line is run; there is nobody to prompt then.
  const prompt = () => {
    if (screen !== undefined && !closed) lines.prompt();
  };
  prompt();
  for await (const line of lines) {
    if (line.trim() !== '') {
      count += 1;
      await run(line);
    }
    prompt();
  }
  if (screen !== undefined) return 'left';
  return count > 0 ? 'answered' : 'empty';
}
