/**
 * Plain text as an article: never changed beyond what `normaliseSource` does, so that places in it stay what they are.
 */
import type { ArticleFacts } from '../article.ts';
import { factsFrom } from './article-facts.ts';
import { languageOf } from './article-language.ts';
import { dayIn } from './page-date.ts';

/** The longest title, in characters; and how far into a text its facts are looked for. */
const LONGEST_TITLE = 200;
const LONGEST_HEAD = 3_000;

/** The first line, where it reads like a title: short, apart from what follows, and no whole sentence. */
function titleIn(text: string): string | undefined {
  const [first = '', rest = ''] = text.trimStart().split(/\n(.*)/s, 2);
  const title = first.trim();
  const apart = /^[ \t]*(?:\n|$)/.test(rest) || rest.trim() === '';
  const sentence = /[.:;,]$/.test(title) && !/\b[A-Z]\.$/.test(title);
  return apart && !sentence && title.length <= LONGEST_TITLE && rest.trim() !== '' ? title : undefined;
}

/** A name as bylines and reporters' lines have it: two to four words with capitals. */
const NAME =
  "\\p{Lu}[\\p{L}'’.-]*(?: (?:(?:van|von|de|der|den|di|da|del|el|al|bin|la|le) )?\\p{Lu}[\\p{L}'’.-]*){1,3}";

/** `CGTN’s Jane Doe reports.`: who reports, and for whom. */
const REPORTS = new RegExp(
  `(?:^|[\\n.!?] ?)(\\p{Lu}[\\p{L}\\p{N}& ]{1,40}?)[’']s (${NAME}) (?:reports|has more|has the story)\\b`,
  'u',
);

/** `By Jane Doe`, on a line of its own. */
const BYLINE = new RegExp(`^By:? (${NAME}(?:(?:, | and )${NAME})*)[ \\t]*(?:[,|].*)?$`, 'mu');

/** `Published: 10 September 2019`, on a line of its own; or the date alone. */
const DATELINE = /^(?:(?:published|posted|date)(?: on)?:? )?(.{6,40})$/i;

function dayOfHead(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const written = DATELINE.exec(line.trim())?.[1];
    const day = written === undefined ? undefined : dayIn(written);
    // A line that says more than its day is a sentence in which a day happens to stand.
    if (day !== undefined && written !== undefined && written.split(/\s+/).length <= 6) return day;
  }
  return undefined;
}

/** What a plain text says of itself, as far as that is sure. */
export function textFacts(text: string): ArticleFacts {
  const head = text.slice(0, LONGEST_HEAD);
  const reports = REPORTS.exec(head);
  return factsFrom({
    title: [titleIn(text)],
    outlet: [reports?.[1]],
    reporter: [BYLINE.exec(head)?.[1], reports?.[2]],
    published: [dayOfHead(head.split('\n').slice(0, 12))],
    language: [languageOf(text)],
  });
}

/** What a page's markup begins with, once comments are gone. */
const MARKUP_START =
  /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|article|main|div|section|p|h1)[\s>]/i;

/** Whether a text is a page's markup rather than plain text. */
export function isMarkup(text: string): boolean {
  if (MARKUP_START.test(text.slice(0, LONGEST_HEAD).replace(/<!--.*?-->/gs, ''))) return true;
  return (text.match(/<\/(?:p|div|article|section|h[1-6]|body|html)>/gi)?.length ?? 0) >= 2;
}
