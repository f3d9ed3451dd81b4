/**
 * A page's document, as much of it as is needed here: linkedom's types ask for the DOM library of TypeScript, which
 * would declare a browser's globals everywhere.
 */
import { parseHTML } from 'linkedom';
import { ArticleError } from '../article.ts';

/** A node of a page: an element, a text, a comment. */
export interface PageNode {
  /** 1 for an element, 3 for a text. */
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
}

/** An element of a page. */
export interface PageElement extends PageNode {
  /** Its name in lower case. */
  readonly localName: string;
  readonly childNodes: Iterable<PageNode | PageElement>;
  getAttribute(name: string): string | null;
  querySelector(selectors: string): PageElement | null;
  querySelectorAll(selectors: string): Iterable<PageElement>;
  closest(selectors: string): PageElement | null;
  remove(): void;
}

/** A page. */
export interface PageDocument extends PageNode {
  /** Its root; a page of comments alone has none. */
  readonly documentElement: PageElement | null;
  readonly body: PageElement;
  querySelector(selectors: string): PageElement | null;
  querySelectorAll(selectors: string): Iterable<PageElement>;
}

/** Whether a node is an element. */
export function isElement(node: PageNode | PageElement): node is PageElement {
  return node.nodeType === 1;
}

/** Whether a node is a text. */
export function isText(node: PageNode): boolean {
  return node.nodeType === 3;
}

/**
 * How many tags a page may have, and how deep they may stand in each other. Browsers stop at a depth of 512; pages of
 * articles have a few thousand tags, thirty deep. Reading a page takes time by the product of both.
 */
const MOST_TAGS = 50_000;
const GREATEST_DEPTH = 200;

/** How deep the nodes of a page stand in each other. */
function depthOf(root: PageNode): number {
  let deepest = 0;
  let depth = 0;
  let node: PageNode | null = root;
  while (node !== null) {
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth += 1;
      deepest = Math.max(deepest, depth);
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      depth -= 1;
    }
    if (node === null || node === root) break;
    node = node.nextSibling;
  }
  return deepest;
}

function tooComplex(): ArticleError {
  return new ArticleError(
    'The page is built in so many parts that it cannot be read. Paste the article’s text.',
  );
}

/** How many tags a page opens, counted without parsing it. */
function tagsIn(html: string): number {
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (/[a-z]/i.test(html.charAt(at + 1))) tags += 1;
  }
  return tags;
}

function documentOf(html: string): PageDocument {
  const { document }: { document: PageDocument } = parseHTML(html);
  return document;
}

/**
 * Parses a page. Nothing in it is run, and nothing it names is fetched.
 *
 * @param html a whole page, or a part of one.
 * @throws ArticleError where it is too complex.
 */
export function parsePage(html: string): PageDocument {
  if (tagsIn(html) > MOST_TAGS) throw tooComplex();
  // Where the tag stands in a comment, or behind other elements, the page has no root, or another one than browsers give it.
  const given = /<html[\s>]/i.test(html) ? documentOf(html) : undefined;
  const document =
    given?.documentElement?.localName === 'html'
      ? given
      : documentOf(`<!doctype html><html><body>${html}</body></html>`);
  if (depthOf(document) > GREATEST_DEPTH) throw tooComplex();
  return document;
}

/** The text of a node on one line, with blanks as a browser shows them. */
export function lineOf(node: PageNode | null | undefined): string {
  return oneLine(node?.textContent ?? '');
}

/** A text on one line: white space as single blanks, and without characters that nobody sees. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
