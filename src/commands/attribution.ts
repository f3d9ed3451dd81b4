/**
 * Who said it, and as quoted by whom: the words around a quotation and before a key point.
 *
 * A source is a story of its day. Roles are those of that day ("at the time"), and what somebody claimed
 * is told in the past tense.
 */
import type { Attributed } from '../briefs/catalogue.ts';
import { handleOf } from '../briefs/handle.ts';
import { type Brief, isChecked, type KeyPoint, piecesOf } from '../briefs/schema.ts';
import { type Element, plain, strong, type Text } from '../cards/card.ts';
import { dateInWords } from '../cards/date-in-words.ts';

/** A speaker with role and affiliation, as they were: `Mark Morgan, Acting Commissioner, … (at the time)`. */
export function speakerLine(brief: Brief, speaker: string): string {
  const person = brief.people.find(({ name }) => name === speaker);
  const titles = [person?.role, person?.affiliation].filter((part) => part !== undefined);
  return titles.length === 0 ? speaker : `${[speaker, ...titles].join(', ')} (at the time)`;
}

/** The outlet with its programme and the date, or that there is none: `CGTN, World Today (undated in the source)`. */
export function outletLine({ source }: Brief): string {
  const outlet = source.programme === undefined ? source.outlet : `${source.outlet}, ${source.programme}`;
  const dated = source.published === undefined ? 'undated in the source' : dateInWords(source.published);
  return `${outlet} (${dated})`;
}

const UNCHECKED = 'not yet checked against the source';

/** A quotation with its speaker and what it is about, word for word. */
export function quotationElement({ brief, quotation }: Attributed): Element {
  return {
    type: 'quotation',
    pieces: piecesOf(quotation).map(({ exact }) => exact),
    lines: [[plain(speakerLine(brief, quotation.speaker))], [plain(`On: ${quotation.about}`)]],
  };
}

/** The line beneath a quotation: as quoted by whom, and which brief it stands in. */
export function quotedBy(brief: Brief): Element {
  const parts = [`As quoted by ${outletLine(brief)}`];
  if (!isChecked(brief)) parts.push(UNCHECKED);
  parts.push(`/brief ${handleOf(brief)}`);
  return { type: 'source', text: [plain(parts.join(' · '))] };
}

/** The source line of a brief: outlet, reporter, date and address, or that the source gives none. */
export function sourceElement(brief: Brief): Element {
  const { source } = brief;
  const parts = [`Source: ${outletLine(brief)}`];
  if (source.reporter !== undefined) parts.push(`by ${source.reporter}`);
  if (!isChecked(brief)) parts.push(`quotations ${UNCHECKED}`);
  const text: Text =
    source.url === undefined
      ? [plain([...parts, 'no address given'].join(' · '))]
      : [plain(`${parts.join(' · ')} · `), { type: 'link', text: 'read it', url: source.url }];
  return { type: 'source', text };
}

/** Whose key point it is, and how it was put: `Mark Morgan said`, `CGTN reported`. */
export function claimOf(brief: Brief, { claim, verb }: Pick<KeyPoint, 'claim' | 'verb'>): string {
  return `${claim} ${verb ?? (claim === brief.source.outlet ? 'reported' : 'said')}`;
}

/** A key point that opens with its claimant: `Mark Morgan said: …`. */
export function keyPointText(brief: Brief, keyPoint: KeyPoint): Text {
  return [strong(`${claimOf(brief, keyPoint)}:`), plain(` ${keyPoint.text}`)];
}
