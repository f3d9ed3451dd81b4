import { describe, expect, test } from 'vitest';
import { ArticleError } from '../../../src/drafting/article.ts';
import { readPage } from '../../../src/drafting/articles/page-article.ts';
import { pageReader } from '../../../src/drafting/articles/page-thread.ts';
import { page } from '../pages.ts';

describe('Reading a page in a thread', () => {
  test('finds what reading it here finds', async () => {
    const address = 'https://courier.test/news/lighthouse';
    expect(await pageReader()({ html: page(), address })).toEqual(readPage(page(), address));
    expect(await pageReader()({ html: page() })).toEqual(readPage(page()));
  });

  test('is refused for the reason that it is refused for here', async () => {
    const reading = pageReader()({ html: '<html><p>Welcome.</p></html>' });
    await expect(reading).rejects.toThrow(ArticleError);
    await expect(reading).rejects.toThrow('No article was found');
  });

  test('ends when its time is over, and says so in words for an editor', async () => {
    const reading = pageReader(() => AbortSignal.abort())({ html: page() });
    await expect(reading).rejects.toThrow(ArticleError);
    await expect(reading).rejects.toThrow('so many parts');
  });
});
