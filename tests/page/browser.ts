/**
 * A real browser for tests: the one that a package brings on Linux x64, an installed Chrome elsewhere. Many may be
 * connected to it, each with contexts of its own.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';

/** A browser that was found, or why there is none. */
export type FoundBrowser =
  | { readonly kind: 'found'; readonly server: BrowserServer; close(): Promise<void> }
  | { readonly kind: 'missing'; readonly why: string };

/** Flags without which Chromium looks for its maker's hosts at every start. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The package's own settings look for its fonts in /tmp alone; without a font, Chromium ends at the first that is asked for. */
function fontsIn(folder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
    '',
  ].join('\n');
}

/** The browser of the package `@sparticuz/chromium`, unpacked into a folder of its own. */
async function packaged(): Promise<FoundBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-browser-'));
  // The package brings the libraries that a bare system lacks, but hands them out only where it believes to run on
  // a cloud function; both names are read when it is imported.
  const { TMPDIR } = process.env;
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  process.env['TMPDIR'] = folder;
  const { default: sparticuz } = await import('@sparticuz/chromium');
  const executablePath = await sparticuz.executablePath();
  writeFileSync(join(folder, 'fonts', 'fonts.conf'), fontsIn(folder));
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  const server = await chromium.launchServer({
    host: '127.0.0.1',
    executablePath,
    args: [...sparticuz.args.filter((flag) => flag !== '--single-process'), ...QUIET],
    headless: true,
  });
  return {
    kind: 'found',
    server,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function installed(): Promise<FoundBrowser> {
  try {
    const server = await chromium.launchServer({ host: '127.0.0.1', channel: 'chrome', args: QUIET });
    return { kind: 'found', server, close: () => server.close() };
  } catch (error) {
    const [why = ''] = String(error).split('\n');
    return { kind: 'missing', why };
  }
}

/** Starts a browser. @throws Error in CI where there is none: there, tests that do not run are a failure. */
export async function startBrowser(): Promise<FoundBrowser> {
  const found = process.platform === 'linux' && process.arch === 'x64' ? await packaged() : await installed();
  if (found.kind === 'missing' && process.env['CI'] !== undefined) {
    throw new Error(`The tests of the page need a browser: ${found.why}`);
  }
  return found;
}
