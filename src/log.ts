/**
 * The log: one line an event on standard error, with every secret struck out.
 *
 * What people type, search or check never gets here: parts log events of the bot, not contents.
 */
import { Writable } from 'node:stream';
import { type DestinationStream, type Logger, pino } from 'pino';

/** How the log is written: for a person at a terminal, or one JSON object a line for programs. */
export interface LogOptions {
  readonly level: string;
  readonly form: 'pretty' | 'json';
  /** Strings that must never be written; each is replaced by `[secret]`. */
  readonly secrets: readonly string[];
  /** Where the lines go: standard error unless told otherwise. */
  readonly output?: NodeJS.WritableStream;
}

/** Strikes out every secret of a text, also where it stands inside JSON. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (rest, secret) =>
      secret === ''
        ? rest
        : rest.replaceAll(secret, '[secret]').replaceAll(JSON.stringify(secret).slice(1, -1), '[secret]'),
    text,
  );
}

async function prettyStream(output: NodeJS.WritableStream): Promise<NodeJS.WritableStream> {
  const { default: pretty } = await import('pino-pretty');
  const stream = pretty({
    colorize: false,
    ignore: 'pid,hostname',
    translateTime: 'SYS:HH:MM:ss',
    destination: new Writable({
      write(chunk, _encoding, done) {
        output.write(chunk);
        done();
      },
    }),
  });
  return stream;
}

/** Opens the log. */
export async function openLog({
  level,
  form,
  secrets,
  output = process.stderr,
}: LogOptions): Promise<Logger> {
  const sink = form === 'pretty' ? await prettyStream(output) : output;
  const destination: DestinationStream = {
    write: (line) => {
      sink.write(withoutSecrets(line, secrets));
    },
  };
  return pino({ level, base: null }, destination);
}
