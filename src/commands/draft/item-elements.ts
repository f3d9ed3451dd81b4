/**
 * How an item of a draft is shown. What is the source's stands in marks until an editor has said it in other words.
 */
import { type Element, emphasis, paragraph, plain, strong, type Text } from '../../cards/card.ts';
import { dateInWords } from '../../cards/date-in-words.ts';
import { inMarks } from '../../cards/plain-text.ts';
import type { OpenedDraft } from '../../drafting/desk.ts';
import type {
  Draft,
  DraftClaim,
  DraftFigure,
  DraftPerson,
  DraftText,
  Wording,
} from '../../drafting/draft.ts';
import { wordsAt } from '../../drafting/drafts/excerpt.ts';
import type { Span } from '../../drafting/extraction.ts';
import type { Item } from './item.ts';
import { quotationElements } from './quotation-elements.ts';
import { wordsOf } from './source-words.ts';

/** The outlet as a sentence names it. */
const outletOf = ({ facts }: Draft): string => facts.outlet ?? 'the source';

/** What stands before an item: its id, and what is to be known of it at a glance. */
const labelled = (id: string, ...details: readonly string[]): Text => [
  strong(id),
  plain(['', ...details].join(' · ')),
];

interface Extract {
  readonly id: string;
  /** What it is about or whose it is, in a few words each. */
  readonly details: readonly string[];
  readonly spans: readonly Span[];
  readonly wording: Wording;
}

/** Sentences of the source, or what an editor has made of them. */
function extractElement({ id, details, spans, wording }: Extract, { draft, source }: OpenedDraft): Element {
  const outlet = outletOf(draft);
  // A correction knows no sentence of the source, but only what an editor made of it.
  const pieces = wordsOf(source.text, spans).filter((words) => words !== '');
  const quoted = (state: string): Element =>
    pieces.length === 0
      ? { type: 'paragraph', text: labelled(id, ...details, state) }
      : { type: 'quotation', pieces, lines: [labelled(id, ...details, state)] };
  switch (wording.kind) {
    case 'open':
      return quoted(`words of ${outlet}, to be put in yours`);
    case 'quoted':
      return quoted(`stays as a quotation of ${outlet}`);
    case 'dropped':
      return quoted('dropped');
    case 'reworded':
      return { type: 'paragraph', text: [...labelled(id, ...details), plain(`: ${wording.text}`)] };
  }
}

/** A date of the calendar in words; any other label as it is. */
const labelOf = ({ label }: DraftText): readonly string[] =>
  label === undefined ? [] : [dateInWords(label)];

/** Whose claim something is, as far as that is known. */
function whose({ claim, credit }: DraftClaim, draft: Draft): string {
  if (credit !== 'likely') return claim ?? outletOf(draft);
  return claim === undefined ? 'whose claim is not known' : `whose claim is not certain: perhaps ${claim}`;
}

function detailsOf(text: DraftText, { draft }: OpenedDraft): readonly string[] {
  const isClaim = text.kind === 'key-point' || text.kind === 'position';
  if (!isClaim) return labelOf(text);
  // Reworded it reads behind the name of whose claim it is; in marks it is the outlet's, whoever is credited in it.
  if (text.wording.kind === 'reworded') return [whose(text, draft)];
  if (text.credit === 'likely') return [whose(text, draft)];
  return text.claim === undefined ? [] : [`claim of ${text.claim}`];
}

function textElement(text: DraftText, opened: OpenedDraft): Element {
  const { id, span, wording } = text;
  return extractElement({ id, details: detailsOf(text, opened), spans: [span], wording }, opened);
}

const decided = (decision: DraftFigure['decision']): readonly string[] =>
  decision === 'open' ? [] : [decision];

function figureText(figure: DraftFigure, opened: OpenedDraft): Text {
  const { id, written, what, decision } = figure;
  return [
    ...labelled(id),
    plain(' · '),
    strong(inMarks(wordsAt(opened.source.text, written))),
    plain([`: ${what} (${whose(figure, opened.draft)})`, ...decided(decision)].join(' · ')),
  ];
}

function personText({ id, name, role, affiliation, aliases, decision }: DraftPerson): Text {
  const titles = [role, affiliation].flatMap((part) => (part === undefined ? [] : `, ${part}`)).join('');
  const also = aliases.length === 0 ? [] : [`also ${aliases.join(', ')}`];
  return [
    ...labelled(id),
    plain(' · '),
    strong(name),
    plain([titles, ...also, ...decided(decision)].join(' · ')),
  ];
}

/** Shows an item: its words, whose they are, and what was decided. */
export function itemElements(item: Item, opened: OpenedDraft): readonly Element[] {
  switch (item.kind) {
    case 'title':
      return [
        item.title.trim() === ''
          ? paragraph(strong('title'), ' · ', emphasis('there is none yet'))
          : paragraph(strong('title'), `: ${item.title}`),
      ];
    case 'summary':
      return [extractElement({ id: 'summary', details: [], ...item.summary }, opened)];
    case 'text':
      return [textElement(item.text, opened)];
    case 'quotation':
      return quotationElements(item.quotation, opened);
    case 'figure':
      return [{ type: 'paragraph', text: figureText(item.figure, opened) }];
    case 'person':
      return [{ type: 'paragraph', text: personText(item.person) }];
  }
}
