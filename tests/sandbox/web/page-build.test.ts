import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Built, buildPage, type PageBuild } from '../../../src/sandbox/web/page-build.ts';

const INDEX = '<!doctype html><title>Tiny</title><script type="module" src="./main.tsx"></script>';

/** A page of a few lines in a folder of its own. */
async function tinyPage(): Promise<PageBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-page-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const source = join(folder, 'page');
  await mkdir(source);
  await writeFile(join(source, 'index.html'), INDEX);
  await writeFile(join(source, 'main.tsx'), "import './main.css';\ndocument.title = 'It runs: first';\n");
  await writeFile(join(source, 'main.css'), 'body { color: teal; }\n');
  const lock = join(folder, 'package-lock.json');
  await writeFile(lock, '{}');
  return { source, hashed: [source, lock], cache: join(folder, 'cache') };
}

function assetsIn(built: Built) {
  if (built.kind !== 'built') throw new Error(built.why);
  return built.assets;
}

/** The text of every script of a page. */
const scriptsOf = (built: Built): string =>
  Array.from(assetsIn(built), ([path, { body }]) =>
    path.endsWith('.js') ? Buffer.from(body).toString() : '',
  ).join('');

describe('Building the page', () => {
  it('makes one page, script and style, with nothing inline for which the page’s policy would have to be wider', async () => {
    const built = await buildPage(await tinyPage());
    const assets = assetsIn(built);
    expect([...assets.keys()].map((path) => path.replace(/-[\w-]+\./, '-HASH.')).sort()).toEqual([
      '/',
      '/assets/index-HASH.css',
      '/assets/index-HASH.js',
    ]);
    const index = Buffer.from(assets.get('/')?.body ?? []).toString();
    expect(index).not.toMatch(/<script(?![^>]*\ssrc=)|<style|style=|onload=/);
    expect(scriptsOf(built)).toContain('It runs: first');
  });

  it('builds the same sources once, and leaves nothing half done behind', async () => {
    const page = await tinyPage();
    const first = await buildPage(page);
    const [name = ''] = await readdir(page.cache);
    const { ino, mtimeMs } = await stat(join(page.cache, name));
    const second = await buildPage(page);
    expect(await readdir(page.cache)).toEqual([name]);
    expect(await stat(join(page.cache, name))).toMatchObject({ ino, mtimeMs });
    expect(assetsIn(second)).toEqual(assetsIn(first));
  });

  it('builds anew when a source or the lockfile has changed, and forgets the build before', async () => {
    const page = await tinyPage();
    await buildPage(page);
    const [before] = await readdir(page.cache);
    await writeFile(join(page.source, 'main.tsx'), "document.title = 'It runs: second';\n");
    expect(scriptsOf(await buildPage(page))).toContain('It runs: second');
    const between = await readdir(page.cache);
    await writeFile(page.hashed[1] ?? '', '{ "changed": true }');
    await buildPage(page);
    const after = await readdir(page.cache);
    expect([between.length, after.length, new Set([before, ...between, ...after]).size]).toEqual([1, 1, 3]);
  });

  it('serves two starts at once', async () => {
    const page = await tinyPage();
    const [one, other] = await Promise.all([buildPage(page), buildPage(page)]);
    expect(scriptsOf(one)).toBe(scriptsOf(other));
    expect(process.env['NODE_ENV']).toBe('test');
    expect(await readdir(page.cache)).toHaveLength(1);
  });

  it('says in a line why there is no page where it cannot be built', async () => {
    const page = await tinyPage();
    await writeFile(join(page.source, 'main.tsx'), "import './missing.ts';\n");
    const built = await buildPage(page);
    expect(built).toMatchObject({ kind: 'unavailable', why: expect.stringContaining('missing.ts') });
    expect(built.kind === 'unavailable' && built.why.includes('\n')).toBe(false);
    await expect(readdir(page.cache)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('takes libraries in their form for production, and leaves the environment of the process as it was', async () => {
    const { NODE_ENV } = process.env;
    const page = await tinyPage();
    await writeFile(join(page.source, 'main.tsx'), "document.title = 'It runs: ' + process.env.NODE_ENV;\n");
    expect(scriptsOf(await buildPage(page))).toContain('It runs: production');
    expect(process.env['NODE_ENV']).toBe(NODE_ENV);
  });
});
