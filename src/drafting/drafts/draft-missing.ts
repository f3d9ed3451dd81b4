/**
 * What is still to be decided before a draft can be published, item by item, each with how to do it.
 */
import { parseBrief } from '../../briefs/parse.ts';
import { briefSchema, MOST_PEOPLE } from '../../briefs/schema.ts';
import { sourceText } from '../../briefs/source-text.ts';
import { validated } from '../../briefs/validate.ts';
import { verify } from '../../briefs/verification.ts';
import type { Draft, DraftText } from '../draft.ts';
import { briefYaml } from './brief-yaml.ts';
import { dayOf } from './draft-brief.ts';
import { withClaims } from './draft-claims.ts';
import { correctedBrief } from './draft-correction.ts';
import { FACT_NAMES, factFault, NEEDED_FACTS } from './draft-facts.ts';
import { quotationTodos, quotedTodos } from './draft-missing-words.ts';
import { written } from './draft-wording.ts';

/** Something that is still to be decided. */
export interface Todo {
  /** The item's id; `title`, `summary`, `facts`, `note` or `brief` for what is no item. */
  readonly item: string;
  /** A whole sentence or several. */
  readonly text: string;
}

function factTodos({ facts }: Draft): readonly Todo[] {
  return FACT_NAMES.flatMap((name) => {
    const value = facts[name];
    const text = value === undefined ? NEEDED_FACTS[name] : factFault(name, value);
    return text === undefined ? [] : [{ item: 'facts', text }];
  });
}

function titleTodos({ title }: Draft): readonly Todo[] {
  if (title === '') return [{ item: 'title', text: 'The brief has no title: write one in your own words.' }];
  const checked = written('title', title);
  return checked.kind === 'written'
    ? []
    : [{ item: 'title', text: `The title does not fit: ${checked.reason} Reword it.` }];
}

function summaryTodos({ summary }: Draft): readonly Todo[] {
  if (summary.wording.kind === 'reworded') return [];
  const text =
    'The summary is still the source’s own sentences: say it in your own words, in two sentences at most.';
  return [{ item: 'summary', text }];
}

const NAMES: Readonly<Record<DraftText['kind'], string>> = {
  'key-point': 'key point',
  position: 'position',
  term: 'term',
  date: 'date',
};

function textTodos({ texts }: Draft): readonly Todo[] {
  const open = texts
    .filter(({ wording }) => wording.kind === 'open')
    .map(({ id, kind }) => {
      const ways =
        kind === 'key-point'
          ? 'Reword it, keep it as a quotation of the outlet, or drop it.'
          : 'Reword it, or drop it.';
      return { item: id, text: `The ${NAMES[kind]} ${id} is still the source’s own sentence. ${ways}` };
    });
  const points = texts.filter(({ kind }) => kind === 'key-point');
  if (open.length > 0 || points.some(({ wording }) => wording.kind === 'reworded')) return open;
  const [first] = points;
  return [
    {
      item: first?.id ?? 'brief',
      text:
        first === undefined
          ? 'No key point was found in this article, and a brief needs one: draft an article that says more.'
          : 'A brief needs one key point or more in an editor’s words: reword one.',
    },
  ];
}

/** Figures and key points that would be published as the claim of somebody who is not certain. */
function claimTodos(draft: Draft): readonly Todo[] {
  const { texts, figures } = withClaims(draft);
  const published = [
    ...texts
      .filter(({ wording }) => wording.kind === 'reworded')
      .map((point) => ({ name: 'key point', item: point })),
    ...figures
      .filter(({ decision }) => decision !== 'dropped')
      .map((figure) => ({ name: 'figure', item: figure })),
  ];
  return published.flatMap(({ name, item: { id, claim, credit } }) => {
    if (credit !== 'likely') return [];
    const known =
      claim === undefined
        ? `Nobody is credited with the ${name} ${id}`
        : `It is not certain that the ${name} ${id} is a claim of ${claim}`;
    return [{ item: id, text: `${known}: say whose it is, or drop it.` }];
  });
}

function noteTodos(draft: Draft, at: number): readonly Todo[] {
  const { corrects } = draft;
  if (corrects === undefined) return [];
  const { note } = corrects;
  if (note === undefined)
    return [{ item: 'note', text: 'Readers have seen the brief as it was: say in a note what was wrong.' }];
  // Channels know corrections by their day and note: the same again would be news to nobody.
  const day = dayOf(at);
  const before = correctedBrief(draft)?.brief.corrections.some(
    (one) => one.date === day && one.note === note,
  );
  if (before !== true) return [];
  return [
    { item: 'note', text: 'A correction of today says the same: say in the note what is corrected now.' },
  ];
}

function peopleTodos({ people }: Draft): readonly Todo[] {
  const kept = people.filter(({ decision }) => decision !== 'dropped');
  const last = kept.at(MOST_PEOPLE);
  return last === undefined
    ? []
    : [
        {
          item: last.id,
          text: `A brief names ${MOST_PEOPLE} people at most, and ${kept.length} are not dropped: drop some.`,
        },
      ];
}

/** What the checks of a brief's file object to, where nothing else is open. The last guard: what is published passes. */
function checkTodos(draft: Draft, text: string, at: number): readonly Todo[] {
  const file = `${draft.id}.yaml`;
  const checked = validated(parseBrief(file, briefYaml(draft, text, at)));
  const problems = checked.kind === 'brief' ? verified(draft, text, checked.located) : checked.problems;
  return problems.map(({ message }) => ({
    item: 'brief',
    text: `The brief cannot be published: ${message}.`,
  }));
}

function verified(draft: Draft, text: string, located: Parameters<typeof verify>[0]) {
  // Without the source's text its words are as they were published: their hashes say so.
  if (correctedBrief(draft)?.source === 'unknown') return [];
  const { problems, outdated } = verify(located, sourceText(text));
  return [...problems, ...outdated];
}

/**
 * What is still to be decided before a draft can be published; nothing where it can.
 *
 * @param text the text that the draft's spans are places of: its source's.
 * @param at when it would be published, in epoch milliseconds.
 */
export function missing(draft: Draft, text: string, at: number): readonly Todo[] {
  const idFault = briefSchema.shape.id.safeParse(draft.id).success
    ? []
    : [{ item: 'id', text: 'The draft has no usable id: give it another.' }];
  const todos = [
    ...idFault,
    ...factTodos(draft),
    ...titleTodos(draft),
    ...summaryTodos(draft),
    ...noteTodos(draft, at),
    ...textTodos(draft),
    ...quotedTodos(draft, text),
    ...quotationTodos(draft, text),
    ...claimTodos(draft),
    ...peopleTodos(draft),
  ];
  return todos.length > 0 ? todos : checkTodos(draft, text, at);
}
