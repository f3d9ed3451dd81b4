import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFeed } from '../../../src/drafting/feeds/content.ts';

const ADDRESS = 'https://courier.test/feeds/world.xml';
const SEVEN = Date.UTC(2024, 5, 3, 7);

const STORY = {
  address: 'https://courier.test/news/1',
  title: 'Lamp & sea',
  published: SEVEN,
  id: 'story-1',
  text: 'What it says .',
};

describe('A feed', () => {
  test('is read from RSS', () => {
    const xml = `<?xml version="1.0"?><rss version="2.0"><channel><title>The &lt;i&gt;Courier&lt;/i&gt;</title><link>https://courier.test/</link>
      <item><title>Lamp &amp;amp; sea</title><link>/news/1</link><guid isPermaLink="false">story-1</guid>
      <description>&lt;p&gt;What it says&lt;/p&gt;.</description><pubDate>Mon, 03 Jun 2024 07:00:00 GMT</pubDate>
      <source url="https://agency.test/">The Agency</source></item>
      <item><title>Second</title><guid>https://courier.test/news/2</guid></item></channel></rss>`;
    expect(readFeed(xml, ADDRESS)).toEqual({
      title: 'The Courier',
      items: [
        { ...STORY, outlet: 'The Agency' },
        {
          address: 'https://courier.test/news/2',
          title: 'Second',
          id: 'https://courier.test/news/2',
          text: '',
        },
      ],
    });
  });

  test('is read from Atom', () => {
    const xml = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title><id>x</id><updated>2024-06-03T07:00:00Z</updated>
      <entry><title type="html">Lamp &amp;amp; sea</title><id>story-1</id><link rel="self" href="/api/1"/><link href="/news/1"/>
      <published>2024-06-03T09:00:00+02:00</published><updated>2024-06-04T07:00:00Z</updated>
      <content type="html">&lt;p&gt;What it says&lt;/p&gt;.</content></entry></feed>`;
    expect(readFeed(xml, ADDRESS)).toEqual({ title: 'The Courier', items: [STORY] });
  });

  test('is read from RDF', () => {
    const xml = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://courier.test/"><title>The Courier</title><link>https://courier.test/</link><description>News</description></channel>
      <item rdf:about="story-1"><title>Lamp &amp; sea</title><link>/news/1</link><description>What it says .</description>
      <dc:date>2024-06-03T07:00:00Z</dc:date></item></rdf:RDF>`;
    expect(readFeed(xml, ADDRESS)).toEqual({ title: 'The Courier', items: [STORY] });
  });

  test('is read from JSON Feed', () => {
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Courier',
      items: [
        {
          id: 'story-1',
          url: '/news/1',
          title: 'Lamp & sea',
          content_html: '<p>What it says</p>.',
          date_published: '2024-06-03T07:00:00Z',
        },
      ],
    });
    expect(readFeed(json, ADDRESS)).toEqual({ title: 'The Courier', items: [STORY] });
  });

  test('never leads elsewhere than to pages of the web', () => {
    const links = ['javascript:alert(1)', 'file:///etc/passwd', 'mailto:a@courier.test', 'http://', ''];
    const xml = `<rss version="2.0"><channel><title>T</title>${links
      .map((link) => `<item><title>A</title><link>${link}</link></item>`)
      .join('')}</channel></rss>`;
    expect(readFeed(xml, ADDRESS)?.items.map(({ address }) => address)).toEqual(links.map(() => undefined));
  });

  test('is no feed where it is a page, other XML, other JSON, or nothing', () => {
    for (const text of [
      '',
      ' ',
      '<!doctype html><p>Hello</p>',
      '<a><b/></a>',
      '{"items":[]}',
      '[]',
      'null',
      '<rss',
    ]) {
      expect(readFeed(text, ADDRESS)).toBeUndefined();
    }
  });

  test('does not open entities that it declares itself', () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
      <rss version="2.0"><channel><title>&b;</title><item><title>&b;&b;</title></item></channel></rss>`;
    expect(readFeed(xml, ADDRESS)).toEqual({ title: '&b;', items: [{ title: '&b;&b;', text: '' }] });
  });

  test('is looked at no further than its first 500 items', () => {
    const xml = `<rss version="2.0"><channel><title>T</title>${'<item><title>A</title></item>'.repeat(501)}</channel></rss>`;
    expect(readFeed(xml, ADDRESS)?.items).toHaveLength(500);
  });

  test('that is broken anywhere never throws', () => {
    const whole = `<rss version="2.0"><channel><title>T</title><item><title>A</title><link>/1</link><guid>1</guid></item></channel></rss>`;
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(20), fc.string({ maxLength: 10 }), (at, cut, odd) => {
        const broken = whole.slice(0, at) + odd + whole.slice(at + cut);
        expect(readFeed(broken, ADDRESS)?.items.length ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});
