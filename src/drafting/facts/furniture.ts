/** What stands between the paragraphs of a story and is none of it: links, invitations, captions with their credits. */
import type { Reading } from '../reading/reading.ts';

/** Labels of what is told elsewhere or shown: with a colon, because a sentence may begin with the same word. */
const LABEL =
  /^(?:read(?: more| also| next)?|related(?: (?:stories|articles|news|coverage))?|see also|more(?: on this| from [\p{L} ]{1,30})?|watch|listen|photos?|images?|pictures?|video|(?:image |photo )?caption|credit|source|tags|topics|share|follow)\s*:/iu;

/** What asks the reader for something. */
const INVITATION =
  /^(?:read more\b|sign up (?:for|to)\b|subscribe (?:to|now|today)\b|follow us\b|click here\b|download our\b|join our\b|advertisement$|copyright\b|©|all rights reserved\b|share this\b)/iu;

const CREDIT =
  /(?:^\(?(?:photos?|images?|pictures?|video)\s(?:by|credit|courtesy)\b|(?:getty images|ap photo|afp photo|\/\s?(?:ap|afp|reuters|getty|epa|bloomberg))[)\]]?\.?$)/iu;

/** How much of either end of a paragraph is looked at. */
const LOOKED_AT = 120;

/** A paragraph that leads elsewhere: nothing in it is said by anybody. */
function leadsAway(paragraph: string): boolean {
  const beginning = paragraph.slice(0, LOOKED_AT);
  return LABEL.test(beginning) || INVITATION.test(beginning);
}

/** A caption, which ends with whose the picture is, or a credit alone. */
function isCaption(paragraph: string): boolean {
  return CREDIT.test(paragraph.length > LOOKED_AT ? paragraph.slice(-LOOKED_AT) : paragraph);
}

/** The numbers of the paragraphs of a text that lead elsewhere. */
export function linkParagraphs(reading: Reading): ReadonlySet<number> {
  return paragraphsThat(leadsAway, reading);
}

/** The numbers of the paragraphs of a text that carry nothing of its story. */
export function furnitureParagraphs(reading: Reading): ReadonlySet<number> {
  return paragraphsThat((paragraph) => leadsAway(paragraph) || isCaption(paragraph), reading);
}

function paragraphsThat(
  is: (paragraph: string) => boolean,
  { text, paragraphs }: Reading,
): ReadonlySet<number> {
  return new Set(
    paragraphs.flatMap(({ start, end }, number) => (is(text.slice(start, end)) ? [number] : [])),
  );
}
