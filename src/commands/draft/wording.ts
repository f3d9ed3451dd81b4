/**
 * `draft reword | trim | speaker | about <draft> <item> [words]`: says an item in other words, shortens a quotation,
 * names who said it.
 */
import { fold } from '../../briefs/normalise.ts';
import type { Change, OpenedDraft } from '../../drafting/desk.ts';
import type { DraftText } from '../../drafting/draft.ts';
import { wordsAt } from '../../drafting/drafts/excerpt.ts';
import type { Answer, Request } from '../command.ts';
import { type Edit, edited } from './edit.ts';
import { told } from './editor.ts';
import { type Item, itemNamed } from './item.ts';
import { type Done, itemCard } from './item-card.ts';
import { itemElements } from './item-elements.ts';
import { readWords, withItem } from './opened.ts';
import { piecesToType, wordsOf } from './source-words.ts';
import type { DraftSources } from './sources.ts';

type Subcommand = 'reword' | 'trim' | 'speaker' | 'about';

type Run = (sources: DraftSources, input: string, request: Request) => Promise<Answer>;

/** What differs between the four. */
interface Wording {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  /** As it is now; empty where the item is none that can be worded so. */
  present(item: Item | undefined, opened: OpenedDraft): string;
  change(item: string, words: string): Change;
}

/** A line of text, whatever line breaks were typed. */
const asLine = (words: string): string => words.replace(/\s+/g, ' ');

function presentText(text: DraftText, { source }: OpenedDraft): string {
  return text.wording.kind === 'reworded' ? text.wording.text : wordsAt(source.text, text.span);
}

/** The present words of what can be reworded: the source's own until it has been. */
function presentWords(item: Item | undefined, opened: OpenedDraft): string {
  switch (item?.kind) {
    case 'title':
      return item.title;
    case 'summary':
      return item.summary.wording.kind === 'reworded'
        ? item.summary.wording.text
        : wordsOf(opened.source.text, item.summary.spans).join(' ');
    case 'text':
      return presentText(item.text, opened);
    case 'figure':
      return item.figure.what;
    case 'person':
      return item.person.role ?? '';
    default:
      return '';
  }
}

function presentSpeaker(item: Item | undefined): string {
  switch (item?.kind) {
    case 'quotation':
      return item.quotation.speaker ?? '';
    case 'text':
      return item.text.claim ?? '';
    case 'figure':
      return item.figure.claim ?? '';
    default:
      return '';
  }
}

function rewordHint(item: Item): string {
  switch (item.kind) {
    case 'title':
      return 'In your own words; at most 120 characters';
    case 'summary':
      return 'Two sentences at most, in your own words; at most 400 characters';
    case 'figure':
      return 'What it counts, in your own words; the figure itself stays as the source writes it';
    case 'person':
      return 'The role of the person at the time';
    default:
      return 'In your own words, in the past tense, as it reads behind the name of whose claim it is';
  }
}

const WORDINGS: Readonly<Record<Subcommand, (item: Item) => Wording>> = {
  reword: (item) => ({
    title: `Reword ${item.id}`,
    label: 'In your words',
    hint: rewordHint(item),
    present: presentWords,
    change: (id, words) => ({ kind: 'reword', item: id, text: asLine(words) }),
  }),
  trim: ({ id }) => ({
    title: `Trim ${id}`,
    label: 'The words that remain',
    hint: 'Leave out words at either end, and alter none; … stands between pieces',
    present: (item, { source }) =>
      item?.kind === 'quotation' ? piecesToType(source.text, item.quotation.pieces) : '',
    change: (item, words) => ({ kind: 'trim', item, words }),
  }),
  speaker: ({ id, kind }) => ({
    title: `Speaker of ${id}`,
    label: kind === 'quotation' ? 'Who said it' : 'Whose claim it is',
    hint: 'The full name of a person, or a document such as a readout',
    present: presentSpeaker,
    change: (item, name) => ({ kind: 'speaker', item, name: asLine(name) }),
  }),
  about: ({ id }) => ({
    title: `What ${id} is about`,
    label: 'What it is about',
    hint: 'A few words of your own; at most 120 characters',
    present: (item) => (item?.kind === 'quotation' ? item.quotation.about : ''),
    change: (item, text) => ({ kind: 'about', item, text: asLine(text) }),
  }),
};

/** What is said where somebody was named whom the source does not name, with the way back. */
function namedNote(before: Item, now: Item, { draft, source }: OpenedDraft): Done | undefined {
  const name = presentSpeaker(now);
  const isNamed = ` ${fold(source.text)} `.includes(` ${fold(name)} `);
  if (isNamed || name === draft.facts.outlet) return undefined;
  const former = presentSpeaker(before);
  const line =
    former === '' ? `draft reset ${draft.id} ${now.id}` : `draft speaker ${draft.id} ${now.id} ${former}`;
  return { text: `Changed. The source does not name ${name}: is that right?`, back: { label: 'Undo', line } };
}

function editOf(subcommand: Subcommand, item: Item, opened: OpenedDraft): Edit {
  const { title, label, hint, present, change } = WORDINGS[subcommand](item);
  return {
    subcommand,
    item: item.id,
    title,
    label,
    hint,
    elements: itemElements(item, opened),
    present: (draft) => present(itemNamed(draft, item.id), { ...opened, draft }),
    changeTo: (_, words) => change(item.id, words),
    after: (after) => {
      const now = itemNamed(after.draft, item.id) ?? item;
      const done = subcommand === 'speaker' ? namedNote(item, now, after) : undefined;
      return told(itemCard(now, after, done ?? { text: 'Changed.' }));
    },
  };
}

function runOf(subcommand: Subcommand, kinds: readonly Item['kind'][]): Run {
  return (sources, input, request) => {
    const words = readWords(input);
    return withItem(sources, words, { subcommand, kinds }, request, (item, opened) =>
      edited(sources, editOf(subcommand, item, opened), opened, words.rest, request),
    );
  };
}

/** Says something in the editor's words: the title, the summary, a key point, what a figure counts, somebody's role. */
export const reword: Run = runOf('reword', ['title', 'summary', 'text', 'figure', 'person']);

/** Leaves words of a quotation out, at either end of a piece; never alters one. */
export const trim: Run = runOf('trim', ['quotation']);

/** Names who said a quotation, or whose claim something is. */
export const speaker: Run = runOf('speaker', ['quotation', 'text', 'figure']);

/** Says what a quotation is about. */
export const about: Run = runOf('about', ['quotation']);
