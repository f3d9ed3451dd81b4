/** The command line of a measurement: words in, an exit code out. */
import { parseArgs } from 'node:util';

/** What is wrong with the command line, in a sentence for the person who typed it. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** Options by their names: with a value, with several, or without one. */
export type OptionKinds = Readonly<
  Record<
    string,
    | { readonly type: 'string'; readonly default?: string; readonly multiple?: boolean }
    | { readonly type: 'boolean' }
  >
>;

/**
 * The words with every value behind an equals sign, so that `-1` is refused for what it is, not for its hyphen.
 *
 * @throws OptionsError in a sentence of our own: those of the parser are for whoever programs it.
 */
function plainly(words: readonly string[], options: OptionKinds): readonly string[] {
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  return tokens.map((token) => {
    if (token.kind === 'positional') return token.value;
    if (token.kind === 'option-terminator') throw new OptionsError('-- is no option.');
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) throw new OptionsError(`${rawName} is no option.`);
    if (option.type === 'boolean') {
      if (value !== undefined) throw new OptionsError(`--${name} takes no value.`);
      return `--${name}`;
    }
    // After a forgotten value comes the next option.
    if (value === undefined || (inlineValue === false && value.startsWith('--'))) {
      throw new OptionsError(`--${name} needs a value.`);
    }
    return `--${name}=${value}`;
  });
}

/**
 * Reads the words behind a command.
 *
 * @returns the options, and the words that belong to none.
 * @throws OptionsError where there is no such option, where one has no value, or one that it does not take.
 */
export function readWords<const Kinds extends OptionKinds>(words: readonly string[], options: Kinds) {
  const args = [...plainly(words, options)];
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  return { values, positionals };
}

/** A command that measures. */
export interface Command<Options> {
  readonly usage: string;
  /** @throws OptionsError */
  read(words: readonly string[]): Options | 'help';
  /** @returns the exit code. */
  run(options: Options): Promise<0 | 1>;
}

/** Does what the command line of this process asks for, and ends the process: with 2 where it cannot be understood. */
export async function runCommand<Options>({ usage, read, run }: Command<Options>): Promise<never> {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  try {
    const options = read(process.argv.slice(2));
    if (options !== 'help') process.exit(await run(options));
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  } catch (error) {
    if (error instanceof OptionsError) {
      process.stderr.write(`${error.message}\n\n${usage}\n`);
      process.exit(2);
    }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  }
}
