/**
 * `npm run -s ask -- "/brief migration"`: one question, answered as plain text without any platform.
 */
import { type LoadedLibrary, loadLibrary } from '../briefs/library.ts';
import { noDigest } from '../commands/digest/no-digest.ts';
import { noDesk } from '../commands/draft/no-desk.ts';
import { type CommandSources, createCommands } from '../commands/index.ts';
import type { Digest } from '../digest/digest.ts';
import type { Desk } from '../drafting/desk.ts';
import type { EditorialStore } from '../drafting/store.ts';
import { answerInTerminal, type TerminalAnswer } from '../platforms/terminal/terminal.ts';
import { briefsDirectory } from './briefs-directory.ts';
import type { Output } from './check.ts';
import type { ReadableDigest } from './read-digest.ts';
import { openForReading } from './read-store.ts';

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

/** A desk, and whether the text of a brief's source is kept. */
type ReadableDesk = Pick<CommandSources, 'hasContext'> & { readonly desk: Desk };

const NO_STORE: ReadableDesk = { desk: noDesk, hasContext: () => false };

/** The desk as the store has it: what would change anything is done where the bot runs. */
async function readDesk(store: EditorialStore, { catalogue }: LoadedLibrary): Promise<ReadableDesk> {
  const [{ createReadingDesk }, { createKeptTexts }] = await Promise.all([
    import('../drafting/desk/desk-reading.ts'),
    import('../drafting/desk/kept-texts.ts'),
  ]);
  const kept = createKeptTexts(store, { catalogue: () => catalogue });
  await kept.lookUp();
  return {
    desk: { ...noDesk, ...createReadingDesk(store, () => catalogue.briefs) },
    hasContext: (brief) => kept.has(brief),
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
    const store = await openForReading(environment);
    try {
      const { outcome, text } = await answer(line, environment, store?.editorial);
      output.print(text);
      return outcome === 'answered' ? 0 : 1;
    } finally {
      await store?.close();
    }
  } catch (error) {
    // A library without a brief, a wrong setting, a store that cannot be read: each says what to do.
    output.complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

/** Answers a line from the files and, where there is a store, from what is published, drafted and followed in it. */
async function answer(
  line: string,
  environment: NodeJS.ProcessEnv,
  store: EditorialStore | undefined,
): Promise<TerminalAnswer> {
  const library = await loadLibrary(briefsDirectory(), store);
  const digest = lazily(async () => (await import('./read-digest.ts')).readDigest(environment, library));
  const { desk, hasContext } = store === undefined ? NO_STORE : await readDesk(store, library);
  const commands = createCommands({
    catalogue: () => library.catalogue,
    problems: () => library.problems,
    digest: () => digest,
    desk: () => desk,
    hasContext,
    random: Math.random,
    limit: 'off',
  });
  return answerInTerminal(commands, line, Date.now());
}

if (import.meta.main) {
  process.exitCode = await runAsk(process.argv.slice(2), process.env, {
    print: console.log,
    complain: console.error,
  });
}
