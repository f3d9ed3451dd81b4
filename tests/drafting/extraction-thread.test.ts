import { describe, expect, test } from 'vitest';
import { ArticleError } from '../../src/drafting/article.ts';
import { extract } from '../../src/drafting/extract.ts';
import { extractor } from '../../src/drafting/extraction-thread.ts';
import { STORY } from './story.ts';

/** Longer than what is read without a thread. */
const LONG = `${STORY}\n\n`.repeat(Math.ceil(61_000 / STORY.length));

describe('Finding what is in a text', () => {
  test('finds in a thread what it finds here', async () => {
    expect(JSON.stringify(await extractor()(LONG))).toBe(JSON.stringify(extract(LONG)));
  });

  test('leaves others their turn while a long text is read', async () => {
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 1);
    await extractor()(LONG);
    clearInterval(turning);
    expect(turns).toBeGreaterThan(10);
  });

  test('ends when its time is over, and says so in words for an editor', async () => {
    const finding = extractor(() => AbortSignal.abort())(LONG);
    await expect(finding).rejects.toThrow(ArticleError);
    await expect(finding).rejects.toThrow('Give the article alone.');
  });
});
