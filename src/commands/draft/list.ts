/**
 * `draft list`: the drafts that are open.
 */
import { type Card, type Element, paragraph, plain, strong, type Text } from '../../cards/card.ts';
import type { Draft } from '../../drafting/draft.ts';
import type { Answer } from '../command.ts';
import { told } from './editor.ts';
import { progressInWords } from './progress.ts';
import type { DraftSources } from './sources.ts';

/** How many drafts are listed: what Discord's choice list holds. */
const MOST = 25;

const BUTTONS: Element = {
  type: 'buttons',
  buttons: [
    { label: 'New draft', line: 'draft new' },
    { label: 'Paste a text', line: 'draft paste' },
    { label: 'Feeds', line: 'draft feed list' },
  ],
};

const titleOf = ({ id, title }: Draft): string => (title.trim() === '' ? id : title);

function draftText(draft: Draft): Text {
  const { facts, corrects, changedAt } = draft;
  const details = [
    ...(facts.outlet === undefined ? [] : [facts.outlet]),
    ...(corrects === undefined ? [] : ['a correction']),
    progressInWords(draft),
  ];
  return [
    strong(titleOf(draft)),
    plain(` · ${draft.id} · ${details.join(' · ')} · changed `),
    { type: 'time', at: changedAt, style: 'minute' },
  ];
}

function listCard(drafts: readonly Draft[]): Card {
  const listed = drafts.slice(0, MOST);
  const more = drafts.length - listed.length;
  return {
    title: drafts.length === 1 ? '1 draft is open' : `${drafts.length} drafts are open`,
    elements: [
      { type: 'list', items: listed.map(draftText) },
      ...(more === 0 ? [] : [paragraph(`${more} more, which are older.`)]),
      {
        type: 'choice',
        placeholder: 'Open a draft',
        choices: listed.map((draft) => ({ label: titleOf(draft), line: `draft show ${draft.id}` })),
      },
      BUTTONS,
    ],
  };
}

/** Lists the drafts that are open, newest first. */
export async function list({ desk }: DraftSources): Promise<Answer> {
  const drafts = await desk().list();
  return told(
    drafts.length === 0
      ? {
          title: 'No draft is open',
          elements: [paragraph('An article becomes a draft, and a draft a brief.'), BUTTONS],
        }
      : listCard(drafts),
  );
}
