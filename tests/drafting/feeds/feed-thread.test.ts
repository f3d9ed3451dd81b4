import { describe, expect, test } from 'vitest';
import { ArticleError } from '../../../src/drafting/article.ts';
import { readFeed } from '../../../src/drafting/feeds/content.ts';
import { feedReader } from '../../../src/drafting/feeds/feed-thread.ts';
import { downTo, rss } from './world.ts';

const address = 'https://courier.test/feeds/world.xml';

/** Larger than what is read without a thread. */
const large = (text: string) => text.padEnd(210_000);

describe('Reading a feed', () => {
  test('finds the same with a thread and without', async () => {
    const text = rss(downTo(1, 3));
    expect(await feedReader()({ text, address })).toEqual(readFeed(text, address));
    expect(await feedReader()({ text: large(text), address })).toEqual(readFeed(text, address));
    expect(await feedReader()({ text: large('No feed.'), address })).toBeUndefined();
  });

  test('ends when its time is over, whatever the feed is built like, and says so', async () => {
    // Millions of attributes take a parser many seconds.
    const text = rss([]).replace('<description>', `<description ${'a '.repeat(2_000_000)}>`);
    const reading = feedReader(() => AbortSignal.timeout(300))({ text, address });
    await expect(reading).rejects.toThrow(ArticleError);
    await expect(reading).rejects.toThrow('so many parts');
  });
});
