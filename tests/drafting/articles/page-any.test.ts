import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArticleError } from '../../../src/drafting/article.ts';
import { readPage } from '../../../src/drafting/articles/page-article.ts';
import { feedsNamedBy } from '../../../src/drafting/feeds/discovery.ts';
import { STORY } from '../pages.ts';

/** What pages are made of, in no order that a page has. */
const piece = fc.constantFrom(
  ...[
    '<html>',
    '</html>',
    '<html lang="en">',
    '<head>',
    '<body>',
    '</body>',
    '<!doctype html>',
    '<?xml version="1.0"?>',
  ],
  ...['<p>', '</p>', '<div>', '</div>', '<table>', '<td>', '<svg>', '<template>', '<textarea>', '<frameset>'],
  ...['<!--', '-->', '<![CDATA[', '<title>', '</title>', '<noscript>', '&#x0;', '“said” he', ...STORY],
  ...[
    '<script type="application/ld+json">',
    '</script>',
    '{"@type":"NewsArticle","headline":',
    '"a"',
    '}',
    'null',
  ],
  ...[
    '<meta property="og:title" content="x">',
    '<link rel=canonical href=',
    '"http://[">',
    '<meta name="__proto__" content="x">',
  ],
  '<link rel="alternate" type="application/rss+xml" href="/feed">',
);

test('A page of any kind is read, or refused in words for an editor', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const html = pieces.join('');
      expect(feedsNamedBy(html, 'https://courier.test/')).toBeInstanceOf(Array);
      try {
        expect(readPage(html).text).not.toBe('');
      } catch (error) {
        expect(error).toBeInstanceOf(ArticleError);
      }
    }),
    // Always the same pages: about one in 50,000 keeps the library that parses them busy for ever, and nothing could end
    // that here. The bot reads pages in a thread that is ended (page-thread.test.ts).
    { numRuns: 500, seed: 1 },
  );
});

test('A page whose tag of a page stands in a comment is read all the same', () => {
  const { text } = readPage(
    `<!-- <html> --><h1>The lamp</h1>${STORY.map((words) => `<p>${words}</p>`).join('')}`,
  );
  expect(text).toContain(STORY[0]);
});
