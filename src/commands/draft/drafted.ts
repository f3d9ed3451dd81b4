/**
 * What asking for a draft leads to: the draft, or what is there already, or why there is none.
 */
import { type Button, type Card, paragraph, plain, strong, type Text } from '../../cards/card.ts';
import type { Drafted, Duplicate } from '../../drafting/desk.ts';
import type { Answer, Request } from '../command.ts';
import { refusedTo, told } from './editor.ts';
import { countOf, progressOf } from './progress.ts';
import { reviewCard } from './review-card.ts';

/** How many duplicates have buttons: a row on Discord, beside "Draft anyway". */
const MOST_DUPLICATES = 4;

function howAlike({ by, likeness }: Duplicate): string {
  switch (by) {
    case 'address':
      return 'the same address';
    case 'text':
      return 'the same text';
    case 'nearly':
      return `nearly the same text (${Math.round(likeness * 100)} per cent)`;
  }
}

const duplicateText = (duplicate: Duplicate): Text => [
  strong(duplicate.title),
  plain(`: ${howAlike(duplicate)}`),
  plain(duplicate.brief !== undefined ? ' · published' : duplicate.draft !== undefined ? ' · a draft' : ''),
];

function openButtons({ draft, brief }: Duplicate): readonly Button[] {
  return [
    ...(brief === undefined ? [] : [{ label: `Brief ${brief}`, line: `brief ${brief}` }]),
    ...(draft === undefined || brief !== undefined
      ? []
      : [{ label: `Draft ${draft}`, line: `draft show ${draft}` }]),
  ];
}

function duplicatesCard(duplicates: readonly Duplicate[], anyway: string): Card {
  return {
    title: 'There already',
    elements: [
      paragraph('Nothing was drafted, because this is there already:'),
      { type: 'list', items: duplicates.map(duplicateText) },
      {
        type: 'buttons',
        buttons: [
          ...duplicates.slice(0, MOST_DUPLICATES).flatMap(openButtons),
          { label: 'Draft anyway', line: anyway },
        ],
      },
    ],
  };
}

/**
 * Answers with what came of it.
 *
 * @param anyway the line that drafts it all the same.
 */
export function draftedAnswer(drafted: Drafted, anyway: string, request: Request): Answer {
  switch (drafted.kind) {
    case 'drafted': {
      const { draft, source } = drafted;
      const found = `Found: ${countOf(draft.quotations.length, 'quotation')}, ${countOf(draft.people.length, 'person')}, ${countOf(draft.figures.length, 'figure')}; ${progressOf(draft).open.length} items to decide.`;
      return told(reviewCard({ draft, source }, request, found));
    }
    case 'duplicate':
      return told(duplicatesCard(drafted.duplicates, anyway));
    case 'refused':
      return refusedTo(drafted.reason);
  }
}
