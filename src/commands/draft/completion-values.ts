/**
 * The values for an option of `draft`, from what the desk said last. Loaded when an editor first types one.
 */
import { fold } from '../../briefs/normalise.ts';
import type { Draft } from '../../drafting/draft.ts';
import type { Feed } from '../../drafting/feed.ts';
import type { Completion } from '../command.ts';
import { DETAILS } from './detail.ts';
import { itemsOf, nameOf } from './item.ts';
import { PART_NAMES } from './part.ts';
import type { DraftCommandSources } from './sources.ts';

/** What the desk said last. */
export interface Known {
  readonly drafts: readonly Draft[];
  readonly feeds: readonly Feed[];
}

const asTyped = (value: string): Completion => ({ label: value, value });

const draftCompletion = ({ id, title }: Draft): Completion => ({
  label: title.trim() === '' ? id : `${id} · ${title}`,
  value: id,
});

const feedCompletion = ({ id, title }: Feed): Completion => ({
  label: title === undefined ? id : `${id} · ${title}`,
  value: id,
});

/** The items of the drafts that are open, by what they are: which draft is meant is not known here. */
function itemCompletions(drafts: readonly Draft[]): readonly Completion[] {
  const names = new Map(drafts.flatMap(itemsOf).map((item) => [item.id, nameOf(item)]));
  return [
    ...[...names].map(([id, name]) => ({ label: id === name ? id : `${id} · ${name}`, value: id })),
    ...PART_NAMES.map(asTyped),
  ];
}

function briefCompletions({ catalogue }: DraftCommandSources, typed: string): readonly Completion[] {
  return catalogue()
    .completeBrief(typed)
    .map(({ brief }) => ({ label: `${brief.id} · ${brief.title}`, value: brief.id }));
}

/** Values for an option, best first. @param option its name, the same in every subcommand. */
export function offered(
  option: string,
  typed: string,
  { drafts, feeds }: Known,
  sources: DraftCommandSources,
): readonly Completion[] {
  const begun = fold(typed);
  const fitting = (all: readonly Completion[]) =>
    all.filter(({ label, value }) => ` ${fold(`${value} ${label}`)}`.includes(` ${begun}`));
  switch (option) {
    case 'draft':
      return fitting(drafts.map(draftCompletion));
    case 'item':
      return fitting(itemCompletions(drafts));
    case 'detail':
      return fitting(DETAILS.map(({ name, called }) => ({ label: `${name} · ${called}`, value: name })));
    case 'feed':
      return fitting(feeds.map(feedCompletion));
    case 'brief':
      return briefCompletions(sources, typed);
    case 'subject':
      return [
        ...fitting([...drafts.map(draftCompletion), ...feeds.map(feedCompletion)]),
        ...briefCompletions(sources, typed),
      ];
    default:
      return [];
  }
}
