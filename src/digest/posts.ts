/**
 * What a digest posts, as cards: a new brief, a correction, something from the library, or that nothing is new.
 *
 * The bot's own words never say when something happened: a digest may be read long after it was posted, and a
 * brief tells of the day of its source.
 */
import { handleOf } from '../briefs/handle.ts';
import type { Brief, Correction, KeyPoint, Quotation } from '../briefs/schema.ts';
import {
  type Button,
  type Card,
  command,
  type Element,
  type Inline,
  paragraph,
  plain,
} from '../cards/card.ts';
import { dateInWords } from '../cards/date-in-words.ts';
import { lengthOf } from '../cards/plain-text.ts';
import type { Presentation } from './presentation.ts';

/** The longest card from the library, in characters besides the quotation's own words. */
export const LONGEST_BESIDES_QUOTATION = 500;

/** What a line that says a post is late, and the digest's controls, may add to a card, in characters. */
const LONGEST_ADDITIONS = 80;

function briefButton(brief: Brief): Element {
  return { type: 'buttons', buttons: [{ label: 'Open the brief', line: `brief ${handleOf(brief)}` }] };
}

/** What a platform shows of buttons in one row, on Slack and Discord alike. */
const MOST_BUTTONS = 5;

/** A card with one more element: above its buttons where it ends with them, else at its end. */
function withElement(card: Card, element: Element): Card {
  const above = card.elements.findLastIndex(({ type }) => type !== 'buttons') + 1;
  return { ...card, elements: card.elements.toSpliced(above, 0, element) };
}

/** A brief that is new to the channel: its first answer under "New in the library". */
export function newBriefCard(brief: Brief, presentation: Presentation): Card {
  const answer = presentation.firstAnswer(brief);
  return { ...answer, title: `New in the library: ${answer.title ?? brief.title}` };
}

/** A correction: what was corrected and when, and the way to the brief. */
export function correctionCard(brief: Brief, { date, note }: Correction): Card {
  return {
    title: `Correction: ${brief.title}`,
    elements: [
      paragraph(note),
      { type: 'source', text: [plain(`Corrected on ${dateInWords(date)}`)] },
      briefButton(brief),
    ],
  };
}

/** What a card from the library shows of a brief. */
export interface LibraryContents {
  readonly brief: Brief;
  readonly quotation?: Quotation;
  readonly keyPoint: KeyPoint;
}

function libraryElements({ brief, quotation, keyPoint }: LibraryContents, presentation: Presentation) {
  const quoted =
    quotation === undefined
      ? []
      : [presentation.quotation({ brief, quotation }), presentation.quotedBy(brief)];
  const point: Element = { type: 'paragraph', text: presentation.keyPoint(brief, keyPoint) };
  return [...quoted, point, briefButton(brief)];
}

/** A card's length in characters without the words that stand in quotation marks. */
function lengthBesidesQuotations(card: Card): number {
  return lengthOf({
    ...card,
    elements: card.elements.map((one) => (one.type === 'quotation' ? { ...one, pieces: [] } : one)),
  });
}

/**
 * One quotation and one key point from the library, or a key point alone.
 *
 * @returns nothing where it would be longer than {@link LONGEST_BESIDES_QUOTATION}. The brief's title is left out
 * where only that makes it fit: the button leads to it. A key point alone always fits.
 */
export function fromLibraryCard(contents: LibraryContents, presentation: Presentation): Card | undefined {
  const elements = libraryElements(contents, presentation);
  const heading: Element = { type: 'heading', text: contents.brief.title };
  const cards: readonly Card[] = [
    { title: 'From the library', elements: [heading, ...elements] },
    { title: 'From the library', elements },
  ];
  const longest = LONGEST_BESIDES_QUOTATION - LONGEST_ADDITIONS;
  return cards.find((card) => lengthBesidesQuotations(card) <= longest);
}

/** Says on the last card of a digest how much more is waiting. */
export function withWaiting(card: Card, waiting: number): Card {
  const what =
    waiting === 1
      ? '1 more new brief or correction follows'
      : `${waiting} more new briefs or corrections follow`;
  return withElement(card, paragraph(`${what} with the next digests.`));
}

/**
 * Says that nothing is new, and when to look again.
 *
 * @param next when the next digest is due, in epoch milliseconds; absent where there is no next one.
 */
export function nothingNewCard(next: number | undefined): Card {
  const when: readonly Inline[] =
    next === undefined
      ? []
      : [plain('The next digest is due at '), { type: 'time', at: next, style: 'minute' }, plain('. ')];
  return {
    elements: [
      paragraph(
        'Nothing new since the last digest. ',
        ...when,
        'You can always ask: ',
        command('brief'),
        '.',
      ),
    ],
  };
}

/** The buttons beneath a digest. They concern the subscription of the channel in which they are pressed. */
const controlsOf = (day: string | undefined): readonly Button[] => [
  { label: 'Pause', line: 'digest pause' },
  { label: 'Why this?', line: day === undefined ? 'digest why' : `digest why ${day}` },
];

/**
 * Ends a digest's last card with its controls: beside the card's own buttons where they fit into the row.
 *
 * @param day the local day on which it is due, `2026-11-24`, so that it is told why of this one when others have come.
 */
export function withControls(card: Card, day?: string): Card {
  const controls = controlsOf(day);
  const last = card.elements.at(-1);
  const row = last?.type === 'buttons' ? last.buttons : [];
  const fits = row.length > 0 && row.length + controls.length <= MOST_BUTTONS;
  const before = fits ? card.elements.slice(0, -1) : card.elements;
  const buttons = fits ? [...row, ...controls] : controls;
  return { ...card, elements: [...before, { type: 'buttons', buttons }] };
}

const DUE = 'Due at ';

/** Whether a card already says that it is late. */
function saysLate({ elements }: Card): boolean {
  return elements.some((one) => {
    const [first, second] = one.type === 'source' ? one.text : [];
    return first?.type === 'plain' && first.text === DUE && second?.type === 'time';
  });
}

/**
 * Says on a card that it is posted late; once, however often it is asked to.
 *
 * @param due when it should have been posted, in epoch milliseconds.
 */
export function withLateNote(card: Card, due: number): Card {
  if (saysLate(card)) return card;
  const time = { type: 'time', at: due, style: 'minute' } as const;
  return withElement(card, { type: 'source', text: [plain(DUE), time, plain(', posted late.')] });
}
