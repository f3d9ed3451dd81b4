import { describe, expect, it } from 'vitest';
import { Collection, conflictsAmong } from '../../src/briefs/collection.ts';
import { parseBrief } from '../../src/briefs/parse.ts';
import { placeOf } from '../../src/briefs/stored-briefs.ts';
import { validated } from '../../src/briefs/validate.ts';
import { briefText, locate } from '../fixtures/brief-file.ts';

const fileOf = (id: string) => `briefs/${id}.yaml`;

function brief(id: string, aliases: readonly string[], title = 'A title') {
  return [fileOf(id), parseBrief(fileOf(id), briefText({ id, aliases: [...aliases], title }))] as const;
}

/** The same, as published in a store. */
function published(id: string, aliases: readonly string[], title = 'A published title') {
  const text = briefText({ id, aliases: [...aliases], title });
  return [placeOf(id), validated(parseBrief(placeOf(id), text))] as const;
}

/** The same, as a file that is marked as a draft. */
function draft(id: string) {
  const text = `status: draft\n${briefText({ id, aliases: [], title: 'A draft' })}`;
  return [fileOf(id), validated(parseBrief(fileOf(id), text))] as const;
}

const broken = (id: string) => [fileOf(id), parseBrief(fileOf(id), 'title: [')] as const;

function served(collection: Collection): readonly string[] {
  return collection.briefs().map(({ id, aliases }) => `${id}: ${aliases.join(', ')}`);
}

describe('a collection', () => {
  it('serves its briefs in the order of their ids', () => {
    const collection = new Collection();
    collection.update([brief('b', []), brief('a', [])]);
    expect(collection.briefs().map(({ id }) => id)).toEqual(['a', 'b']);
    expect(collection.problems()).toEqual([]);
  });

  it('keeps the last good version of a file that went bad, and says what is wrong with it', () => {
    const collection = new Collection();
    collection.update([brief('a', ['x'])]);
    collection.update([broken('a')]);
    expect(served(collection)).toEqual(['a: x']);
    expect(collection.problems()).toMatchObject([{ file: fileOf('a') }]);
    collection.update([brief('a', ['y'])]);
    expect(served(collection)).toEqual(['a: y']);
    expect(collection.problems()).toEqual([]);
  });

  it('never serves a file that was bad from the start', () => {
    const collection = new Collection();
    collection.update([broken('a'), brief('b', [])]);
    expect(served(collection)).toEqual(['b: ']);
  });

  it('lets a name be that of the brief that had it first', () => {
    const collection = new Collection();
    collection.update([brief('a', ['Ferry']), brief('b', ['férry'])]);
    expect(served(collection)).toEqual(['a: Ferry']);
    expect(collection.problems()).toEqual([
      expect.objectContaining({
        file: fileOf('b'),
        message: expect.stringContaining(`already finds a (${fileOf('a')})`),
      }),
    ]);
  });

  it('does not let an alias be another brief’s id', () => {
    const collection = new Collection();
    collection.update([brief('island-ferry', []), brief('b', ['Island ferry'])]);
    expect(collection.briefs().map(({ id }) => id)).toEqual(['island-ferry']);
  });

  it('goes on serving a brief as it was when its new version takes another’s name', () => {
    const collection = new Collection();
    collection.update([brief('a', ['x']), brief('b', ['y'])]);
    collection.update([brief('a', ['y'])]);
    expect(served(collection)).toEqual(['a: x', 'b: y']);
    expect(collection.problems()).toHaveLength(1);
  });

  it('keeps the first owner when its file is saved again unchanged', () => {
    const collection = new Collection();
    collection.update([brief('a', ['x']), brief('b', ['x'])]);
    collection.update([brief('a', ['x'])]);
    expect(served(collection)).toEqual(['a: x']);
  });

  it('serves the waiting brief once the name is free, by change or by removal', () => {
    const collection = new Collection();
    collection.update([brief('a', ['x']), brief('b', ['x'])]);
    collection.update([brief('a', ['z'])]);
    expect(served(collection)).toEqual(['a: z', 'b: x']);
    collection.update([brief('c', ['z'])]);
    collection.update([[fileOf('a'), undefined]]);
    expect(served(collection)).toEqual(['b: x', 'c: z']);
    expect(collection.problems()).toEqual([]);
  });

  it('lets two briefs exchange their names, one file after the other', () => {
    const collection = new Collection();
    collection.update([brief('a', ['x']), brief('b', ['y'])]);
    collection.update([brief('a', ['y'])]);
    collection.update([brief('b', ['x'])]);
    expect(served(collection)).toEqual(['a: y', 'b: x']);
    expect(collection.problems()).toEqual([]);
  });

  it('passes a name on through several briefs while another conflict stays', () => {
    const collection = new Collection();
    collection.update([brief('a', ['x']), brief('b', ['y']), brief('c', ['z']), brief('d', ['w'])]);
    collection.update([brief('c', ['w']), brief('b', ['x']), brief('a', ['free'])]);
    expect(served(collection)).toEqual(['a: free', 'b: x', 'c: z', 'd: w']);
    expect(collection.problems()).toHaveLength(1);
  });
});

describe('a collection with published briefs', () => {
  const titles = (collection: Collection) => collection.briefs().map(({ id, title }) => `${id}: ${title}`);

  it('serves them beside the files', () => {
    const collection = new Collection();
    collection.update([brief('b', [])]);
    collection.updateStored([published('a', ['x']), published('c', ['y'])]);
    expect(titles(collection)).toEqual(['a: A published title', 'b: A title', 'c: A published title']);
    expect(collection.problems()).toEqual([]);
  });

  it('serves a file rather than a published brief with its id, whichever came first, and says so', () => {
    for (const storeFirst of [false, true]) {
      const collection = new Collection();
      if (storeFirst) collection.updateStored([published('a', ['x'])]);
      collection.update([brief('a', ['x'])]);
      collection.updateStored([published('a', ['x'])]);
      expect(titles(collection)).toEqual(['a: A title']);
      expect(collection.problems()).toEqual([
        {
          file: 'store:/a.yaml',
          line: 1,
          column: 5,
          message:
            'briefs/a.yaml has the same id and is served instead: remove that file to serve what was published',
        },
      ]);
    }
  });

  it('does so also while another brief waits for a name', () => {
    const collection = new Collection();
    collection.updateStored([published('a', ['x'])]);
    collection.update([brief('b', ['y']), brief('late', ['y'])]);
    collection.update([brief('a', ['x'])]);
    expect(titles(collection)).toEqual(['a: A title', 'b: A title']);
    expect(collection.problems().map(({ file }) => file)).toEqual(['briefs/late.yaml', 'store:/a.yaml']);
  });

  it('has nothing to say where the file holds what was published', () => {
    const collection = new Collection();
    collection.update([brief('a', ['x'], 'The same')]);
    collection.updateStored([published('a', ['x'], 'The same')]);
    expect(titles(collection)).toEqual(['a: The same']);
    expect(collection.problems()).toEqual([]);
  });

  it('serves a published brief as long as the file with its id is wrong, and again once that is gone', () => {
    const collection = new Collection();
    collection.updateStored([published('a', ['x'])]);
    collection.update([broken('a')]);
    expect(titles(collection)).toEqual(['a: A published title']);
    collection.update([brief('a', ['x'])]);
    expect(titles(collection)).toEqual(['a: A title']);
    collection.update([broken('a')]);
    expect(titles(collection)).toEqual(['a: A title']);
    collection.update([[fileOf('a'), undefined]]);
    expect(titles(collection)).toEqual(['a: A published title']);
    expect(collection.problems()).toEqual([]);
  });

  it('lets names clash among them and files as among files', () => {
    const collection = new Collection();
    collection.update([brief('a', ['x'])]);
    collection.updateStored([published('b', ['x']), published('c', ['y'])]);
    collection.update([brief('d', ['y'])]);
    expect(titles(collection)).toEqual(['a: A title', 'c: A published title']);
    expect(collection.problems().map(({ file, message }) => `${file} ${message}`)).toEqual([
      'briefs/d.yaml y already finds c (store:/c.yaml): choose another name',
      'store:/b.yaml x already finds a (briefs/a.yaml): choose another name',
    ]);
  });

  it('gives a name to the file where both are new', () => {
    const collection = new Collection();
    collection.updateStored([published('b', ['x'])]);
    collection.updateStored([]);
    collection.update([brief('z', ['x'])]);
    collection.updateStored([published('b', ['x'])]);
    expect(titles(collection)).toEqual(['z: A title']);
  });

  it('forgets one that is published no more, and says which is gone', () => {
    const collection = new Collection();
    collection.updateStored([published('a', []), published('b', [])]);
    expect([...collection.updateStored([published('b', [])])]).toEqual(['store:/a.yaml']);
    expect(titles(collection)).toEqual(['b: A published title']);
  });

  it('tells of one that is not right any more, and does not serve it', () => {
    const collection = new Collection();
    collection.updateStored([[placeOf('a'), validated(parseBrief(placeOf('a'), 'titel: x\n'))]]);
    expect(collection.briefs()).toEqual([]);
    expect(collection.problems()).toContainEqual({
      file: 'store:/a.yaml',
      line: 1,
      column: 1,
      message: '`titel` is not a field of a brief: did you mean `title`?',
    });
  });
});

describe('a collection with a draft', () => {
  it('does not serve it, and says what to do', () => {
    const collection = new Collection();
    collection.update([draft('a'), brief('b', [])]);
    expect(collection.briefs().map(({ id }) => id)).toEqual(['b']);
    expect(collection.problems()).toEqual([
      {
        file: 'briefs/a.yaml',
        line: 1,
        column: 9,
        message:
          'the brief is a draft: say its key points and its summary in your own words, then remove the line `status: draft`',
      },
    ]);
  });

  it('serves a brief no more once its file is marked as a draft, until the mark is gone', () => {
    const collection = new Collection();
    collection.update([brief('a', ['x'])]);
    collection.update([draft('a')]);
    expect(collection.briefs()).toEqual([]);
    collection.update([brief('a', ['x'])]);
    expect(collection.briefs()).toHaveLength(1);
    expect(collection.problems()).toEqual([]);
  });
});

it('Of several briefs with a name, all but the first are told, at the place of the name', () => {
  const located = ['a', 'b', 'c'].map((id) => locate(briefText({ id, aliases: ['ferry'] }), fileOf(id)));
  expect(conflictsAmong(located)).toMatchObject([
    { file: fileOf('b'), line: 4, column: 5 },
    { file: fileOf('c'), line: 4, column: 5 },
  ]);
});
