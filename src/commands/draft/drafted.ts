/**
 * What asking for a draft leads to: the draft, or what is there already, or why there is none.
 */
import { MOST_QUOTATIONS } from '../../briefs/schema.ts';
import { type Button, type Card, paragraph, plain, strong, type Text } from '../../cards/card.ts';
import { isEnglish, NOT_ENGLISH } from '../../drafting/articles/article-language.ts';
import type { Drafted, Duplicate } from '../../drafting/desk.ts';
import type { Draft } from '../../drafting/draft.ts';
import type { Answer, Request } from '../command.ts';
import { refusedTo, told } from './editor.ts';
import { countOf } from './progress.ts';
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

/** What was found in an article; or what is to be done with a correction, in which everything is decided. */
function openedNote(draft: Draft): string {
  if (draft.corrects !== undefined) {
    return 'Opened for correction: change what was wrong, say for readers what it was, and publish. Until then the brief is served as it is.';
  }
  const { quotations, people, figures, facts } = draft;
  const found = [
    `${quotations.length < MOST_QUOTATIONS ? '' : 'the first '}${countOf(quotations.length, 'quotation')}`,
    countOf(people.length, 'person'),
    countOf(figures.length, 'figure'),
  ];
  const english = isEnglish(facts) ? '' : `${NOT_ENGLISH} `;
  return `${english}Found: ${found.join(', ')}. Nothing of it is served before it is published.`;
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
      return told(reviewCard({ draft, source }, request, openedNote(draft)));
    }
    case 'duplicate':
      return told(duplicatesCard(drafted.duplicates, anyway));
    case 'refused':
      return refusedTo(drafted.reason);
  }
}
