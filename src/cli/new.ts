/**
 * `npm run -s new -- ID`: writes a commented skeleton of a brief.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, listBriefFiles, readBriefFile } from '../briefs/brief-files.ts';
import { fold } from '../briefs/normalise.ts';
import { idOfFile } from '../briefs/parse.ts';
import { briefSchema } from '../briefs/schema.ts';
import { skeleton } from '../briefs/skeleton.ts';
import { briefsDirectory } from './briefs-directory.ts';
import type { Output } from './check.ts';

const USAGE = `Usage: npm run -s new -- ID

Writes a brief to fill in. ID is what people may type to get it, and the name of its file: lower-case words
joined by hyphens, such as us-mexico-migration.`;

/**
 * Writes a skeleton for an id that is free.
 *
 * @returns the exit code: 0 when it was written, 1 when it was refused, 2 for a wrong call.
 */
export async function runNew(
  input: readonly string[],
  directory: string,
  { print, complain }: Output,
): Promise<number> {
  const [id, ...more] = input;
  if (id === undefined || id.startsWith('-') || more.length > 0) {
    complain(USAGE);
    return 2;
  }
  const checked = briefSchema.shape.id.safeParse(id);
  if (!checked.success) {
    complain(
      `${id} cannot be an id: it ${checked.error.issues.map(({ message }) => message).join(' and ')}.`,
    );
    return 1;
  }
  const owner = await ownerOf(id, directory);
  if (owner !== undefined) {
    complain(`${id} already finds ${owner}. Choose another id, or edit that brief.`);
    return 1;
  }
  const file = join(directory, `${id}.yaml`);
  try {
    await mkdir(directory, { recursive: true });
    // `wx`: a file that appeared meanwhile is left alone.
    await writeFile(file, skeleton(id), { flag: 'wx' });
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    complain(`${file} cannot be written (${code}); nothing was changed.`);
    return 1;
  }
  print(`Wrote ${file}. Fill in what is empty; \`npm run -s check\` names whatever is still missing.`);
  return 0;
}

/** The file that this id would find already: by its name, its id or an alias. */
async function ownerOf(id: string, directory: string): Promise<string | undefined> {
  for (const file of await filesIn(directory)) {
    if (idOfFile(file) === id) return file;
    const parsed = await readBriefFile(file);
    if (parsed?.kind !== 'brief') continue;
    const { brief } = parsed.located;
    if ([brief.id, ...brief.aliases].some((name) => fold(name) === fold(id))) return file;
  }
  return undefined;
}

async function filesIn(directory: string): Promise<readonly string[]> {
  try {
    return await listBriefFiles(directory);
  } catch (error) {
    // A folder that does not exist yet is made; what else is wrong with it shows when it is written to.
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}

if (import.meta.main) {
  process.exitCode = await runNew(process.argv.slice(2), briefsDirectory(), {
    print: console.log,
    complain: console.error,
  });
}
