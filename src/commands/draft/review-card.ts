/**
 * A draft as a whole: in a chat what a phone shows, leading on by buttons; with room for everything, everything.
 */
import { type Button, type Card, type Element, type Inline, paragraph, plain } from '../../cards/card.ts';
import { dateInWords } from '../../cards/date-in-words.ts';
import type { OpenedDraft } from '../../drafting/desk.ts';
import type { Draft } from '../../drafting/draft.ts';
import { draftName } from '../../drafting/drafts/draft-name.ts';
import type { Request } from '../command.ts';
import { itemsOf } from './item.ts';
import { progressElement } from './item-card.ts';
import { itemElements } from './item-elements.ts';
import { PART_NAMES, PARTS, type PartName } from './part.ts';
import { itemChoiceOf, itemsIn, partElements } from './part-card.ts';
import { progressOf } from './progress.ts';
import { publishButtons, unfinishedButtons } from './publish-buttons.ts';
import { speakerInWords } from './quotation-elements.ts';
import { missingElement, missingFrom } from './unfinished.ts';

/** Where the draft comes from. */
function sourceElement({ draft, source }: OpenedDraft): Element {
  const { facts } = draft;
  const dated = facts.published === undefined ? 'undated in the source' : dateInWords(facts.published);
  const parts = [`Source: ${facts.outlet ?? 'outlet not known'} (${dated})`];
  if (facts.reporter !== undefined) parts.push(`by ${facts.reporter}`);
  const address = facts.url ?? source.address;
  const link: readonly Inline[] =
    address === undefined ? [] : [plain(' · '), { type: 'link', text: 'read it', url: address }];
  return { type: 'source', text: [plain(parts.join(' · ')), ...link] };
}

function partButtons(draft: Draft): readonly Button[] {
  return PART_NAMES.flatMap((name): readonly Button[] => {
    const count = itemsIn(name, draft).length;
    return count === 0
      ? []
      : [{ label: `${PARTS[name].heading} (${count})`, line: `draft show ${draft.id} ${name}` }];
  });
}

/** Every item to go to; those that are still to be decided first. */
function itemChoice(draft: Draft): Element {
  const all = itemsOf(draft);
  const open = progressOf(draft).open.map(({ id }) => id);
  const ordered = [
    ...all.filter(({ id }) => open.includes(id)),
    ...all.filter(({ id }) => !open.includes(id)),
  ];
  return itemChoiceOf('Go to an item', ordered, draft);
}

/** How many speakers a line of a phone's overview names. */
const MOST_SPEAKERS = 6;

/** Who is quoted, and what was decided of it, in a line; nothing where nobody is. */
function speakersElement({ quotations }: Draft): readonly Element[] {
  if (quotations.length === 0) return [];
  const named = quotations
    .slice(0, MOST_SPEAKERS)
    .map((one) =>
      [one.id, speakerInWords(one), ...(one.decision === 'open' ? [] : [one.decision])].join(' · '),
    );
  const more = quotations.length - named.length;
  return [paragraph(`Quotations: ${[...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}.`)];
}

/** What leads on from a whole draft, and the ends that it can have. */
function controls(draft: Draft, ends: readonly Button[]): readonly Element[] {
  const { open } = progressOf(draft);
  const [first] = open;
  const review: readonly Button[] =
    first === undefined
      ? []
      : [
          {
            label: `Review (${open.length} to decide)`,
            line: `draft show ${draft.id} ${first.id}`,
            style: 'primary',
          },
        ];
  const note: readonly Button[] =
    draft.corrects === undefined ? [] : [{ label: 'What was wrong', line: `draft set ${draft.id} note` }];
  return [
    itemChoice(draft),
    {
      type: 'buttons',
      buttons: [
        ...review,
        ...note,
        ...partButtons(draft),
        { label: 'Source', line: `draft set ${draft.id}` },
      ],
    },
    { type: 'buttons', buttons: ends },
  ];
}

/** Opens a draft for review. @param note what was just done with it. */
export function reviewCard(
  opened: OpenedDraft,
  { place: { extent }, at }: Pick<Request, 'place' | 'at'>,
  note?: string,
): Card {
  const { draft, source } = opened;
  const todos = missingFrom(opened, at);
  // On a phone each part stands behind a button of its own.
  const shown: readonly PartName[] = extent === 'page' ? PART_NAMES : [];
  return {
    title: `Draft: ${draftName(draft, source.text)}`,
    elements: [
      ...(note === undefined ? [] : [paragraph(note)]),
      sourceElement(opened),
      missingElement(draft, todos),
      progressElement(draft),
      ...itemsOf(draft)
        .filter(({ kind }) => kind === 'summary')
        .flatMap((item) => itemElements(item, opened)),
      ...(extent === 'page' ? [] : speakersElement(draft)),
      ...shown.flatMap((name) => partElements(name, itemsIn(name, draft), opened)),
      ...controls(draft, todos.length === 0 ? publishButtons(draft) : unfinishedButtons(draft)),
    ],
  };
}
