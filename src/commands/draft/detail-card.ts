/**
 * The details of a draft, all of them or one, with how to set each.
 */
import { type Card, type Element, paragraph, plain } from '../../cards/card.ts';
import type { Draft } from '../../drafting/draft.ts';
import { DETAILS, type Detail } from './detail.ts';

const NONE = 'none';

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const shownValue = (detail: Detail, draft: Draft): string =>
  detail.present(draft) === '' ? NONE : detail.present(draft);

/** The details that a draft has: what is corrected belongs to corrections alone. */
export const detailsOf = ({ corrects }: Draft): readonly Detail[] =>
  DETAILS.filter(({ name }) => name !== 'note' || corrects !== undefined);

const overview = (draft: Draft): Element => ({
  type: 'buttons',
  buttons: [{ label: 'Overview', line: `draft show ${draft.id}` }],
});

/** Every detail with its value. @param note what was just done. */
export function detailsCard(draft: Draft, note?: string): Card {
  const details = detailsOf(draft);
  return {
    title: 'The source, and what the brief is called',
    elements: [
      ...(note === undefined ? [] : [paragraph(note)]),
      {
        type: 'facts',
        facts: details.map((detail) => ({
          label: capital(detail.name),
          value: [plain(shownValue(detail, draft))],
        })),
      },
      {
        type: 'choice',
        placeholder: 'Change one',
        choices: details.map(({ name, hint }) => ({
          label: capital(name),
          description: hint,
          line: `draft set ${draft.id} ${name}`,
        })),
      },
      overview(draft),
    ],
  };
}

/** One detail with its value. */
export function detailCard(draft: Draft, detail: Detail): Card {
  return {
    title: capital(detail.called),
    elements: [
      paragraph(shownValue(detail, draft)),
      paragraph(`${detail.hint}.`),
      {
        type: 'buttons',
        buttons: [
          { label: 'Change', line: `draft set ${draft.id} ${detail.name}`, style: 'primary' },
          { label: 'Overview', line: `draft show ${draft.id}` },
        ],
      },
    ],
  };
}
