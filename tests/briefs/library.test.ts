import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadLibrary, NoBriefsError, openLibrary } from '../../src/briefs/library.ts';
import type { StoredBriefs, StoredBriefText } from '../../src/briefs/stored-briefs.ts';
import { briefText, folderWith } from '../fixtures/brief-file.ts';

const ferry = briefText({ id: 'ferry', aliases: ['boats'], title: 'The first title' });

/** A store in which briefs are published by id and title. */
class Shelf implements StoredBriefs {
  readonly #briefs = new Map<string, StoredBriefText>();
  revision = 0;
  /** How often everything was asked for. */
  asked = 0;
  broken = false;

  publish(id: string, title: string, yaml = briefText({ id, aliases: [], title })): void {
    this.revision += 1;
    this.#briefs.set(id, { id, yaml, revision: this.revision });
  }

  withdraw(id: string): void {
    this.revision += 1;
    this.#briefs.delete(id);
  }

  async published() {
    this.asked += 1;
    return [...this.#briefs.values()];
  }

  async publishedRevision() {
    if (this.broken) throw new Error('The store is away.');
    return this.revision;
  }
}

/** An open library over a folder with these files, and the lines that it logs. */
async function opened(files: Readonly<Record<string, string>>, stored?: StoredBriefs) {
  const directory = await folderWith(files);
  const logged: string[] = [];
  const log = pino({ level: 'info', base: null }, { write: (line: string) => logged.push(line) });
  const library = await openLibrary({
    directory,
    log,
    quiet: 20,
    ...(stored === undefined ? {} : { stored }),
  });
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

describe('a library with a store', () => {
  it('serves what is published there beside the files, from the start', async () => {
    const shelf = new Shelf();
    shelf.publish('bridge', 'The bridge');
    const { titles, library } = await opened({ 'ferry.yaml': ferry }, shelf);
    expect(titles()).toEqual(['The bridge', 'The first title']);
    expect(library.problems()).toEqual([]);
  });

  it('serves what is published later once it is refreshed, and no more what is withdrawn', async () => {
    const shelf = new Shelf();
    const { titles, library, logged } = await opened({ 'ferry.yaml': ferry }, shelf);
    let changes = 0;
    library.onChange(() => {
      changes += 1;
    });
    shelf.publish('bridge', 'The bridge');
    expect(titles()).toEqual(['The first title']);
    await library.refresh();
    expect(titles()).toEqual(['The bridge', 'The first title']);
    shelf.publish('bridge', 'The mended bridge');
    await library.refresh();
    expect(titles()).toEqual(['The mended bridge', 'The first title']);
    shelf.withdraw('bridge');
    await library.refresh();
    expect(titles()).toEqual(['The first title']);
    expect(changes).toBe(3);
    expect(logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('asks for the count alone where nothing has changed, and keeps the catalogue', async () => {
    const shelf = new Shelf();
    shelf.publish('bridge', 'The bridge');
    const { library } = await opened({}, shelf);
    const before = library.catalogue();
    await Promise.all([library.refresh(), library.refresh()]);
    expect(library.catalogue()).toBe(before);
    expect(shelf.asked).toBe(1);
  });

  it('keeps the briefs that were not published anew as they are', async () => {
    const shelf = new Shelf();
    shelf.publish('bridge', 'The bridge');
    shelf.publish('tower', 'The tower');
    const { library } = await opened({}, shelf);
    const [bridge] = library.catalogue().briefs;
    shelf.publish('tower', 'The other tower');
    await library.refresh();
    expect(library.catalogue().briefs[0]).toBe(bridge);
  });

  it('needs no file where something is published', async () => {
    const shelf = new Shelf();
    shelf.publish('bridge', 'The bridge');
    const { titles, library } = await opened({ 'broken.yaml': 'title: [' }, shelf);
    expect(titles()).toEqual(['The bridge']);
    expect(library.problems()).toHaveLength(1);
  });

  it('tells of a published brief that is not right any more, without serving it', async () => {
    const shelf = new Shelf();
    shelf.publish('bridge', '', 'id: bridge\n');
    const { titles, library, logged } = await opened({ 'ferry.yaml': ferry }, shelf);
    expect(titles()).toEqual(['The first title']);
    expect(library.problems().every(({ file }) => file === 'store:/bridge.yaml')).toBe(true);
    expect(logged.filter((line) => line.includes('store:/bridge.yaml'))).toHaveLength(
      library.problems().length,
    );
  });

  it('serves a file that is saved in the place of a published brief, and that one again once it is removed', async () => {
    const shelf = new Shelf();
    shelf.publish('ferry', 'The published title');
    const { directory, titles, library } = await opened({}, shelf);
    await writeFile(join(directory, 'ferry.yaml'), ferry);
    await vi.waitFor(() => expect(titles()).toEqual(['The first title']), { timeout: 5_000, interval: 10 });
    expect(library.problems()).toMatchObject([{ file: 'store:/ferry.yaml' }]);
    await rm(join(directory, 'ferry.yaml'));
    await vi.waitFor(() => expect(titles()).toEqual(['The published title']), {
      timeout: 5_000,
      interval: 10,
    });
    expect(library.problems()).toEqual([]);
  });

  it('goes on serving what it has while the store is away, and says so', async () => {
    const shelf = new Shelf();
    shelf.publish('bridge', 'The bridge');
    const { titles, library, logged } = await opened({}, shelf);
    shelf.broken = true;
    shelf.publish('tower', 'The tower');
    await library.refresh();
    expect(titles()).toEqual(['The bridge']);
    expect(logged.at(-1)).toContain('What is published could not be looked up');
    shelf.broken = false;
    await library.refresh();
    expect(titles()).toEqual(['The bridge', 'The tower']);
  });

  it('does not begin where the store cannot be asked', async () => {
    const shelf = new Shelf();
    shelf.broken = true;
    await expect(opened({ 'ferry.yaml': ferry }, shelf)).rejects.toThrow('The store is away.');
    await expect(loadLibrary(await folderWith({ 'ferry.yaml': ferry }), shelf)).rejects.toThrow();
  });

  it('is loaded once in the same way', async () => {
    const shelf = new Shelf();
    shelf.publish('bridge', 'The bridge');
    const { catalogue } = await loadLibrary(await folderWith({ 'ferry.yaml': ferry }), shelf);
    expect(catalogue.briefs.map(({ id }) => id)).toEqual(['bridge', 'ferry']);
  });
});

describe('a library without a store', () => {
  it('has nothing to refresh', async () => {
    const { library } = await opened({ 'ferry.yaml': ferry });
    const before = library.catalogue();
    await library.refresh();
    expect(library.catalogue()).toBe(before);
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
