/**
 * `draft list`: the drafts that are open.
 */
import { type Card, type Element, paragraph, plain, strong, type Text } from '../../cards/card.ts';
import type { Draft } from '../../drafting/draft.ts';
import { draftName } from '../../drafting/drafts/draft-name.ts';
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

/** A draft with what it is called. */
interface Listed {
  readonly draft: Draft;
  readonly name: string;
}

/** The text of a source is looked up only for a draft that has no title. */
async function listedOf({ desk }: DraftSources, draft: Draft): Promise<Listed> {
  const opened = draft.title.trim() === '' ? await desk().open(draft.id) : undefined;
  return { draft, name: draftName(draft, opened?.source.text ?? draft.id) };
}

function draftText({ draft, name }: Listed): Text {
  const { facts, corrects, changedAt } = draft;
  const details = [
    ...(facts.outlet === undefined ? [] : [facts.outlet]),
    ...(corrects === undefined ? [] : ['a correction']),
    progressInWords(draft),
  ];
  return [
    strong(name),
    plain(` · ${draft.id} · ${details.join(' · ')} · changed `),
    { type: 'time', at: changedAt, style: 'minute' },
  ];
}

function listCard(listed: readonly Listed[], count: number): Card {
  const more = count - listed.length;
  return {
    title: count === 1 ? '1 draft is open' : `${count} drafts are open`,
    elements: [
      { type: 'list', items: listed.map(draftText) },
      ...(more === 0 ? [] : [paragraph(`${more} more, which are older.`)]),
      {
        type: 'choice',
        placeholder: 'Open a draft',
        choices: listed.map(({ draft, name }) => ({ label: name, line: `draft show ${draft.id}` })),
      },
      BUTTONS,
    ],
  };
}

/** Lists the drafts that are open, newest first. */
export async function list(sources: DraftSources): Promise<Answer> {
  const drafts = await sources.desk().list();
  const listed = await Promise.all(drafts.slice(0, MOST).map((draft) => listedOf(sources, draft)));
  return told(
    drafts.length === 0
      ? {
          title: 'No draft is open',
          elements: [paragraph('An article becomes a draft, and a draft a brief.'), BUTTONS],
        }
      : listCard(listed, drafts.length),
  );
}
