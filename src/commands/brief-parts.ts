/**
 * The parts of a brief that can be asked for by name, and the brief as a whole.
 */
import type { Brief } from '../briefs/schema.ts';
import { type Card, type Element, paragraph, plain, strong, type Text } from '../cards/card.ts';
import { dateInWords } from '../cards/date-in-words.ts';
import { claimOf, keyPointText, quotationElement, sourceElement } from './attribution.ts';

interface Part {
  readonly heading: string;
  /** What the brief says instead of an empty part. */
  readonly none: string;
  elements(brief: Brief): readonly Element[];
}

function list(items: readonly Text[]): readonly Element[] {
  return items.length === 0 ? [] : [{ type: 'list', items }];
}

const PARTS = {
  points: {
    heading: 'Key points',
    none: 'no key points',
    elements: (brief) => list(brief.key_points.map((point) => keyPointText(brief, point))),
  },
  quotations: {
    heading: 'Quotations',
    none: 'no quotations',
    elements: (brief) => brief.quotations.map((quotation) => quotationElement({ brief, quotation })),
  },
  figures: {
    heading: 'Figures, as the source writes them',
    none: 'no figures',
    elements: (brief) =>
      list(
        brief.figures.map(({ as_written, what, claim }) => [
          strong(as_written),
          plain(`: ${what} (${claimOf(brief, { claim })})`),
        ]),
      ),
  },
  people: {
    heading: 'People, with their roles at the time',
    none: 'no people',
    elements: (brief) =>
      list(
        brief.people.map(({ name, role, affiliation }) => [
          strong(name),
          plain([role, affiliation].flatMap((part) => (part === undefined ? [] : `, ${part}`)).join('')),
        ]),
      ),
  },
  positions: {
    heading: 'Positions',
    none: 'no positions',
    elements: (brief) =>
      list(brief.positions.map(({ party, view }) => [strong(`${party}:`), plain(` ${view}`)])),
  },
  terms: {
    heading: 'Terms',
    none: 'no terms',
    elements: (brief) =>
      list(brief.terms.map(({ term, meaning }) => [strong(`${term}:`), plain(` ${meaning}`)])),
  },
  timeline: {
    heading: 'Timeline',
    none: 'no dates',
    elements: (brief) =>
      list(brief.timeline.map(({ date, event }) => [strong(`${dateInWords(date)}:`), plain(` ${event}`)])),
  },
  corrections: {
    heading: 'Corrections',
    none: 'no corrections',
    elements: (brief) =>
      list(brief.corrections.map(({ date, note }) => [strong(`${dateInWords(date)}:`), plain(` ${note}`)])),
  },
} as const satisfies Record<string, Part>;

/** The name of a part, as people type it. */
export type PartName = keyof typeof PARTS;

/** Whether a word names a part. */
export function isPartName(word: string): word is PartName {
  return Object.hasOwn(PARTS, word);
}

/** Every part's name, in the order in which a whole brief shows them. */
export const PART_NAMES: readonly PartName[] = Object.keys(PARTS).filter(isPartName);

/** One part of a brief, or a sentence saying that the brief has nothing of the kind. */
export function partCard(brief: Brief, name: PartName): Card {
  const { heading, none, elements } = PARTS[name];
  const found = elements(brief);
  return {
    title: brief.title,
    elements: [
      { type: 'heading', text: heading },
      ...(found.length === 0 ? [paragraph(`This brief has ${none}.`)] : found),
      sourceElement(brief),
    ],
  };
}

/** Everything a brief holds. Parts in which it has nothing are left out. */
export function fullCard(brief: Brief): Card {
  return {
    title: brief.title,
    elements: [
      sourceElement(brief),
      paragraph(brief.summary),
      ...PART_NAMES.flatMap((name) => {
        const { heading, elements } = PARTS[name];
        const found = elements(brief);
        return found.length === 0 ? [] : [{ type: 'heading' as const, text: heading }, ...found];
      }),
    ],
  };
}
