/**
 * What a page says of its article, wherever it says it. Sources are tried from the surest to the least sure; where none
 * says it, or two mean different things, the fact is absent.
 */
import type { ArticleFacts } from '../article.ts';
import { factsFrom } from './article-facts.ts';
import { languageTag } from './article-language.ts';
import { dayIn } from './page-date.ts';
import { lineOf, oneLine, type PageDocument, type PageElement } from './page-document.ts';
import type { LinkedData } from './page-json-ld.ts';

/** The values of a page's meta elements, by their names in lower case. */
type Meta = ReadonlyMap<string, readonly string[]>;

/** `name` of HTML, `property` of RDFa (Open Graph) and `itemprop` of microdata are used for the same. */
function metaOf(document: PageDocument): Meta {
  const meta = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = oneLine(element.getAttribute('content') ?? '');
    const names = ['name', 'property', 'itemprop'].map((attribute) => element.getAttribute(attribute));
    for (const name of new Set(names.map((one) => one?.trim().toLowerCase()))) {
      if (name === undefined || name === '' || content === '') continue;
      const known = meta.get(name);
      if (known === undefined) meta.set(name, [content]);
      else known.push(content);
    }
  }
  return meta;
}

const firstOf = (meta: Meta, ...names: readonly string[]) => names.map((name) => meta.get(name)?.[0]);

/** An address in whole, where it is one of the web. */
function webAddress(written: string | null | undefined, base: string | undefined): string | undefined {
  const text = (written ?? '').trim();
  const url = text === '' ? null : URL.parse(text, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/**
 * The address that a page calls its own. One that leads to the front page of a site is a mistake that many pages share,
 * unless the page is the front page.
 */
function ownAddresses(written: readonly (string | null | undefined)[], address: string | undefined) {
  const inside = address === undefined || URL.parse(address)?.pathname !== '/';
  return [...written.map((one) => webAddress(one, address)), address].filter(
    (one) => one === address || (one !== undefined && !(inside && URL.parse(one)?.pathname === '/')),
  );
}

/** The title without the name of the site that follows or precedes it: `A story | The Paper`. */
function withoutOutlet(title: string | undefined, outlet: string | undefined): string | undefined {
  if (title === undefined || outlet === undefined) return title;
  const name = RegExp.escape(outlet);
  const between = '\\s+(?:[|–—-]|::|»)\\s+';
  return title
    .replace(new RegExp(`${between}${name}$`, 'i'), '')
    .replace(new RegExp(`^${name}${between}`, 'i'), '');
}

/** The one heading of the first rank; several could each be the article's. */
function onlyHeading(document: PageDocument): string | undefined {
  const headings = new Set([...document.querySelectorAll('h1')].map(lineOf).filter((line) => line !== ''));
  return headings.size === 1 ? [...headings][0] : undefined;
}

/** A byline without what is not the name; nothing where it is no name: an address, a handle, a number. */
function reporterIn(written: string | undefined): string | undefined {
  const name = oneLine(written ?? '')
    .replace(/^(?:(?:written|reported|story|words|analysis)\s+)?by[:\s]+/i, '')
    .replace(/\s*[|•·].*$/, '')
    .replace(/[,;]$/, '')
    .trim();
  return /\p{L}{2}/u.test(name) && !/https?:|@|\d/.test(name) ? name : undefined;
}

/** Names joined as a page lists them. */
function joined(names: readonly string[] | undefined): string | undefined {
  const readable = (names ?? []).flatMap((name) => reporterIn(name) ?? []);
  return readable.length === 0 ? undefined : [...new Set(readable)].join(', ');
}

function printedByline(document: PageDocument): string | undefined {
  const marked = document.querySelectorAll(
    '[itemprop="author"] [itemprop="name"], [rel="author"], [itemprop="author"]',
  );
  return (
    joined([...marked].map(lineOf)) ?? reporterIn(lineOf(document.querySelector('.byline, .author-name')))
  );
}

/** The day in a time element: what it says for programs, else what it prints. */
function dayOfTime(element: PageElement): string | undefined {
  return dayIn(element.getAttribute('datetime') ?? lineOf(element));
}

/** The day that the page's time elements give: the one marked as the article's, else the only one there is. */
function printedDay(document: PageDocument): string | undefined {
  const marked = document.querySelector('time[pubdate], [itemprop="datePublished"]');
  const [day, ...others] = new Set([...document.querySelectorAll('time')].map(dayOfTime));
  return (marked === null ? undefined : dayOfTime(marked)) ?? (others.length === 0 ? day : undefined);
}

const DATE_NAMES = [
  'article:published_time',
  'og:article:published_time',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'parsely-pub-date',
  'sailthru.date',
  'datepublished',
  'pubdate',
  'publish-date',
  'date',
];

const AUTHOR_NAMES = [
  'citation_author',
  'author',
  'parsely-author',
  'dc.creator',
  'dcterms.creator',
  'sailthru.author',
  'article:author',
];

/**
 * The facts of a page's article.
 *
 * @param address where the page was read from; absent where it was handed in.
 */
export function pageFacts(
  document: PageDocument,
  linked: LinkedData,
  address: string | undefined,
): ArticleFacts {
  const meta = metaOf(document);
  const { article } = linked;
  const outlets = [
    article?.outlet,
    ...firstOf(
      meta,
      'og:site_name',
      'citation_journal_title',
      'dc.publisher',
      'dcterms.publisher',
      'application-name',
    ),
  ];
  const outlet = outlets.find((name) => name !== undefined);
  const authors = [
    joined(article?.authors),
    ...AUTHOR_NAMES.map((name) => joined(meta.get(name))),
    printedByline(document),
  ];
  return factsFrom({
    title: [
      article?.title,
      ...firstOf(
        meta,
        'og:title',
        'citation_title',
        'dc.title',
        'dcterms.title',
        'parsely-title',
        'twitter:title',
      ),
      onlyHeading(document),
      lineOf(document.querySelector('title')),
    ].map((title) => withoutOutlet(title, outlet)),
    outlet: outlets,
    programme: [article?.programme],
    reporter: authors.filter((name) => name?.toLowerCase() !== outlet?.toLowerCase()),
    published: [article?.published, ...firstOf(meta, ...DATE_NAMES)]
      .map((date) => (date === undefined ? undefined : dayIn(date)))
      .concat(printedDay(document)),
    url: ownAddresses(
      [
        document.querySelector('link[rel="canonical" i][href]')?.getAttribute('href'),
        ...firstOf(meta, 'og:url'),
        article?.url,
      ],
      address,
    ),
    language: [
      document.documentElement?.getAttribute('lang'),
      document.documentElement?.getAttribute('xml:lang'),
      article?.language,
      ...firstOf(meta, 'og:locale', 'dc.language', 'content-language'),
    ].map(languageTag),
  });
}
