/**
 * The draft, and the item of it, that a line names.
 */
import { nearest } from '../../briefs/nearest.ts';
import { paragraph } from '../../cards/card.ts';
import { shortened } from '../../cards/shorten.ts';
import type { OpenedDraft } from '../../drafting/desk.ts';
import type { Draft } from '../../drafting/draft.ts';
import type { Answer, Request } from '../command.ts';
import { echoOf, LONGEST_ECHO, notFound } from '../not-found.ts';
import { type Item, itemNamed, itemsOf } from './item.ts';
import { progressOf } from './progress.ts';
import type { DraftSources } from './sources.ts';

/** An answer that concerns drafts, and so is the asker's alone. */
export const privately = (answer: Answer): Answer => ({ ...answer, audience: 'private' });

/** What a line says: its first words, and the rest as it was typed. */
export interface Words {
  readonly draft: string;
  readonly item: string;
  readonly rest: string;
}

/** Splits what stands behind a subcommand. Line breaks within the rest are kept. */
export function readWords(input: string): Words {
  const [, draft = '', item = '', rest = ''] = /^(\S*)\s*(\S*)\s*([\s\S]*)$/.exec(input) ?? [];
  return { draft: draft.toLowerCase(), item: item.toLowerCase(), rest: rest.trim() };
}

/** Asks which draft is meant, or says that there is none of that name. */
function whichDraft(typed: string, line: string, drafts: readonly Draft[], request: Request): Answer {
  const near = nearest(
    typed,
    drafts.map(({ id }) => id),
  );
  const ordered = drafts.toSorted((one, other) => Number(other.id === near) - Number(one.id === near));
  const offers = ordered.map(({ id }) => ({ label: id, line: `draft ${line} ${id}` }));
  const problem = typed === '' ? 'Which draft?' : `No draft is called: ${echoOf(typed)}.`;
  const none = drafts.length === 0 ? ' No draft is open.' : '';
  return privately(notFound(`${problem}${none}`, offers, offers[0]?.line ?? 'draft list', request));
}

/**
 * Answers about the draft that a line names; asks which one where it names none.
 *
 * @param subcommand what was typed behind `draft`, for lines that are offered.
 */
export async function withDraft(
  { desk }: DraftSources,
  id: string,
  subcommand: string,
  request: Request,
  answer: (opened: OpenedDraft) => Promise<Answer> | Answer,
): Promise<Answer> {
  const opened = id === '' ? undefined : await desk().open(id);
  if (opened === undefined) return whichDraft(id, subcommand, await desk().list(), request);
  const answered = await answer(opened);
  const now = opened.draft.id;
  if (now === id) return answered;
  // It was given another id since.
  const { card } = answered;
  return { ...answered, card: { ...card, elements: [paragraph(`${id} is ${now} now.`), ...card.elements] } };
}

/** The kinds of items that a subcommand takes, and how it is asked for. */
export interface Takes {
  readonly subcommand: string;
  readonly kinds: readonly Item['kind'][];
}

/** Says that there is no such item, or that it is of another kind, with those that are meant perhaps. */
export function whichItem(
  draft: Draft,
  typed: string,
  { subcommand, kinds }: Takes,
  request: Request,
): Answer {
  const item = itemNamed(draft, typed);
  const fitting = progressOf(draft).open.filter(({ kind }) => kinds.includes(kind));
  // Those of the kind that was typed first: k7 means a key point.
  const [letter = ''] = typed;
  const alike = itemsOf(draft).filter(
    ({ id, kind }) => /\d$/.test(typed) && id.startsWith(letter) && kinds.includes(kind),
  );
  const offers = [...new Set([...alike.toReversed(), ...fitting])].map(({ id }) => ({
    label: id,
    line: `draft ${subcommand} ${draft.id} ${id}`,
  }));
  const problem =
    typed === ''
      ? `Which item of ${shortened(draft.id, LONGEST_ECHO)}?`
      : item === undefined
        ? `This draft has no item: ${echoOf(typed)}.`
        : `${echoOf(typed)} is nothing to ${subcommand}.`;
  return privately(notFound(problem, offers, offers[0]?.line ?? `draft show ${draft.id}`, request));
}

/** Answers about the items that a line names, each once, all of the kinds that a subcommand takes. */
export function withItems<Kind extends Item['kind']>(
  sources: DraftSources,
  { draft: id, item, rest }: Words,
  takes: Takes & { readonly kinds: readonly Kind[] },
  request: Request,
  answer: (
    items: readonly [Extract<Item, { readonly kind: Kind }>, ...Extract<Item, { readonly kind: Kind }>[]],
    opened: OpenedDraft,
  ) => Promise<Answer> | Answer,
): Promise<Answer> {
  const isTaken = (one: Item | undefined): one is Extract<Item, { readonly kind: Kind }> =>
    takes.kinds.some((kind) => kind === one?.kind);
  return withDraft(sources, id, takes.subcommand, request, (opened) => {
    const typed = new Set(`${item} ${rest}`.split(/[\s,]+/).filter((word) => word !== ''));
    const items = Array.from(typed, (word) => itemNamed(opened.draft, word));
    const [first, ...others] = items.filter(isTaken);
    if (first !== undefined && 1 + others.length === typed.size) return answer([first, ...others], opened);
    const wrong = [...typed].find((word) => !isTaken(itemNamed(opened.draft, word)));
    return whichItem(opened.draft, wrong ?? '', takes, request);
  });
}

/** Answers about the item that a line names, of the kinds that a subcommand takes. */
export function withItem<Kind extends Item['kind']>(
  sources: DraftSources,
  { draft, item }: Words,
  takes: Takes & { readonly kinds: readonly Kind[] },
  request: Request,
  answer: (item: Extract<Item, { readonly kind: Kind }>, opened: OpenedDraft) => Promise<Answer> | Answer,
): Promise<Answer> {
  return withItems(sources, { draft, item, rest: '' }, takes, request, ([first], opened) =>
    answer(first, opened),
  );
}
