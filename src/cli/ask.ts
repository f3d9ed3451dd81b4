/**
 * `npm run -s ask -- "/brief migration"`: one question, answered as plain text without any platform.
 */
import { loadLibrary } from '../briefs/library.ts';
import { noDigest } from '../commands/digest/no-digest.ts';
import { noDesk } from '../commands/draft/no-desk.ts';
import { createCommands } from '../commands/index.ts';
import type { Digest } from '../digest/digest.ts';
import { answerInTerminal } from '../platforms/terminal/terminal.ts';
import { briefsDirectory } from './briefs-directory.ts';
import type { Output } from './check.ts';
import type { ReadableDigest } from './read-digest.ts';

const USAGE = `Usage: npm run -s ask -- "/brief migration"
       npm run -s ask -- "!quote Morgan"
       npm run -s ask -- help`;

/** A digest that is opened when it is first asked about: a question about a brief needs no store. */
function lazily(open: () => Promise<ReadableDigest>): Digest {
  async function read<Result>(look: (digest: Digest) => Promise<Result>): Promise<Result> {
    const { digest, close } = await open();
    try {
      return await look(digest);
    } finally {
      await close();
    }
  }
  return {
    ...noDigest,
    preview: () => read((digest) => digest.preview()),
    status: (scope) => read((digest) => digest.status(scope)),
  };
}

/**
 * Answers a question.
 *
 * @param words the question; several arguments are one line.
 * @returns the exit code: 0 for an answer, 1 where nothing matches or something is refused, 2 for a wrong call.
 */
export async function runAsk(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  output: Output,
): Promise<number> {
  const line = words.join(' ').trim();
  if (line === '') {
    output.complain(USAGE);
    return 2;
  }
  try {
    const library = await loadLibrary(briefsDirectory());
    const digest = lazily(async () => (await import('./read-digest.ts')).readDigest(environment, library));
    const commands = createCommands({
      catalogue: () => library.catalogue,
      problems: () => library.problems,
      digest: () => digest,
      desk: () => noDesk,
      hasContext: () => false,
      random: Math.random,
      limit: 'off',
    });
    const { outcome, text } = await answerInTerminal(commands, line, Date.now());
    output.print(text);
    return outcome === 'answered' ? 0 : 1;
  } catch (error) {
    // A library without a brief, a wrong setting, a store that cannot be read: each says what to do.
    output.complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

if (import.meta.main) {
  process.exitCode = await runAsk(process.argv.slice(2), process.env, {
    print: console.log,
    complain: console.error,
  });
}
