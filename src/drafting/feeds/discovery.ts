/**
 * The feeds that a page names, as browsers find them.
 */
import { parsePage } from '../articles/page-document.ts';

const TYPES: ReadonlySet<string> = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/json',
]);

/** How much of a page is searched, in characters: pages name their feeds in their head. */
const HEAD = 300_000;

/** Feeds of comments are not feeds of articles. */
const COMMENTS = /\bcomments?\b/i;

/**
 * The addresses of a page's feeds, in the order in which it names them; those of comments last.
 *
 * @param address where the page was read from.
 * @throws ArticleError where the page is too complex.
 */
export function feedsNamedBy(html: string, address: string): readonly string[] {
  const document = parsePage(html.slice(0, HEAD));
  const base =
    URL.parse(document.querySelector('base[href]')?.getAttribute('href') ?? '', address)?.href ?? address;
  const found = [...document.querySelectorAll('link[rel][href]')].flatMap((link) => {
    const rel = (link.getAttribute('rel') ?? '').toLowerCase().split(/\s+/);
    const type = (link.getAttribute('type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const url = URL.parse(link.getAttribute('href') ?? '', base);
    const names = rel.includes('feed') || (rel.includes('alternate') && TYPES.has(type));
    if (!names || url === null || !/^https?:$/.test(url.protocol)) return [];
    return [
      { href: url.href, comments: COMMENTS.test(`${link.getAttribute('title') ?? ''} ${url.pathname}`) },
    ];
  });
  const articles = found.filter(({ comments }) => !comments);
  const others = found.filter(({ comments }) => comments);
  return [...new Set([...articles, ...others].map(({ href }) => href))];
}
