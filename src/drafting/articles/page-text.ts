/**
 * The text of a page's article: its paragraphs, and nothing of what stands around them.
 */
import { Readability } from '@mozilla/readability';
import {
  isElement,
  isText,
  lineOf,
  oneLine,
  type PageDocument,
  type PageElement,
  type PageNode,
} from './page-document.ts';

/** What a page's article was found to hold. */
export interface PageText {
  /** In order, each on one line. */
  readonly paragraphs: readonly string[];
  /** How many headings beside navigation are links: articles have hardly any, lists of articles have many. */
  readonly linkedHeadings: number;
}

/** What never belongs to an article's text, wherever it stands. */
const AROUND = [
  'script, style, noscript, template, svg, canvas, iframe, object, embed, audio, video, picture, img, map',
  'form, button, input, select, textarea, dialog, nav, aside, menu',
  'figcaption, figure figcaption, [role="navigation"], [role="complementary"], [role="dialog"], [role="alertdialog"]',
  '[hidden], [aria-hidden="true"]',
].join(', ');

/**
 * Words in a class or an id that name what stands around an article. Only whole words, because `share` is a part of
 * `shareholders`; only elements that are small beside the article, because some sites name the whole page so.
 */
const AROUND_NAMES =
  /(?:^|[\s_-])(?:caption|captions|credit|credits|share|sharing|sharebar|social|newsletter|subscribe|subscription|signup|promo|related|recommended|readmore|read-more|more-stories|most-read|trending|advert|advertisement|ads?|sponsored|breadcrumbs?|tags|comments|cookie|consent|toolbar|skip-link|sr-only|visually-hidden|screen-reader-text)(?:$|[\s_-])/i;

/** An element with more of the page's text than this is the page, whatever it is called. */
const LARGEST_AROUND = 0.3;

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'address article blockquote body center dd details div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody thead tr ul'.split(
    ' ',
  ),
);

/** What Readability reads at the least before it looks again, less strictly. Characters. */
const SHORT_TEXT = 250;

/** Takes out of a page what never belongs to an article. */
function removeAround(document: PageDocument): void {
  for (const element of [...document.querySelectorAll(AROUND)]) element.remove();
  const whole = lineOf(document.body).length;
  for (const element of [...document.querySelectorAll('body [class], body [id]')]) {
    const named = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (!AROUND_NAMES.test(named)) continue;
    if (lineOf(element).length <= whole * LARGEST_AROUND) element.remove();
  }
}

/** Finds the article's element; none where there is none, or where the page is built so that its reader trips over it. */
function articleIn(document: PageDocument): PageElement | undefined {
  const reader = new Readability<PageElement>(document, {
    charThreshold: SHORT_TEXT,
    serializer: (node: PageElement) => node,
  });
  try {
    return reader.parse()?.content ?? undefined;
  } catch {
    // It expects what browsers make of any page, such as one body around everything.
    return undefined;
  }
}

/** A paragraph as it grows. */
interface Line {
  text: string;
  /** How much of it stands in links. */
  linked: number;
  /** Two line breaks in a row divide paragraphs as a block does. */
  breaks: number;
}

/** Sentences that sites put between an article's paragraphs. Only whole short paragraphs count. */
const NOTICE = new RegExp(
  `^(?:${[
    'advertisement|article continues (?:below|after).*|story continues below.*|continue reading.*',
    '(?:read|see|watch|listen|hear) (?:more|also|next|on)\\b.*|(?:also|related|recommended)(?: \\w+)?:.*|more (?:on this story|from|about).*',
    'sign up (?:for|to|now|here)\\b.*|subscribe (?:to|now|here|today)\\b.*|get (?:our|the) (?:\\w+ )?newsletter.*|follow (?:us|@?\\w+) on\\b.*|download (?:our|the) app.*',
    'share (?:this|on|via)\\b.*|share|tweet|email|print|copy link|save|comments?(?: \\(\\d+\\))?',
    '(?:last )?(?:updated|published|posted|modified)(?: (?:on|at))?:? .*\\d{4}.*|\\d+ min(?:ute)?s? read',
    '(?:photo|image|picture|photograph|credit|source)s?:.*|©.*|copyright ©?.*|all rights reserved.*',
  ].join('|')})$`,
  'i',
);

/** A notice is shorter than this, in characters, and holds nobody's words. */
const LONGEST_NOTICE = 140;

/** The share of a paragraph that stands in links where it is nothing but a way to somewhere else. */
const ALL_LINKED = 0.9;

function belongs({ text, linked }: Line): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  if (text.length <= LONGEST_NOTICE && !/[“”"„«]/.test(text) && NOTICE.test(text)) return false;
  return linked < text.length * ALL_LINKED;
}

/** Reads the paragraphs below an element. */
function paragraphsIn(root: PageElement): readonly string[] {
  const paragraphs: string[] = [];
  let line: Line = { text: '', linked: 0, breaks: 0 };
  const end = () => {
    const text = oneLine(line.text);
    if (belongs({ ...line, text })) paragraphs.push(text);
    line = { text: '', linked: 0, breaks: 0 };
  };
  const visit = (node: PageNode | PageElement, inLink: boolean): void => {
    if (isText(node)) {
      const text = node.textContent ?? '';
      if (text.trim() !== '') line.breaks = 0;
      if (inLink) line.linked += oneLine(text).length;
      line.text += text;
      return;
    }
    if (!isElement(node)) return;
    if (node.localName === 'br') {
      line.text += ' ';
      line.breaks += 1;
      if (line.breaks > 1) end();
      return;
    }
    const block = BLOCKS.has(node.localName);
    if (block) end();
    if (node.localName === 'td' || node.localName === 'th') line.text += ' ';
    for (const child of node.childNodes) visit(child, inLink || node.localName === 'a');
    if (block) end();
  };
  visit(root, false);
  end();
  return paragraphs;
}

/**
 * Reads the article of a page. The document is changed by it: whatever else is asked of it must be asked before.
 *
 * @returns no paragraphs where the page has no article.
 */
export function pageText(document: PageDocument): PageText {
  removeAround(document);
  const headings = [...document.querySelectorAll('h2, h3, h4')];
  const linked = headings.filter(
    (one) => one.querySelector('a[href]') !== null || one.closest('a[href]') !== null,
  );
  const article = articleIn(document);
  return { paragraphs: article === undefined ? [] : paragraphsIn(article), linkedHeadings: linked.length };
}
