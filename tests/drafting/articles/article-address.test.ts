import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalAddress } from '../../../src/drafting/articles/article-address.ts';

describe('A canonical address', () => {
  test.each([
    'http://example.org/news/1',
    'https://www.example.org/news/1/',
    'https://www2.example.org/news/1',
    'HTTPS://Example.ORG:443/news/1#comments',
    'https://example.org//news//1',
    'https://example.org./news/1',
    ' https://example.org/news/1?utm_source=x&utm_medium=y&fbclid=3 ',
    'https://example.org/news/1?gclid=1&mc_cid=2&at_medium=RSS',
    'https://amp.example.org/news/1',
    'https://example.org/amp/news/1',
    'https://example.org/news/1/amp/',
    'https://example.org/news/1.amp',
    'https://example.org/news/1.amp.html',
    'https://example.org/news/1?amp=1',
    'https://example.org/news/1?outputType=amp',
    'https://example.org/news/1/index.html',
  ])('is the same for what leads to the same article: %s', (address) => {
    expect(canonicalAddress(address)).toBe('https://example.org/news/1');
  });

  test.each([
    'https://example.org/news/2',
    'https://example.org/News/1',
    'https://news.example.org/news/1',
    'https://example.org/news/1?id=7',
    'https://example.org/news/1?page=2',
    'https://example.org/news/1?amp=7',
    'https://example.org/news/amplifier',
    'https://example.org/news/1.html',
    'https://example.org:8443/news/1',
    'https://example.org/news/1#!/part/2',
  ])('is another for what may lead to another article: %s', (address) => {
    expect(canonicalAddress(address)).not.toBe('https://example.org/news/1');
  });

  test('keeps the parameters that choose the article, in one order', () => {
    expect(canonicalAddress('https://example.org/story.php?utm_source=a&lang=en&id=7')).toBe(
      canonicalAddress('https://example.org/story.php?id=7&lang=en'),
    );
  });

  test('never takes so much off a host that no site is left', () => {
    expect(canonicalAddress('https://www.test/a')).toBe('https://www.test/a');
  });

  test.each(['', 'a story', 'mailto:a@example.org', 'urn:story:7'])(
    'leaves alone what is no page: %s',
    (text) => {
      expect(canonicalAddress(` ${text}`)).toBe(text);
    },
  );

  test('drops the ports of both schemes, and trips over no parameter’s name', () => {
    expect(canonicalAddress('http://example.org:443/a')).toBe('https://example.org/a');
    expect(canonicalAddress('https://example.org:80/a')).toBe('https://example.org/a');
    expect(canonicalAddress('https://example.org:8080/a')).toBe('https://example.org:8080/a');
    expect(canonicalAddress('https://example.org/a?__proto__=1&constructor=2')).toBe(
      'https://example.org/a?__proto__=1&constructor=2',
    );
  });

  test('is its own canonical form', () => {
    const part = fc.constantFrom('amp', 'index.html', '', 'a', 'a.amp', 'a.amp.html', 'amp.html');
    const host = fc.constantFrom(
      'www.amp.example.org',
      'amp.www2.example.org',
      'www.amp.test',
      'example.org.',
    );
    fc.assert(
      fc.property(host, fc.array(part, { maxLength: 5 }), (name, parts) => {
        const canonical = canonicalAddress(`https://${name}/${parts.join('/')}`);
        expect(canonicalAddress(canonical)).toBe(canonical);
      }),
    );
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const canonical = canonicalAddress(address);
        expect(canonicalAddress(canonical)).toBe(canonical);
      }),
    );
  });
});
