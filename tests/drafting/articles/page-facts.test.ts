import { describe, expect, test } from 'vitest';
import type { ArticleFacts } from '../../../src/drafting/article.ts';
import { readPage } from '../../../src/drafting/articles/page-article.ts';
import { jsonLd, page, STORY, TITLE } from '../pages.ts';

const ADDRESS = 'https://courier.test/news/lighthouse?utm_source=feed';
const BODY = STORY.map((text) => `<p>${text}</p>`).join('');

const factsOf = (head: string, article = BODY, address?: string): ArticleFacts =>
  readPage(page({ head, article }), address).facts;

const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
const property = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

const WHOLE = {
  title: TITLE,
  outlet: 'The Ellery Courier',
  reporter: 'Ann Lee',
  published: '2024-06-03',
  url: 'https://courier.test/news/lighthouse',
  language: 'en',
} as const;

const ARTICLE = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: TITLE,
  author: { '@type': 'Person', name: 'Ann Lee' },
  publisher: { '@type': 'NewsMediaOrganization', name: 'The Ellery Courier' },
  datePublished: '2024-06-03T23:30:00-05:00',
  dateModified: '2024-06-05T08:00:00-05:00',
  url: 'https://courier.test/news/lighthouse',
};

describe('The facts of a page', () => {
  test.each([
    ['one object', ARTICLE],
    ['a list', [{ '@type': 'WebSite', name: 'Courier' }, ARTICLE]],
    ['a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebPage' }, ARTICLE] }],
    ['several types', { ...ARTICLE, '@type': ['Article', 'NewsArticle'] }],
    ['a special type', { ...ARTICLE, '@type': 'ReportageNewsArticle' }],
    ['a type in whole', { ...ARTICLE, '@type': 'https://schema.org/BlogPosting' }],
    ['what a page is mainly about', { '@type': 'WebPage', mainEntity: ARTICLE }],
    [
      'a graph whose parts name each other',
      {
        '@graph': [
          { ...ARTICLE, author: [{ '@id': '#ann' }], publisher: { '@id': '#courier' } },
          { '@type': 'Person', '@id': '#ann', name: 'Ann Lee' },
          { '@type': 'Organization', '@id': '#courier', name: 'The Ellery Courier' },
        ],
      },
    ],
    ['names as plain words', { ...ARTICLE, author: 'Ann Lee', publisher: 'The Ellery Courier' }],
    [
      'an outlet among its authors',
      { ...ARTICLE, author: [ARTICLE.author, { '@type': 'Organization', name: 'Wire' }] },
    ],
    [
      'the page as an object',
      { ...ARTICLE, url: undefined, mainEntityOfPage: { '@type': 'WebPage', '@id': WHOLE.url } },
    ],
  ])('are read from JSON-LD in the form of %s', (_form, data) => {
    expect(factsOf(jsonLd(data), BODY, ADDRESS)).toEqual(WHOLE);
  });

  test('have the programme that an article is part of, and not the publication', () => {
    const part = (type: string) => jsonLd({ ...ARTICLE, isPartOf: { '@type': type, name: 'Evening Desk' } });
    expect(factsOf(part('RadioSeries')).programme).toBe('Evening Desk');
    expect(factsOf(part('PublicationIssue')).programme).toBeUndefined();
  });

  test('are the same where JSON-LD is broken or not about an article', () => {
    const broken = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>';
    const list = jsonLd({ '@type': 'ItemList', itemListElement: [ARTICLE] });
    const odd = jsonLd([null, 7, 'NewsArticle', { '@type': 7 }, { '@type': 'NewsArticle', headline: ['x'] }]);
    expect(factsOf(`${broken}${list}${odd}<title>${TITLE}</title>`)).toEqual({
      title: TITLE,
      language: 'en',
    });
  });

  test('are read from Open Graph', () => {
    const head = [
      property('og:title', `${TITLE} | The Ellery Courier`),
      property('og:site_name', 'The Ellery Courier'),
      property('og:url', WHOLE.url),
      property('article:published_time', '2024-06-03T23:30:00Z'),
      property('article:author', 'https://social.test/annlee'),
      meta('author', 'By Ann Lee'),
    ].join('');
    expect(factsOf(head, BODY, ADDRESS)).toEqual(WHOLE);
  });

  test('are read from the names of libraries', () => {
    const citation = [
      meta('citation_title', TITLE),
      meta('citation_journal_title', 'The Ellery Courier'),
      meta('citation_author', 'Ann Lee'),
      meta('citation_author', 'Tom van Dyk'),
      meta('citation_publication_date', '2024/6/3'),
    ].join('');
    expect(factsOf(citation)).toEqual({
      title: TITLE,
      outlet: 'The Ellery Courier',
      reporter: 'Ann Lee, Tom van Dyk',
      published: '2024-06-03',
      language: 'en',
    });
    const dublin = [
      meta('DC.title', TITLE),
      meta('dc.creator', 'Ann Lee'),
      meta('DC.date', '2024-06-03'),
    ].join('');
    expect(factsOf(dublin)).toMatchObject({ title: TITLE, reporter: 'Ann Lee', published: '2024-06-03' });
  });

  test('are read from what the page prints, where it marks it', () => {
    const article = `<h1>${TITLE}</h1><p class="byline">By Ann Lee | Staff</p><time datetime="2024-06-03">3 June</time>${BODY}`;
    expect(factsOf('<title>The Ellery Courier</title>', article)).toMatchObject({
      title: TITLE,
      reporter: 'Ann Lee',
      published: '2024-06-03',
    });
  });

  test('have no day where the page prints several and marks none', () => {
    const times = '<time datetime="2024-06-03">3 June</time><time datetime="2024-06-01">1 June</time>';
    expect(factsOf('', `${times}${BODY}`).published).toBeUndefined();
    const marked = times.replace('<time', '<time itemprop="datePublished"');
    expect(factsOf('', `${marked}${BODY}`).published).toBe('2024-06-03');
  });

  test('have the address that the page calls its own, in whole', () => {
    const canonical = (href: string) => factsOf(`<link rel="canonical" href="${href}">`, BODY, ADDRESS).url;
    expect(canonical('/news/lighthouse')).toBe(WHOLE.url);
    expect(canonical('https://other.test/news/1')).toBe('https://other.test/news/1');
    for (const mistaken of ['/', 'https://courier.test', 'javascript:void(0)', '', 'http://']) {
      expect(canonical(mistaken)).toBe(ADDRESS);
    }
  });

  test('have no address where a page was handed in that names none', () => {
    expect(factsOf('<link rel="canonical" href="/news/lighthouse">').url).toBeUndefined();
  });

  test('have the language of the page, and else that of its words', () => {
    const language = (attribute: string) => readPage(page().replace(' lang="en"', attribute)).facts.language;
    expect(language(' lang="EN_us"')).toBe('en-US');
    expect(language(' xml:lang="en-GB"')).toBe('en-GB');
    expect(language('')).toBe('en');
    expect(language(' lang="english"')).toBe('en');
  });

  test('leave out what does not fit a brief, and take what else is said', () => {
    const head = [
      property('og:title', 'word '.repeat(60)),
      meta('citation_title', TITLE),
      property('og:site_name', 'The '.repeat(30)),
      meta('author', 'https://courier.test/people/ann'),
      meta('dc.creator', '@annlee'),
      meta('date', '03/06/2024'),
    ].join('');
    expect(factsOf(head)).toEqual({ title: TITLE, language: 'en' });
  });

  test('do not take the outlet for a reporter', () => {
    const head = jsonLd({ ...ARTICLE, author: 'The Ellery Courier' });
    expect(factsOf(head).reporter).toBeUndefined();
  });
});
