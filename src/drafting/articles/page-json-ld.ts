/**
 * What a page says of its article in JSON-LD, in the words of schema.org. Pages write it in many shapes: one object, a
 * list, a graph whose parts name each other, types as one word or several.
 */
import { decodeEntities } from '../facts/entities.ts';
import { oneLine, type PageDocument } from './page-document.ts';

type Json = Readonly<Record<string, unknown>>;

/** What JSON-LD says of an article. */
export interface ArticleData {
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly outlet: string | undefined;
  readonly programme: string | undefined;
  readonly published: string | undefined;
  readonly url: string | undefined;
  readonly language: string | undefined;
  /** `false` where readers have to pay for it. */
  readonly free: boolean | undefined;
}

/** Everything that a page's JSON-LD says here. */
export interface LinkedData {
  readonly article?: ArticleData;
  /** Whether it describes a video. */
  readonly video: boolean;
}

/** schema.org's types of articles: Article, those named after it (`NewsArticle`, `ReportageNewsArticle`), and three more. */
const ARTICLE = /^(?:\w*Article|BlogPosting|LiveBlogPosting|Report)$/;
const VIDEO = /^(?:VideoObject|Movie|TVEpisode|Clip)$/;
const PROGRAMME = /^(?:\w*Series|TVSeries|RadioSeries|PodcastSeries|BroadcastService|TVSeason)$/;
const ORGANISATION = /^(?:\w*Organization|\w*Corporation|WebSite|Brand)$/;

/** Where an article may be found within what a page says. */
const WITHIN = ['@graph', 'mainEntity', 'mainEntityOfPage'] as const;

/** How deep and how much is looked through: real data is small. */
const DEEPEST = 6;
const MOST_NODES = 2_000;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? oneLine(decodeEntities(value)) : '';
  return text === '' ? undefined : text;
}

function typesOf(node: Json): readonly string[] {
  return listOf(node['@type']).flatMap((type) =>
    typeof type === 'string' ? [type.replace(/^.*[/#:]/, '')] : [],
  );
}

const isA = (node: Json, kind: RegExp) => typesOf(node).some((type) => kind.test(type));

function parse(text: string): unknown {
  try {
    return JSON.parse(
      text.replace(/^\s*(?:<!--|\/\*.*?\*\/|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>);?\s*$/g, ''),
    );
  } catch {
    return undefined;
  }
}

/** Everything that a page says of itself: the objects at the top, in a graph, or what the page is mainly about. */
function nodesIn(document: PageDocument): readonly Json[] {
  const found: Json[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (depth > DEEPEST || found.length >= MOST_NODES) return;
    for (const node of listOf(value)) {
      if (Array.isArray(node)) visit(node, depth + 1);
      if (!isJson(node)) continue;
      found.push(node);
      for (const key of WITHIN) visit(node[key], depth + 1);
    }
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    visit(parse(script.textContent ?? ''), 0);
  }
  return found;
}

/** Reads the JSON-LD of a page. What is not as schema.org has it is left out. */
export function linkedDataOf(document: PageDocument): LinkedData {
  const nodes = nodesIn(document);
  const byId = new Map<unknown, Json>();
  for (const node of nodes) {
    if (typeof node['@id'] === 'string' && Object.keys(node).length > 1) byId.set(node['@id'], node);
  }
  // A part of a graph stands for another by its @id alone.
  const whole = (value: unknown): unknown => (isJson(value) ? (byId.get(value['@id']) ?? value) : value);
  const article = nodes.find((node) => isA(node, ARTICLE) && textOf(node['headline'] ?? node['name']));
  return {
    ...(article === undefined ? {} : { article: articleData(article, whole) }),
    video: nodes.some((node) => isA(node, VIDEO)),
  };
}

function articleData(node: Json, whole: (value: unknown) => unknown): ArticleData {
  const nameOf = (value: unknown): string | undefined => {
    const one = whole(value);
    return isJson(one) ? textOf(listOf(one['name'])[0]) : textOf(one);
  };
  const authors = listOf(node['author'] ?? node['creator'])
    .map(whole)
    .filter((author) => !(isJson(author) && isA(author, ORGANISATION)))
    .flatMap((author) => nameOf(author) ?? []);
  const programme = listOf(node['isPartOf'])
    .map(whole)
    .find((part) => isJson(part) && isA(part, PROGRAMME));
  const page = whole(node['mainEntityOfPage']);
  return {
    title: textOf(node['headline'] ?? node['name']),
    authors,
    outlet: nameOf(listOf(node['publisher'])[0]),
    programme: nameOf(programme),
    published: textOf(node['datePublished']),
    url: textOf(node['url']) ?? textOf(isJson(page) ? page['@id'] : page),
    language: languageOf(whole(listOf(node['inLanguage'])[0])),
    free: booleanOf(node['isAccessibleForFree']),
  };
}

function languageOf(value: unknown): string | undefined {
  return isJson(value) ? textOf(value['alternateName']) : textOf(value);
}

/** Pages write it as a boolean or as its word. */
function booleanOf(value: unknown): boolean | undefined {
  const word = String(value).toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}
