import { describe, expect, it } from 'vitest';
import { Collection, conflictsAmong } from '../../src/briefs/collection.ts';
import { parseBrief } from '../../src/briefs/parse.ts';
import { briefText, locate } from '../fixtures/brief-file.ts';

const fileOf = (id: string) => `briefs/${id}.yaml`;

function brief(id: string, aliases: readonly string[], title = 'A title') {
  return [fileOf(id), parseBrief(fileOf(id), briefText({ id, aliases: [...aliases], title }))] as const;
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

it('Of several briefs with a name, all but the first are told, at the place of the name', () => {
  const located = ['a', 'b', 'c'].map((id) => locate(briefText({ id, aliases: ['ferry'] }), fileOf(id)));
  expect(conflictsAmong(located)).toMatchObject([
    { file: fileOf('b'), line: 4, column: 5 },
    { file: fileOf('c'), line: 4, column: 5 },
  ]);
});
