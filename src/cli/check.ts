/**
 * `npm run -s check`: checks every brief, or holds one against its source and writes down what was found.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { LayoutError, rewritten } from '../briefs/brief-edit.ts';
import { errorCode, listBriefFiles, readBriefFile, replaceFile } from '../briefs/brief-files.ts';
import { conflictsAmong } from '../briefs/collection.ts';
import { decodeText } from '../briefs/file-text.ts';
import { nearest } from '../briefs/nearest.ts';
import { mendingCommand, stretchesOf } from '../briefs/offsets.ts';
import { idOfFile, type LocatedBrief, parseBytes } from '../briefs/parse.ts';
import { byPlace, formatProblem, type Problem } from '../briefs/problem.ts';
import { quotationIds } from '../briefs/quotation-ids.ts';
import { isChecked } from '../briefs/schema.ts';
import { type SourceText, sourceText } from '../briefs/source-text.ts';
import type { ReadStored } from '../briefs/stored-briefs.ts';
import { validateContent } from '../briefs/validate.ts';
import { verify } from '../briefs/verification.ts';
import { briefsDirectory } from './briefs-directory.ts';
import { besideFiles, readPublished } from './published-briefs.ts';

const USAGE = `Usage: npm run -s check                               checks every brief, also against what is published
       npm run -s check -- --source FILE ID           holds the brief ID against its article, a text file
       npm run -s check -- --source FILE ID --write   does so, and writes down where its quotations stand`;

/** Where a program of the command line writes to: its result, and what is wrong with how it was called. */
export interface Output {
  print(line: string): void;
  complain(line: string): void;
}

/** Reads what is published in a store. @throws an error for people where it cannot be read. */
export type ReadPublished = () => Promise<readonly ReadStored[]>;

/**
 * Runs a check.
 *
 * @param published nothing is published unless told otherwise.
 * @returns the exit code: 0 when all is right, 1 when something is wrong with a brief, 2 for a wrong call.
 */
export async function runCheck(
  input: readonly string[],
  directory: string,
  output: Output,
  published: ReadPublished = async () => [],
): Promise<number> {
  const call = readCall(input);
  if (call === undefined) {
    output.complain(USAGE);
    return 2;
  }
  try {
    return call.kind === 'all'
      ? await checkAll(directory, await publishedOr(published, output), output)
      : await checkAgainst(call, await fileOf(call.id, directory), output);
  } catch (error) {
    if (error instanceof CannotCheck || error instanceof LayoutError || errorCode(error) !== undefined) {
      output.complain(messageOf(error));
      return 1;
    }
    throw error;
  }
}

/** Something that a check needs and that is not there; its message is for the person who called it. */
class CannotCheck extends Error {}

type Call =
  | { readonly kind: 'all' }
  | { readonly kind: 'source'; readonly source: string; readonly id: string; readonly write: boolean };

function readCall(input: readonly string[]): Call | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...input],
      options: { source: { type: 'string' }, write: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const { source, write } = values;
    const [id, ...more] = positionals;
    if (source === undefined) return id === undefined && !write ? { kind: 'all' } : undefined;
    return id === undefined || more.length > 0 ? undefined : { kind: 'source', source, id, write };
  } catch {
    // An option that does not exist, or one without its value: the usage says what does.
    return undefined;
  }
}

async function filesIn(directory: string): Promise<readonly string[]> {
  try {
    return await listBriefFiles(directory);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new CannotCheck(
      `The folder ${directory} cannot be read (${code}). BRIEFS_DIR says where the briefs are.`,
    );
  }
}

/** What is published; where that cannot be read, it is said, and the files are checked all the same. */
async function publishedOr(published: ReadPublished, { complain }: Output): Promise<readonly ReadStored[]> {
  try {
    return await published();
  } catch (error) {
    complain(`What is published was not looked at. ${messageOf(error)}`);
    return [];
  }
}

async function checkAll(
  directory: string,
  published: readonly ReadStored[],
  { print }: Output,
): Promise<number> {
  const files = await filesIn(directory);
  if (files.length === 0 && published.length === 0) {
    throw new CannotCheck(
      `There is no brief in ${directory}. \`npm run -s new -- ID\` writes one to fill in.`,
    );
  }
  const located: LocatedBrief[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const checked = await readBriefFile(file);
    if (checked?.kind === 'brief') located.push(checked.located);
    else problems.push(...(checked?.problems ?? []));
  }
  const { standing, clashes, same } = besideFiles(published, located);
  problems.push(...clashes, ...conflictsAmong([...located, ...standing]));
  for (const problem of problems.sort(byPlace)) print(formatProblem(problem));
  for (const id of same)
    print(`${id} is published in the store as well, with the same words: its file is served`);
  for (const { brief } of located.filter((one) => !isChecked(one.brief))) {
    print(`${brief.id} is not yet checked against its source: ${mendingCommand(brief.id)}`);
  }
  const wrong = new Set(problems.map(({ file }) => file)).size;
  const briefs =
    count(files.length, 'brief') +
    (published.length === 0 ? '' : ` and ${count(published.length, 'published brief')}`);
  print(
    wrong === 0
      ? `${briefs}, nothing wrong`
      : `${count(problems.length, 'problem')} in ${wrong} of ${briefs}`,
  );
  return wrong === 0 ? 0 : 1;
}

/** The file of a brief, which may also be named by its path. */
async function fileOf(id: string, directory: string): Promise<string> {
  const files = await filesIn(directory);
  const file = files.find((one) => idOfFile(one) === id) ?? files.find((one) => one === id);
  if (file !== undefined) return file;
  const near = nearest(id, files.map(idOfFile));
  throw new CannotCheck(
    `There is no brief ${id} in ${directory}${near === undefined ? '' : `: did you mean ${near}?`}`,
  );
}

async function checkAgainst(
  { source: sourceFile, write }: Extract<Call, { kind: 'source' }>,
  file: string,
  { print }: Output,
): Promise<number> {
  const parsed = parseBytes(file, await readFile(file));
  if (parsed.kind === 'problems') return refuse(parsed.problems, print, write);
  const { located } = parsed;
  const { id } = located.brief;
  const verification = verify(located, await readSource(sourceFile));
  const problems = [...validateContent(located), ...verification.problems].sort(byPlace);
  if (problems.length > 0) return refuse(problems, print, write);
  const found = `${id}: ${count(stretchesOf(located.brief).length, 'quotation')} and ${count(located.brief.figures.length, 'figure')} stand in ${sourceFile} to the character`;
  if (verification.outdated.length === 0) {
    print(`${found}, and the brief says where`);
    return 0;
  }
  if (!write) {
    for (const problem of verification.outdated) print(formatProblem(problem));
    print(`${found}, but the brief does not say where: add --write to write that down`);
    return 1;
  }
  await replaceFile(file, rewritten(located, verification));
  const ids = quotationIds(located.brief);
  for (const { quotation, start, end } of verification.placed) print(`${ids[quotation]}: ${start} to ${end}`);
  const before = located.brief.source.sha256;
  if (before !== undefined && before !== verification.sha256) {
    print(`The brief was checked against another text before: ${before} gave way to ${verification.sha256}`);
  }
  print(`${found}; wrote where into ${file}`);
  return 0;
}

function refuse(problems: readonly Problem[], print: Output['print'], write: boolean): number {
  for (const problem of problems) print(formatProblem(problem));
  print(`${count(problems.length, 'problem')}${write ? '; nothing was written' : ''}`);
  return 1;
}

async function readSource(file: string): Promise<SourceText> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new CannotCheck(
      code === 'ENOENT' ? `There is no file ${file} to check against` : `${file} cannot be read (${code})`,
    );
  });
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') {
    throw new CannotCheck(`${file}:${decoded.at.line}:${decoded.at.column}: ${decoded.message}`);
  }
  return sourceText(decoded.text);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

if (import.meta.main) {
  // The folder is asked for first: it reads the file `.env`, which may also name the store.
  const directory = briefsDirectory();
  const output = { print: console.log, complain: console.error };
  process.exitCode = await runCheck(process.argv.slice(2), directory, output, () =>
    readPublished(process.env),
  );
}
