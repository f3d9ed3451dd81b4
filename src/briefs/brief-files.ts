/**
 * The files of a folder of briefs, read from disk.
 */
import { randomUUID } from 'node:crypto';
import { readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LARGEST_BRIEF_FILE, tooLarge } from './file-text.ts';
import { failed, parseBytes } from './parse.ts';
import { START } from './problem.ts';
import { type Checked, validated } from './validate.ts';

/** Whether a file is a brief by its name: YAML, and not an editor's hidden working copy. */
export function isBriefFile(path: string): boolean {
  return /^[^.].*\.ya?ml$/.test(basename(path));
}

/**
 * The paths of a folder's briefs, in the order of their names.
 *
 * @throws the file system's error where the folder cannot be read.
 */
export async function listBriefFiles(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory);
  return names
    .filter(isBriefFile)
    .sort()
    .map((name) => join(directory, name));
}

/** Reads and checks one brief's file; nothing where there is no such file (any more). */
export async function readBriefFile(file: string): Promise<Checked | undefined> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_BRIEF_FILE) {
      const { at, message } = tooLarge(size);
      return failed(file, [{ ...at, message }]);
    }
    return validated(parseBytes(file, await readFile(file)));
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT') return undefined;
    return failed(file, [{ ...START, message: `the file cannot be read (${code})` }]);
  }
}

/**
 * Exchanges a file's text for another at once: whoever reads it meanwhile has the old text or the new one.
 *
 * @throws the file system's error where the folder cannot be written to.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  // A link is followed, so that it goes on to be one.
  const target = await realpath(file);
  const { mode } = await stat(target);
  // The name begins with a dot: a library that follows the folder takes no notice of it.
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    await writeFile(temporary, text, { mode, flag: 'wx', flush: true });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The file system's short name of an error, such as ENOENT. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
