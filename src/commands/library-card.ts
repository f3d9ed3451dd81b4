/**
 * The library as a list: what there is to ask about.
 */
import { handleOf } from '../briefs/handle.ts';
import type { Brief } from '../briefs/schema.ts';
import { type Card, type Element, notice, paragraph, plain, strong } from '../cards/card.ts';

/** How many briefs a page of the library lists: Discord's choice list holds 25. */
const PAGE = 20;

function moreElements(page: number, pages: number): readonly Element[] {
  if (pages === 1) return [];
  const next = page === pages ? 1 : page + 1;
  return [
    { type: 'source', text: [plain(`Page ${page} of ${pages}`)] },
    { type: 'buttons', buttons: [{ label: `Page ${next} of ${pages}`, line: `brief #${next}` }] },
  ];
}

/** One page of the library (counted from 1; a page beyond the last is the last), in the order given. */
export function libraryCard(briefs: readonly Brief[], page: number): Card {
  if (briefs.length === 0) return notice('The library has no brief yet.');
  const pages = Math.ceil(briefs.length / PAGE);
  const shown = Math.min(Math.max(page, 1), pages);
  const listed = briefs.slice((shown - 1) * PAGE, shown * PAGE);
  return {
    title: briefs.length === 1 ? 'The library: 1 brief' : `The library: ${briefs.length} briefs`,
    elements: [
      { type: 'list', items: listed.map((brief) => [strong(handleOf(brief)), plain(`: ${brief.title}`)]) },
      paragraph(`Ask for one by name: /brief ${listed[0] === undefined ? '' : handleOf(listed[0])}`),
      {
        type: 'choice',
        placeholder: 'Choose a brief',
        choices: listed.map((brief) => ({ label: brief.title, line: `brief ${handleOf(brief)}` })),
      },
      ...moreElements(shown, pages),
    ],
  };
}
