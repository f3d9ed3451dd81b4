/**
 * `draft set <draft> [detail] [value]`: what is known of the source, and the brief's id, topics and short names.
 */
import { nearest } from '../../briefs/nearest.ts';
import type { Draft } from '../../drafting/draft.ts';
import type { Answer, Request } from '../command.ts';
import { echoOf, notFound } from '../not-found.ts';
import { type Detail, detailNamed } from './detail.ts';
import { detailsCard, detailsOf } from './detail-card.ts';
import { type Edit, edited } from './edit.ts';
import { told } from './editor.ts';
import { itemNamed } from './item.ts';
import { privately, readWords, withDraft } from './opened.ts';
import type { DraftSources } from './sources.ts';

/** What is typed to leave a detail empty. */
const EMPTY: ReadonlySet<string> = new Set(['none', '-']);

function editOf({ name, called, hint, present, changeTo }: Detail): Edit {
  return {
    subcommand: 'set',
    item: name,
    title: `Set ${name}`,
    label: `What ${called} is`.replace(/^What what/, 'What'),
    hint,
    optional: true,
    elements: [],
    present,
    changeTo: (draft, typed) => {
      const value = typed.replace(/\s+/g, ' ').trim();
      return changeTo(draft, EMPTY.has(value.toLowerCase()) ? '' : value);
    },
    after: ({ draft }) => told(detailsCard(draft, `Changed: ${name}.`)),
  };
}

function whichDetail(draft: Draft, typed: string, request: Request): Answer {
  const names = detailsOf(draft).map(({ name }) => name);
  const near = nearest(typed, names);
  const ordered = names.toSorted((one, other) => Number(other === near) - Number(one === near));
  const set = ordered.map((name) => ({ label: name, line: `draft set ${draft.id} ${name}` }));
  const reword = { label: `reword ${typed}`, line: `draft reword ${draft.id} ${typed}` };
  const offers = itemNamed(draft, typed) === undefined ? set : [reword, ...set];
  return privately(
    notFound(`Nothing of a draft is called: ${echoOf(typed)}.`, offers, `draft set ${draft.id}`, request),
  );
}

/** Sets a detail, or shows all of them. */
export function set(sources: DraftSources, input: string, request: Request): Promise<Answer> {
  const { draft: id, item: name, rest } = readWords(input);
  return withDraft(sources, id, 'set', request, (opened) => {
    if (name === '') return told(detailsCard(opened.draft));
    const detail = detailNamed(name);
    return detail === undefined
      ? whichDetail(opened.draft, name, request)
      : edited(sources, editOf(detail), opened, rest, request);
  });
}
