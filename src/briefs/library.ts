/**
 * The library: a folder of briefs, loaded and kept up to date while the bot runs.
 *
 * A bad file never takes it down: the other briefs, and the last good version of the bad one, stay served.
 */
import { basename, join } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { Logger } from 'pino';
import { errorCode, isBriefFile, listBriefFiles, readBriefFile } from './brief-files.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { Collection } from './collection.ts';
import type { Parsed } from './parse.ts';
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
  /** Calls the listener whenever files of the folder have been read again. */
  onChange(listener: () => void): void;
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
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { directory, log } = options;
  // The watcher is ready before the files are read, so that no change falls between the two.
  const watcher = await watchFolder(directory, log);
  try {
    return follow(await collect(directory, log), watcher, options);
  } catch (error) {
    await watcher.close();
    throw error;
  }
}

/** Reads every file of a folder. Each problem is logged, where there is a log. */
async function collect(directory: string, log?: Logger): Promise<Collection> {
  const files = await briefFilesIn(directory);
  const collection = new Collection();
  collection.update(await readAll(files));
  if (collection.briefs().length === 0) throw new NoBriefsError(directory, collection.problems());
  if (log !== undefined) reportNew(collection.problems(), [], log);
  return collection;
}

async function readAll(files: readonly string[]): Promise<[file: string, parsed: Parsed | undefined][]> {
  const read: [string, Parsed | undefined][] = [];
  // One after the other: a large folder must not use up the process's open files.
  for (const file of files) read.push([file, await readBriefFile(file)]);
  return read;
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
  // A folder that cannot be watched can still be served: the error is logged, and the start goes on.
  return new Promise((resolve) => {
    watcher.once('ready', () => resolve(watcher));
    watcher.once('error', () => resolve(watcher));
  });
}

function follow(
  collection: Collection,
  watcher: FSWatcher,
  { directory, log, quiet = 100 }: LibraryOptions,
): Library {
  let catalogue = createCatalogue(collection.briefs());
  let problems = collection.problems();
  const changing = new Map<string, NodeJS.Timeout>();
  const changed = new Set<string>();
  const listeners = new Set<() => void>();
  // One reading after the other, so that an older one never overtakes a newer; files that change together
  // (a pull, a checkout) are read together, because each reading makes a catalogue.
  let work = Promise.resolve();

  const reload = async (): Promise<void> => {
    const files = [...changed];
    changed.clear();
    if (files.length === 0) return;
    const read = await readAll(files);
    collection.update(read);
    const before = problems;
    catalogue = createCatalogue(collection.briefs());
    problems = collection.problems();
    const removed = new Set(read.filter(([, parsed]) => parsed === undefined).map(([file]) => file));
    reportNew(problems, before, log);
    reportMended(problems, before, removed, log);
    log.info({ files, briefs: catalogue.briefs.length }, 'Briefs reloaded');
    for (const listener of listeners) listener();
  };

  watcher.on('all', (_event, path) => {
    if (!isBriefFile(path)) return;
    const file = join(directory, basename(path));
    clearTimeout(changing.get(file));
    const timer = setTimeout(() => {
      changing.delete(file);
      changed.add(file);
      work = work
        .then(reload)
        .catch((error: unknown) => log.error({ err: error }, 'The briefs could not be reloaded'));
    }, quiet);
    changing.set(file, timer);
  });

  return {
    catalogue: () => catalogue,
    problems: () => problems,
    onChange: (listener) => {
      listeners.add(listener);
    },
    close: async () => {
      await watcher.close();
      for (const timer of changing.values()) clearTimeout(timer);
      await work;
    },
  };
}

/** Logs what is wrong now and was not before. */
function reportNew(problems: readonly Problem[], before: readonly Problem[], log: Logger): void {
  const known = new Set(before.map(formatProblem));
  for (const problem of problems) {
    if (!known.has(formatProblem(problem))) log.error(formatProblem(problem));
  }
}

/** Logs which files were wrong before and are not now; one that was removed has not become good. */
function reportMended(
  problems: readonly Problem[],
  before: readonly Problem[],
  removed: ReadonlySet<string>,
  log: Logger,
): void {
  const wrong = new Set(problems.map(({ file }) => file));
  for (const file of new Set(before.map((problem) => problem.file))) {
    if (!wrong.has(file) && !removed.has(file)) log.info(`${file} is good again and served as it is`);
  }
}
