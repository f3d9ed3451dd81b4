import { describe, expect, test } from 'vitest';
import type { ListedItem } from '../../../src/drafting/feeds/content.ts';
import { keysOf } from '../../../src/drafting/feeds/identity.ts';

const LONG =
  'The harbour council voted to keep the lamp lit, and the fishermen rang the bell of the old chapel until the morning. ';

const item = (given: Partial<ListedItem> = {}): ListedItem => ({
  address: 'https://courier.test/news/1',
  title: 'The lamp',
  id: 'story-1',
  text: LONG,
  ...given,
});

const keysOfOne = (one: ListedItem) => keysOf([one])[0] ?? [];
const shareKey = (a: ListedItem, b: ListedItem) => keysOfOne(a).some((key) => keysOfOne(b).includes(key));

describe('An article in a feed', () => {
  test('is known by its address however it is tracked, by its id, and by its content', () => {
    const other = { address: 'https://courier.test/news/2', id: 'story-2', text: '' };
    expect(
      shareKey(item(), item({ ...other, address: 'http://www.courier.test/news/1/?utm_source=x' })),
    ).toBe(true);
    expect(shareKey(item(), item({ ...other, id: 'story-1' }))).toBe(true);
    expect(shareKey(item(), item({ ...other, text: `“${LONG.toUpperCase()}”` }))).toBe(true);
    expect(shareKey(item(), item(other))).toBe(false);
  });

  test('is not known by a few words, which others have too', () => {
    const brief = { title: 'Live updates', text: 'Follow them here.' };
    const other = { address: 'https://courier.test/news/2', id: 'story-2' };
    expect(shareKey(item(brief), item({ ...brief, ...other }))).toBe(false);
  });

  test('has a key even where its feed says next to nothing of it', () => {
    expect(keysOfOne({ text: '' })).toHaveLength(1);
    expect(shareKey({ title: 'One', text: '' }, { title: 'Two', text: '' })).toBe(false);
  });

  test('is not known by what a feed gives to all', () => {
    const all = [1, 2, 3].map((number) =>
      item({
        address: 'https://courier.test/',
        id: 'feed',
        title: `Story ${number}`,
        text: `${LONG}${number}`,
      }),
    );
    const [first = [], ...others] = keysOf(all);
    expect(others.flat().filter((key) => first.includes(key))).toEqual([]);
    expect(first.length).toBeGreaterThan(0);
  });

  test('keeps its keys where it is listed twice', () => {
    expect(keysOf([item(), item()])).toEqual([keysOfOne(item()), keysOfOne(item())]);
    const changed = item({ title: 'The lamp, again', text: '' });
    expect(keysOf([changed, item()])[1]).toEqual(keysOfOne(item()));
  });
});
