/**
 * The library: a folder of briefs, and the published briefs of a store, loaded and kept up to date while the bot runs.
 *
 * A bad file never takes it down: the other briefs, and the last good version of the bad one, stay served.
 */
import { basename, join } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { Logger } from 'pino';
import { errorCode, isBriefFile, listBriefFiles, readBriefFile } from './brief-files.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { Collection } from './collection.ts';
import { formatProblem, type Problem, START } from './problem.ts';
import { type StoredBriefs, StoredReader } from './stored-briefs.ts';
import type { Checked } from './validate.ts';

/** Everything that is served, as it is at one moment. */
export interface LoadedLibrary {
  readonly catalogue: Catalogue;
  /** What is wrong with files of the folder, and with what is published, by file and place. */
  readonly problems: readonly Problem[];
}

/** A library that follows its folder, and its store where it has one. */
export interface Library {
  /** What is served now. Keep it for one answer, not longer: a change on disk makes a new one. */
  catalogue(): Catalogue;
  /** What is wrong with the files, and with what is published, as they are now, by file and place. */
  problems(): readonly Problem[];
  /**
   * Looks whether anything was published or withdrawn, by whichever process, and serves what is; cheap where nothing was.
   * Never rejects: where the store cannot be asked, that is logged, and what was loaded stays served.
   */
  refresh(): Promise<void>;
  /** Calls the listener whenever files of the folder, or published briefs, have been read again. */
  onChange(listener: () => void): void;
  /** Stops following the folder; what was loaded stays. */
  close(): Promise<void>;
}

/** What a library is opened with. */
export interface LibraryOptions {
  readonly directory: string;
  /** Where briefs are published. A file of the folder is served rather than a published brief with the same id. */
  readonly stored?: StoredBriefs;
  readonly log: Logger;
  /** How long a file must have been quiet before it is read, in milliseconds: a save may come in parts. */
  readonly quiet?: number;
}

/** Neither the folder nor the store has one valid brief. Its message names every problem and says what to do. */
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
 * Loads a folder once, with what is published in a store.
 *
 * @throws NoBriefsError where neither holds a valid brief; the store's error where it cannot be asked.
 */
export async function loadLibrary(directory: string, stored?: StoredBriefs): Promise<LoadedLibrary> {
  const collection = await collect(directory, readerOf(stored));
  return { catalogue: createCatalogue(collection.briefs()), problems: collection.problems() };
}

/**
 * Loads a folder and follows it: a changed file is served within a second. What is published in its store is served from
 * {@link Library.refresh} on.
 *
 * @throws NoBriefsError where neither holds a valid brief; the store's error where it cannot be asked.
 */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { directory, stored, log } = options;
  const reader = readerOf(stored);
  // The watcher is ready before the files are read, so that no change falls between the two.
  const watcher = await watchFolder(directory, log);
  try {
    const collection = await collect(directory, reader);
    reportNew(collection.problems(), [], log);
    return follow(collection, reader, watcher, options);
  } catch (error) {
    await watcher.close();
    throw error;
  }
}

function readerOf(stored: StoredBriefs | undefined): StoredReader | undefined {
  return stored === undefined ? undefined : new StoredReader(stored);
}

/** Reads every file of a folder, and every published brief. */
async function collect(directory: string, reader: StoredReader | undefined): Promise<Collection> {
  const files = await briefFilesIn(directory);
  const collection = new Collection();
  collection.update(await readAll(files));
  collection.updateStored((await reader?.changes()) ?? []);
  if (collection.briefs().length === 0) throw new NoBriefsError(directory, collection.problems());
  return collection;
}

async function readAll(files: readonly string[]): Promise<[file: string, checked: Checked | undefined][]> {
  const read: [string, Checked | undefined][] = [];
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
  reader: StoredReader | undefined,
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

  /** Serves what the collection holds now. @param gone places of which nothing is left. */
  const serve = (gone: ReadonlySet<string>): void => {
    const before = problems;
    catalogue = createCatalogue(collection.briefs());
    problems = collection.problems();
    reportNew(problems, before, log);
    reportMended(problems, before, gone, log);
    for (const listener of listeners) listener();
  };

  const reload = async (): Promise<void> => {
    const files = [...changed];
    changed.clear();
    if (files.length === 0) return;
    const read = await readAll(files);
    collection.update(read);
    serve(new Set(read.filter(([, checked]) => checked === undefined).map(([file]) => file)));
    log.info({ files, briefs: catalogue.briefs.length }, 'Briefs reloaded');
  };

  const reloadStored = async (): Promise<void> => {
    const read = await reader?.changes();
    if (read === undefined) return;
    serve(collection.updateStored(read));
    log.info({ published: read.length, briefs: catalogue.briefs.length }, 'Published briefs reloaded');
  };

  const inTurn = (reading: () => Promise<void>, failure: string): Promise<void> => {
    work = work.then(reading).catch((error: unknown) => log.error({ err: error }, failure));
    return work;
  };

  watcher.on('all', (_event, path) => {
    if (!isBriefFile(path)) return;
    const file = join(directory, basename(path));
    clearTimeout(changing.get(file));
    const timer = setTimeout(() => {
      changing.delete(file);
      changed.add(file);
      void inTurn(reload, 'The briefs could not be reloaded');
    }, quiet);
    changing.set(file, timer);
  });

  return {
    catalogue: () => catalogue,
    problems: () => problems,
    refresh: () => inTurn(reloadStored, 'What is published could not be looked up'),
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
