import { describe, expect, test } from 'vitest';
import { feedsNamedBy } from '../../../src/drafting/feeds/discovery.ts';

const PAGE = 'https://courier.test/world/';

describe('The feeds of a page', () => {
  test('are those that it names as its alternates, in its order, those of comments last', () => {
    const html = `<html><head>
      <link rel="alternate" type="application/rss+xml" title="Courier » Comments Feed" href="/comments/feed/">
      <link rel="stylesheet" href="/style.css"><link rel="alternate" hreflang="de" href="/de">
      <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="atom.xml">
      <link rel="feed" href="https://feeds.test/courier"><link rel="alternate" type="application/feed+json" href="/feed.json">
      <link rel="alternate" type="application/rss+xml" href="javascript:void(0)">
      <link rel="alternate" type="application/atom+xml" href="atom.xml"></head><body></body></html>`;
    expect(feedsNamedBy(html, PAGE)).toEqual([
      'https://courier.test/world/atom.xml',
      'https://feeds.test/courier',
      'https://courier.test/feed.json',
      'https://courier.test/comments/feed/',
    ]);
  });

  test('are found by the base that the page sets', () => {
    const html = `<head><base href="/news/"><link rel="alternate" type="application/rss+xml" href="rss"></head>`;
    expect(feedsNamedBy(html, PAGE)).toEqual(['https://courier.test/news/rss']);
  });

  test('are none where it names none', () => {
    expect(feedsNamedBy('<p>No feed, only <a href="/rss">a link</a>.</p>', PAGE)).toEqual([]);
    expect(feedsNamedBy('', PAGE)).toEqual([]);
  });
});
