/**
 * Builds the page when it is first needed, and remembers it: the same sources are never built twice.
 *
 * Vite is a development dependency, and the only place that loads it is here. What it builds is kept under
 * `node_modules/.cache`, by a hash of everything that goes into it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type Assets, assetsOf } from './assets.ts';

/** The repository. */
const ROOT = join(import.meta.dirname, '../../..');

/** Where a page is built from and remembered. */
export interface PageBuild {
  /** The folder of `index.html`. */
  readonly source: string;
  /** Folders and files of everything that goes into the page, and what says which libraries do. */
  readonly hashed: readonly string[];
  /** The folder that holds a folder for each hash. */
  readonly cache: string;
}

/** The page of this repository. */
export const PAGE: PageBuild = {
  source: join(ROOT, 'src/sandbox/page'),
  // The page takes from all over the sandbox: its protocol, Slack's markup, how dates are written.
  hashed: [join(ROOT, 'src/sandbox'), join(ROOT, 'package-lock.json')],
  cache: join(ROOT, 'node_modules/.cache/verbatim-page'),
};

type Files = ReadonlyMap<string, Uint8Array>;

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

/** The files of a folder, or the file itself. */
const filesAt = async (path: string): Promise<readonly string[]> =>
  (await stat(path)).isDirectory() ? filesBelow(path) : [path];

async function hashOf({ source, hashed }: PageBuild): Promise<string> {
  const hash = createHash('sha256');
  for (const path of (await Promise.all(hashed.map(filesAt))).flat()) {
    const body = await readFile(path);
    hash.update(`${relative(source, path)}\0${body.byteLength}\0`).update(body);
  }
  return hash.digest('hex').slice(0, 32);
}

async function filesIn(folder: string): Promise<Files> {
  const paths = await filesBelow(folder);
  return new Map(
    await Promise.all(
      paths.map(
        async (path) => [relative(folder, path).replaceAll('\\', '/'), await readFile(path)] as const,
      ),
    ),
  );
}

/** The files of an earlier build; `undefined` where there is none. */
async function remembered(folder: string): Promise<Files | undefined> {
  try {
    return await filesIn(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a build beside its place and moves it there whole, so that nobody ever sees half of one. */
async function remember(files: Files, folder: string): Promise<void> {
  const unfinished = `${folder}.${randomUUID()}`;
  try {
    for (const [name, body] of files) {
      await mkdir(dirname(join(unfinished, name)), { recursive: true });
      await writeFile(join(unfinished, name), body);
    }
    await rename(unfinished, folder);
  } catch {
    // Another process was faster, or the folder cannot be written: the next start builds again, and no more is lost.
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Removes builds of other sources. A server holds its files in memory, so none is missed. */
async function forgetOthers(folder: string): Promise<void> {
  const cache = dirname(folder);
  const others = (await readdir(cache)).map((name) => join(cache, name)).filter((path) => path !== folder);
  await Promise.all(others.map((path) => rm(path, { recursive: true, force: true })));
}

/** The build under way: one after the other, since they share `NODE_ENV`. */
let building: Promise<unknown> = Promise.resolve();

/**
 * Does something with `NODE_ENV` as it must be, so that libraries come in their form for production, and puts it
 * back: Vite leaves its own value behind for the whole process, and the bot is in it.
 */
function inProduction<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = building.then(async () => {
    const { NODE_ENV } = process.env;
    process.env['NODE_ENV'] = 'production';
    try {
      return await work();
    } finally {
      if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
      else process.env['NODE_ENV'] = NODE_ENV;
    }
  });
  building = done.catch(() => undefined);
  return done;
}

async function buildWith(vite: typeof import('vite'), source: string): Promise<Files> {
  const result = await vite.build({
    root: source,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      // Data addresses in styles would need a wider policy than the page's.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  return new Map(
    outputs.map((file) => {
      const contents = file.type === 'chunk' ? file.code : file.source;
      return [file.fileName, typeof contents === 'string' ? Buffer.from(contents) : contents];
    }),
  );
}

/** The page, or why there is none. */
export type Built =
  | { readonly kind: 'built'; readonly assets: Assets }
  | { readonly kind: 'unavailable'; readonly why: string };

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';

function whyNot(error: unknown): string {
  if (isMissing(error))
    return 'the packages for development are not installed (`npm ci` without `--omit=dev`)';
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  return message.trim().replaceAll(/\s*\n\s*/g, ' ');
}

/** The page, built now or before. Never rejects for what is wrong with its sources or with Vite. */
export async function buildPage(page: PageBuild = PAGE): Promise<Built> {
  const folder = join(page.cache, await hashOf(page));
  const known = await remembered(folder);
  if (known !== undefined) return { kind: 'built', assets: assetsOf(known) };
  try {
    const files = await inProduction(async () => buildWith(await import('vite'), page.source));
    await remember(files, folder);
    await forgetOthers(folder).catch(() => undefined);
    return { kind: 'built', assets: assetsOf(files) };
  } catch (error) {
    return { kind: 'unavailable', why: whyNot(error) };
  }
}
