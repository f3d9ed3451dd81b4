/**
 * Pages without an article, and why they have none: a page can be many things, and an editor is to know which it was.
 */
import { fold, wordsOf } from '../../briefs/normalise.ts';
import { lineOf, type PageDocument } from './page-document.ts';
import type { LinkedData } from './page-json-ld.ts';
import type { PageText } from './page-text.ts';

/** What a page looks like before its article is searched for. */
export interface PageSigns {
  readonly title: string;
  /** Everything that stands on it, on one line. */
  readonly text: string;
  /** What it says where scripts are not run. */
  readonly withoutScripts: string;
  /** The share of its text that stands in links, from 0 to 1, and how many links these are. */
  readonly linkedShare: number;
  readonly links: number;
  readonly scripts: number;
  readonly asksForPassword: boolean;
  readonly hasVideo: boolean;
  /** What it says of itself: that it is an article; that readers pay for it. */
  readonly saysArticle: boolean;
  readonly paid: boolean;
}

const PLAYERS =
  'video, iframe[src*="youtube"], iframe[src*="vimeo"], iframe[src*="player"], meta[property="og:type"][content^="video"]';
const ARTICLES = 'meta[property="og:type"][content="article"], meta[property="article:published_time"]';
const PAYWALLS =
  '[class*="paywall" i], [id*="paywall" i], [class*="subscriber-only" i], [class*="premium-content" i], meta[property="article:content_tier"][content="locked"]';

/** Looks at a page. To be asked before its article is read, which changes the document. */
export function signsOf(document: PageDocument, linked: LinkedData): PageSigns {
  const has = (selectors: string) => document.querySelector(selectors) !== null;
  const withoutScripts = [...document.querySelectorAll('noscript')].map(lineOf).join(' ');
  const scripts = [...document.querySelectorAll('script')];
  for (const element of [...document.querySelectorAll('script, style, noscript, template')]) {
    if (element.getAttribute('type') !== 'application/ld+json') element.remove();
  }
  const text = lineOf(document.body);
  const links = [...document.querySelectorAll('a[href]')].map(lineOf).filter((line) => line !== '');
  return {
    title: lineOf(document.querySelector('title')),
    text,
    withoutScripts,
    linkedShare: links.join('').length / Math.max(text.length, 1),
    links: links.length,
    scripts: scripts.length,
    asksForPassword: has('input[type="password" i]'),
    hasVideo: linked.video || has(PLAYERS),
    saysArticle: linked.article !== undefined || has(ARTICLES),
    paid: linked.article?.free === false || has(PAYWALLS),
  };
}

/** How many words an article has at the least; and a paid one, of which less is shown to those who do not pay. */
const FEWEST_WORDS = 50;
const FEWEST_PAID_WORDS = 150;

/** A page with fewer words than this is short: what it asks for may be all that it is. */
const SHORT_PAGE = 350;

/** So many headings being links, with so few paragraphs to each, a page is a list of articles. */
const LIST_HEADINGS = 4;
const LIST_PARAGRAPHS = 3;

/** What a part of an error page's title is: `404`, `Error 500`, `Page not found`. A headline may speak of errors too. */
const ERROR_TITLE =
  /^(?:(?:error )?[45]\d\d(?: error)?(?:\W+(?:page )?not found|\W+forbidden|\W+[a-z ]*(?:error|unavailable|gateway))?|error|(?:page|file|article) (?:not found|unavailable)|not found|access denied|(?:internal )?server error|service unavailable)[.!]?$/i;
const CHALLENGE =
  /\b(?:just a moment|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|not a robot|unusual traffic|captcha|checking your browser|attention required)\b/i;
const NEEDS_SCRIPTS = /\b(?:java ?script)\b/i;
const LOGIN = /\b(?:log ?in|sign ?in|password|create (?:an|your free) account|register (?:now|to|for))\b/i;
const PAY =
  /\b(?:subscribe (?:now )?to (?:continue|read|unlock)|subscribers? only|for subscribers|already a subscriber|to continue reading|unlock this article|start your (?:free )?trial)\b/i;

/** How often a short page speaks of cookies where it asks to be allowed them. */
const COOKIE_MENTIONS = 3;
const CONSENT = /\b(?:consent|accept|agree|privacy|partners|before you continue)\b/i;

const PASTE = 'Paste the article’s text instead.';

const REASONS = {
  error: `The page is an error page of the site: it says that the article is not there. Look whether the address is right.`,
  challenge: `The site asks whether a person is reading, and the bot is none. Open it in a browser. ${PASTE}`,
  cookies: `The page asks about cookies before it shows its article. Open it in a browser. ${PASTE}`,
  login: `The page asks readers to log in before it shows its article. ${PASTE}`,
  paid: `The page shows only the beginning of its article to those who have not paid for it. ${PASTE}`,
  video: `The page shows a video and has no article. If there is a transcript, paste it.`,
  list: 'The page is a list of links, not an article. Give the address of one of its articles.',
  scripts: `The page has no text until its scripts are run, and they are not run here. ${PASTE}`,
  none: `No article was found on the page. If there is one, paste its text.`,
} as const;

const countOf = (text: string) => wordsOf(fold(text)).length;

function isErrorTitle(title: string): boolean {
  return title.split(/\s+(?:[|–—:-]|::|»)\s+/).some((part) => ERROR_TITLE.test(part.trim()));
}

function asksForCookies(title: string, text: string): boolean {
  const cookies = text.match(/\bcookies?\b/gi)?.length ?? 0;
  return cookies >= COOKIE_MENTIONS && CONSENT.test(`${title} ${text}`);
}

/** What a page is that cannot be an article, whatever text was found on it; nothing where it can. */
function surelyOther({ title, saysArticle }: PageSigns, page: PageText): string | undefined {
  const { paragraphs, linkedHeadings } = page;
  const text = paragraphs.join(' ');
  const short = countOf(text) < SHORT_PAGE;
  if (short && isErrorTitle(title)) return REASONS.error;
  if (short && asksForCookies(title, text)) return REASONS.cookies;
  const list = linkedHeadings >= LIST_HEADINGS && paragraphs.length <= linkedHeadings * LIST_PARAGRAPHS;
  return list && !saysArticle ? REASONS.list : undefined;
}

/** What a page with hardly any text is. */
function likelyOther(signs: PageSigns): string {
  const { title, text, withoutScripts, scripts, links, linkedShare } = signs;
  const short = countOf(text) < SHORT_PAGE;
  if (short && CHALLENGE.test(`${title} ${text}`)) return REASONS.challenge;
  if (short && asksForCookies(title, text)) return REASONS.cookies;
  if (signs.paid || PAY.test(text)) return REASONS.paid;
  if (signs.asksForPassword || (short && LOGIN.test(text) && links < 30)) return REASONS.login;
  if (signs.hasVideo) return REASONS.video;
  if (links >= 10 && linkedShare > 0.4) return REASONS.list;
  const empty = countOf(text) < FEWEST_WORDS;
  if (empty && scripts > 0 && (NEEDS_SCRIPTS.test(`${text} ${withoutScripts}`) || countOf(text) < 20)) {
    return REASONS.scripts;
  }
  return REASONS.none;
}

/**
 * Why a page's text is not an article's.
 *
 * @returns whole sentences, with what to do; nothing where it is one.
 */
export function refusalOf(signs: PageSigns, page: PageText): string | undefined {
  const other = surelyOther(signs, page);
  if (other !== undefined) return other;
  const paid = signs.paid || PAY.test(signs.text);
  const words = countOf(page.paragraphs.join(' '));
  return words >= (paid ? FEWEST_PAID_WORDS : FEWEST_WORDS) ? undefined : likelyOther(signs);
}
