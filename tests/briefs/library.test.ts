import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadLibrary, NoBriefsError, openLibrary } from '../../src/briefs/library.ts';
import { briefText, folderWith } from '../fixtures/brief-file.ts';

const ferry = briefText({ id: 'ferry', aliases: ['boats'], title: 'The first title' });

/** An open library over a folder with these files, and the lines that it logs. */
async function opened(files: Readonly<Record<string, string>>) {
  const directory = await folderWith(files);
  const logged: string[] = [];
  const log = pino({ level: 'info', base: null }, { write: (line: string) => logged.push(line) });
  const library = await openLibrary({ directory, log, quiet: 20 });
  onTestFinished(() => library.close());
  const titles = () => library.catalogue().briefs.map(({ title }) => title);
  return { directory, library, logged, titles };
}

describe('an open library', () => {
  it('serves the right files of a folder and tells of the others', async () => {
    const { library, logged, titles } = await opened({
      'ferry.yaml': ferry,
      'winter.yml': briefText({ id: 'winter', aliases: [], title: 'Winter' }),
      'broken.yaml': 'title: [',
      '.ferry.yaml.swp': 'x',
      '.hidden.yaml': 'x',
      'brief.schema.json': '{}',
    });
    expect(titles()).toEqual(['The first title', 'Winter']);
    expect(library.problems()).toHaveLength(1);
    expect(logged).toEqual([expect.stringContaining('broken.yaml:1:')]);
    // The message names the file and nothing beside it does so again.
    expect(logged[0]?.split('broken.yaml')).toHaveLength(2);
  });

  it('serves a file that is saved anew', async () => {
    const { directory, titles } = await opened({ 'ferry.yaml': ferry });
    await writeFile(join(directory, 'ferry.yaml'), ferry.replace('first', 'second'));
    await vi.waitFor(() => expect(titles()).toEqual(['The second title']), { timeout: 5_000, interval: 10 });
  });

  it('serves a file that an editor saves under another name and renames', async () => {
    const { directory, titles } = await opened({ 'ferry.yaml': ferry });
    await writeFile(join(directory, '.ferry.yaml.tmp'), ferry.replace('first', 'second'));
    await rename(join(directory, '.ferry.yaml.tmp'), join(directory, 'ferry.yaml'));
    await vi.waitFor(() => expect(titles()).toEqual(['The second title']), { timeout: 5_000, interval: 10 });
  });

  it('serves a file that is new, and forgets one that is removed', async () => {
    const { directory, titles } = await opened({ 'ferry.yaml': ferry });
    await writeFile(
      join(directory, 'winter.yaml'),
      briefText({ id: 'winter', aliases: [], title: 'Winter' }),
    );
    await vi.waitFor(() => expect(titles()).toContain('Winter'), { timeout: 5_000, interval: 10 });
    await rm(join(directory, 'ferry.yaml'));
    await vi.waitFor(() => expect(titles()).toEqual(['Winter']), { timeout: 5_000, interval: 10 });
  });

  it('keeps the good version when a bad one is saved over it, tells of it once, and takes the mended one', async () => {
    const { directory, library, logged, titles } = await opened({ 'ferry.yaml': ferry });
    await writeFile(join(directory, 'ferry.yaml'), 'title: [');
    await vi.waitFor(() => expect(library.problems()).toHaveLength(1), { timeout: 5_000, interval: 10 });
    expect(titles()).toEqual(['The first title']);
    const about = (words: string) => logged.filter((line) => line.includes(words));
    expect(about('"level":50')).toEqual([expect.stringContaining('ferry.yaml:1:')]);
    expect(about('good again')).toEqual([]);
    await writeFile(join(directory, 'ferry.yaml'), ferry.replace('first', 'mended'));
    await vi.waitFor(() => expect(titles()).toEqual(['The mended title']), { timeout: 5_000, interval: 10 });
    expect(library.problems()).toEqual([]);
    await writeFile(join(directory, 'ferry.yaml'), ferry.replace('first', 'next'));
    await vi.waitFor(() => expect(titles()).toEqual(['The next title']), { timeout: 5_000, interval: 10 });
    expect(about('good again')).toEqual([
      expect.stringMatching(/"level":30.*ferry\.yaml is good again and served as it is"/),
    ]);
    expect(about('"level":50')).toHaveLength(1);
  });

  it('says of a file that waited for a name that it is good again, and of a removed one that it is not', async () => {
    const { directory, library, logged, titles } = await opened({
      'ferry.yaml': ferry,
      'late.yaml': briefText({ id: 'late', aliases: ['boats'], title: 'Late' }),
      'broken.yaml': 'title: [',
    });
    expect(library.problems()).toHaveLength(2);
    await rm(join(directory, 'broken.yaml'));
    await vi.waitFor(() => expect(library.problems()).toHaveLength(1), { timeout: 5_000, interval: 10 });
    await writeFile(join(directory, 'ferry.yaml'), ferry.replace('boats', 'ships'));
    await vi.waitFor(() => expect(titles()).toContain('Late'), { timeout: 5_000, interval: 10 });
    expect(logged.filter((line) => line.includes('good again'))).toEqual([
      expect.stringContaining('late.yaml is good again'),
    ]);
  });

  it('keeps the checked words when others of the same length are saved over them', async () => {
    const { directory, library } = await opened({ 'ferry.yaml': ferry });
    const before = library.catalogue().briefs;
    await writeFile(join(directory, 'ferry.yaml'), ferry.replace('A ship that sails', 'A boat that sails'));
    await vi.waitFor(() => expect(library.problems()).toHaveLength(1), { timeout: 5_000, interval: 10 });
    expect(library.problems()).toMatchObject([{ message: expect.stringContaining('words were changed') }]);
    expect(library.catalogue().briefs).toEqual(before);
  });

  it('hands out a new catalogue for a change and leaves the old one as it was', async () => {
    const { directory, library } = await opened({ 'ferry.yaml': ferry });
    const before = library.catalogue();
    await writeFile(join(directory, 'ferry.yaml'), ferry.replace('first', 'second'));
    await vi.waitFor(() => expect(library.catalogue()).not.toBe(before), { timeout: 5_000, interval: 10 });
    expect(before.briefs.map(({ title }) => title)).toEqual(['The first title']);
  });

  it('takes a folder named like a brief for a problem, not for an end', async () => {
    const directory = await folderWith({ 'ferry.yaml': ferry });
    await mkdir(join(directory, 'folder.yaml'));
    const { catalogue, problems } = await loadLibrary(directory);
    expect(catalogue.briefs).toHaveLength(1);
    expect(problems).toMatchObject([{ message: 'the file cannot be read (EISDIR)' }]);
  });
});

describe('a folder without a valid brief', () => {
  const log = pino({ level: 'silent' });

  it('is refused with every problem and what to do', async () => {
    const directory = await folderWith({ 'a.yaml': 'title: [', 'b.yaml': '' });
    const error: unknown = await openLibrary({ directory, log }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NoBriefsError);
    expect(String(error)).toContain(`${join(directory, 'a.yaml')}:1:`);
    expect(String(error)).toContain(`${join(directory, 'b.yaml')}:1:1: the file is empty`);
    expect(String(error)).toContain('npm run new -- ID');
    expect(String(error)).toContain('BRIEFS_DIR');
  });

  it('is refused when it is empty, and when it is not there', async () => {
    const directory = await folderWith({});
    await expect(loadLibrary(directory)).rejects.toThrow(`There is no brief in ${directory}`);
    await expect(openLibrary({ directory: join(directory, 'nowhere'), log })).rejects.toThrow(
      'there is no such folder',
    );
  });
});
