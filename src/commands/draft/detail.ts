/**
 * The details of a draft that are set rather than reviewed: what is known of its source, its id, topics and names.
 */
import type { ArticleFacts } from '../../drafting/article.ts';
import type { Change } from '../../drafting/desk.ts';
import type { Draft } from '../../drafting/draft.ts';

/** A detail that can be set. */
export interface Detail {
  readonly name: string;
  /** As it is called in a sentence: `the outlet`. */
  readonly called: string;
  /** How it is written, in a few words. */
  readonly hint: string;
  /** As it is typed; empty where there is none. */
  present(draft: Draft): string;
  /** @param value as it was typed; empty where it is to be none. */
  changeTo(draft: Draft, value: string): Change;
}

const listed = (value: string): readonly string[] =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const fact = (name: string, key: keyof ArticleFacts, called: string, hint: string): Detail => ({
  name,
  called,
  hint,
  present: ({ facts }) => facts[key] ?? '',
  // A fact that is said to be empty is taken away.
  changeTo: ({ facts }, value) => ({ kind: 'facts', facts: { ...facts, [key]: value } }),
});

/** Every detail, in the order in which they are shown. */
export const DETAILS: readonly Detail[] = [
  fact('outlet', 'outlet', 'the outlet', 'Who published it, such as CGTN'),
  fact('programme', 'programme', 'the programme', 'Where it was broadcast, if it was'),
  fact('reporter', 'reporter', 'the reporter', 'Who wrote it, as printed'),
  fact('published', 'published', 'the date', 'As 2019-09-10; none where the source gives none'),
  fact('address', 'url', 'the address', 'Where it can be read'),
  fact('language', 'language', 'the language', 'A language tag such as en'),
  fact('headline', 'title', 'the source’s own title', 'As the source prints it'),
  {
    name: 'id',
    called: 'the id',
    hint: 'Lower-case words joined by hyphens: what people can type for the brief',
    present: ({ id }) => id,
    changeTo: (_, id) => ({ kind: 'id', id }),
  },
  {
    name: 'topics',
    called: 'the topics',
    hint: 'With commas between them: digests choose by them',
    present: ({ topics }) => topics.join(', '),
    changeTo: (_, value) => ({ kind: 'topics', topics: listed(value) }),
  },
  {
    name: 'aliases',
    called: 'the aliases',
    hint: 'Short names that people will type for the brief, with commas between them',
    present: ({ aliases }) => aliases.join(', '),
    changeTo: (_, value) => ({ kind: 'aliases', aliases: listed(value) }),
  },
  {
    name: 'note',
    called: 'what is corrected',
    hint: 'For a correction: what was wrong and is right now, as readers will see it',
    present: ({ corrects }) => corrects?.note ?? '',
    changeTo: (_, text) => ({ kind: 'note', text }),
  },
];

/** Other words for a detail: those of a brief's file. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['url', 'address'],
  ['link', 'address'],
  ['date', 'published'],
  ['alias', 'aliases'],
  ['names', 'aliases'],
  ['topic', 'topics'],
  ['author', 'reporter'],
  ['byline', 'reporter'],
]);

/** A detail by its name, or by another word for it. */
export function detailNamed(word: string): Detail | undefined {
  const name = word.toLowerCase();
  return DETAILS.find((one) => one.name === (SYNONYMS.get(name) ?? name));
}
