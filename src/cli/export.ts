/**
 * `npm run export -- ID`: writes a brief that was published in chat as a file.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { errorCode } from '../briefs/brief-files.ts';
import { nearest } from '../briefs/nearest.ts';
import { DEFAULT_DATABASE, readConfig } from '../config.ts';
import type { StoredBrief } from '../drafting/store.ts';
import { briefsDirectory } from './briefs-directory.ts';
import type { Output } from './check.ts';

const USAGE = `Usage: npm run export -- ID                            writes the published brief ID into the folder of briefs
       npm run export -- ID --out FILE [--force]       writes it elsewhere; --force also over a file that is there
       npm run -s export -- ID --out -                 prints it`;

/** The published briefs of a store that is opened for it. */
export type ReadPublished = () => Promise<readonly StoredBrief[]>;

interface Call {
  readonly id: string;
  readonly out?: string;
  readonly force: boolean;
}

function readCall(input: readonly string[]): Call | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...input],
      options: { out: { type: 'string' }, force: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0) return undefined;
    return { id, force: values.force, ...(values.out === undefined ? {} : { out: values.out }) };
  } catch {
    // An option that does not exist, or one without its value: the usage says what does.
    return undefined;
  }
}

/**
 * Exports a brief.
 *
 * @param directory the folder of briefs.
 * @returns the exit code: 0 when it was written, 1 when there is no such brief or its file cannot be written, 2 for a
 * wrong call or a store that cannot be read.
 */
export async function runExport(
  input: readonly string[],
  directory: string,
  published: ReadPublished,
  { print, complain }: Output,
): Promise<number> {
  const call = readCall(input);
  if (call === undefined) {
    complain(USAGE);
    return 2;
  }
  let briefs: readonly StoredBrief[];
  try {
    briefs = await published();
  } catch (error) {
    // A wrong setting, a store that cannot be read: each says what to do.
    complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
  const brief = briefs.find(({ id }) => id === call.id);
  if (brief === undefined) {
    complain(unknown(call.id, briefs));
    return 1;
  }
  if (call.out === '-') {
    print(brief.yaml.trimEnd());
    return 0;
  }
  const file = call.out ?? join(directory, `${brief.id}.yaml`);
  const failure = await write(file, brief.yaml, call.force);
  if (failure !== undefined) {
    complain(failure);
    return 1;
  }
  print(
    `Wrote ${file}. While it lies in the folder of briefs, it is served rather than what is published under ${brief.id}.`,
  );
  return 0;
}

function unknown(id: string, briefs: readonly StoredBrief[]): string {
  if (briefs.length === 0) return 'Nothing is published in the store.';
  const near = nearest(
    id,
    briefs.map((brief) => brief.id),
  );
  const hint =
    near === undefined
      ? `Published are: ${briefs.map((brief) => brief.id).join(', ')}.`
      : `Did you mean ${near}?`;
  return `No brief ${id} is published in the store. ${hint}`;
}

/** @returns why it could not be written. */
async function write(file: string, text: string, force: boolean): Promise<string | undefined> {
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch (error) {
    return failure(file, error);
  }
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' });
    return undefined;
  } catch (error) {
    return errorCode(error) === 'EEXIST'
      ? `${file} is there already: add --force to write over it, or --out with another name.`
      : failure(file, error);
  }
}

function failure(file: string, error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return `${file} cannot be written (${code}).`;
}

/** Reads the store of the settings, beside a running bot or without. */
async function readPublished(): Promise<readonly StoredBrief[]> {
  const { openStore } = await import('../store/open-store.ts');
  const store = await openStore(readConfig(process.env).databaseUrl ?? DEFAULT_DATABASE, { access: 'read' });
  try {
    return await store.editorial.published();
  } finally {
    await store.close();
  }
}

if (import.meta.main) {
  process.exitCode = await runExport(process.argv.slice(2), briefsDirectory(), readPublished, {
    print: console.log,
    complain: console.error,
  });
}
