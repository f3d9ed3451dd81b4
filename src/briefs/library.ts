/**
 * The library: a folder of briefs, loaded and kept up to date while the bot runs.
 *
 * A bad file never takes it down: the other briefs, and the last good version of the bad one, stay served.
 */
import { type FSWatcher, watch } from 'chokidar';
import type { Logger } from 'pino';
import { errorCode, isBriefFile, listBriefFiles, readBriefFile } from './brief-files.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { Collection } from './collection.ts';
import { formatProblem, type Problem, START } from './problem.ts';

/** Everything that is served, as it is at one moment. */
export interface LoadedLibrary {
  readonly catalogue: Catalogue;
  /** What is wrong with files of the folder, by file and place. */
  readonly problems: readonly Problem[];
}

/** A library that follows its folder. */
export interface Library {
  /** What is served now. Keep it for one answer, not longer: a change on disk makes a new one. */
  catalogue(): Catalogue;
  /** What is wrong with the files as they are now, by file and place. */
  problems(): readonly Problem[];
  /** Stops following the folder; what was loaded stays. */
  close(): Promise<void>;
}

/** What a library is opened with. */
export interface LibraryOptions {
  readonly directory: string;
  readonly log: Logger;
  /** How long a file must have been quiet before it is read, in milliseconds: a save may come in parts. */
  readonly quiet?: number;
}

/** A folder without one valid brief. Its message names every problem and says what to do. */
export class NoBriefsError extends Error {
  override readonly name = 'NoBriefsError';
  readonly problems: readonly Problem[];

  constructor(directory: string, problems: readonly Problem[]) {
    const found =
      problems.length === 0
        ? `There is no brief in ${directory}.`
        : `There is no valid brief in ${directory}:\n${problems.map((one) => `  ${formatProblem(one)}`).join('\n')}`;
    super(
      `${found}\nMend a brief there (\`npm run check\` checks them all), write one with \`npm run new -- ID\`, ` +
        'or set BRIEFS_DIR to a folder that has some.',
    );
    this.problems = problems;
  }
}

/**
 * Loads a folder once.
 *
 * @throws NoBriefsError where it holds no valid brief.
 */
export async function loadLibrary(directory: string): Promise<LoadedLibrary> {
  const collection = await collect(directory);
  return { catalogue: createCatalogue(collection.briefs()), problems: collection.problems() };
}

/**
 * Loads a folder and follows it: a changed file is served within a second.
 *
 * @throws NoBriefsError where it holds no valid brief.
 */
export async function openLibrary({ directory, log, quiet = 100 }: LibraryOptions): Promise<Library> {
  // The watcher is ready before the files are read, so that no change falls between the two.
  const watcher = await watchFolder(directory, log);
  try {
    return follow(await collect(directory, log), watcher, log, quiet);
  } catch (error) {
    await watcher.close();
    throw error;
  }
}

/** Reads every file of a folder. Each problem is logged, where there is a log. */
async function collect(directory: string, log?: Logger): Promise<Collection> {
  const files = await briefFilesIn(directory);
  const collection = new Collection();
  const read: [string, NonNullable<Awaited<ReturnType<typeof readBriefFile>>>][] = [];
  for (const file of files) {
    const parsed = await readBriefFile(file);
    if (parsed !== undefined) read.push([file, parsed]);
  }
  collection.putAll(read);
  if (collection.briefs().length === 0) throw new NoBriefsError(directory, collection.problems());
  if (log !== undefined) report(collection.problems(), [], log);
  return collection;
}

async function briefFilesIn(directory: string): Promise<readonly string[]> {
  try {
    return await listBriefFiles(directory);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const message = code === 'ENOENT' ? 'there is no such folder' : `the folder cannot be read (${code})`;
    throw new NoBriefsError(directory, [{ file: directory, ...START, message }]);
  }
}

function watchFolder(directory: string, log: Logger): Promise<FSWatcher> {
  const watcher = watch(directory, {
    depth: 0,
    ignoreInitial: true,
    ignored: (path, stats) => stats?.isFile() === true && !isBriefFile(path),
  });
  watcher.on('error', (error) => {
    log.warn({ err: error }, 'Changes to the briefs may go unnoticed; a restart loads them');
  });
  return new Promise((resolve) => watcher.once('ready', () => resolve(watcher)));
}

function follow(collection: Collection, watcher: FSWatcher, log: Logger, quiet: number): Library {
  let catalogue = createCatalogue(collection.briefs());
  let problems = collection.problems();
  const waiting = new Map<string, NodeJS.Timeout>();
  // One file after the other, so that an older reading never overtakes a newer one.
  let work = Promise.resolve();

  const reload = async (file: string): Promise<void> => {
    const parsed = await readBriefFile(file);
    if (parsed === undefined) collection.remove(file);
    else collection.put(file, parsed);
    const before = problems;
    catalogue = createCatalogue(collection.briefs());
    problems = collection.problems();
    report(problems, before, log);
    log.info({ file, briefs: catalogue.briefs.length }, 'Briefs reloaded');
  };

  watcher.on('all', (_event, path) => {
    if (!isBriefFile(path)) return;
    clearTimeout(waiting.get(path));
    const timer = setTimeout(() => {
      waiting.delete(path);
      work = work
        .then(() => reload(path))
        .catch((error: unknown) => log.error({ err: error, file: path }, 'A brief could not be reloaded'));
    }, quiet);
    waiting.set(path, timer);
  });

  return {
    catalogue: () => catalogue,
    problems: () => problems,
    close: async () => {
      await watcher.close();
      for (const timer of waiting.values()) clearTimeout(timer);
      await work;
    },
  };
}

/** Logs what is wrong now and was not before. */
function report(problems: readonly Problem[], before: readonly Problem[], log: Logger): void {
  const known = new Set(before.map(formatProblem));
  for (const problem of problems) {
    if (!known.has(formatProblem(problem))) log.error({ file: problem.file }, formatProblem(problem));
  }
}
