/**
 * What is still to be decided before a draft can be published, item by item, each with how to do it.
 */
import { parseBrief } from '../briefs/parse.ts';
import { briefSchema, LONGEST_QUOTATION, MOST_PEOPLE, MOST_QUOTATIONS } from '../briefs/schema.ts';
import { sourceText } from '../briefs/source-text.ts';
import { validated } from '../briefs/validate.ts';
import { verify } from '../briefs/verification.ts';
import { briefYaml } from './brief-yaml.ts';
import type { Draft, DraftQuotation, DraftText } from './draft.ts';
import { withClaims } from './draft-claims.ts';
import { correctedBrief } from './draft-correction.ts';
import { FACT_NAMES, factFault, NEEDED_FACTS } from './draft-facts.ts';
import { written } from './draft-wording.ts';
import { isPrintable, overlap, wordsAt } from './excerpt.ts';
import type { Span } from './extraction.ts';

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

/** Words in marks that a brief cannot hold as they are. */
function wordsFault(words: readonly string[]): string | undefined {
  const length = words.reduce((sum, { length }) => sum + length, 0);
  if (length > LONGEST_QUOTATION) {
    return `has ${length.toLocaleString('en')} characters, and a quotation ${LONGEST_QUOTATION.toLocaleString('en')} at most`;
  }
  return words.every(isPrintable) ? undefined : 'holds an invisible control character';
}

function quotationTodo(text: string, quotation: DraftQuotation): string | undefined {
  const { id, decision, speaker, certain, pieces } = quotation;
  if (decision === 'dropped') return undefined;
  const fault = wordsFault(pieces.map((piece) => wordsAt(text, piece)));
  if (fault !== undefined) return `The quotation ${id} ${fault}: trim it, or drop it.`;
  if (speaker === undefined)
    return `Nobody is credited with the quotation ${id}: name who said it and keep it, or drop it.`;
  if (!certain) {
    return `It is not certain that ${speaker} said the quotation ${id}: name who said it and keep it, or drop it.`;
  }
  if (quotation.about === '')
    return `It is not said what the quotation ${id} is about: say it in a few words.`;
  return decision === 'open'
    ? `The quotation ${id} is neither kept nor dropped: keep it, trim it, or drop it.`
    : undefined;
}

function quotationTodos(draft: Draft, text: string): readonly Todo[] {
  const todos = draft.quotations.flatMap((quotation) => {
    const todo = quotationTodo(text, quotation);
    return todo === undefined ? [] : [{ item: quotation.id, text: todo }];
  });
  const listed = [
    ...draft.quotations.filter(({ decision }) => decision !== 'dropped'),
    ...draft.texts.filter(({ wording }) => wording.kind === 'quoted'),
  ];
  const last = listed.at(MOST_QUOTATIONS);
  if (last === undefined) return todos;
  const many = `A brief holds ${MOST_QUOTATIONS} quotations at most, and ${listed.length} are not dropped: drop some.`;
  return [...todos, { item: last.id, text: many }];
}

/** Whether a sentence is one string in marks from its first character to its last. */
const isWhollyMarked = (words: string): boolean => /^[“"„«][^“”"„«»]*[”"“»]$/.test(words);

function quotedFault(draft: Draft, text: string, { id, span }: DraftText): string | undefined {
  const words = wordsAt(text, span);
  const fault = wordsFault([words]);
  if (fault !== undefined) return fault;
  if (words !== words.trim() || isWhollyMarked(words)) return 'is somebody’s words rather than the outlet’s';
  const within = (pieces: readonly Span[]) => pieces.some((piece) => overlap(piece, span));
  const quotation = draft.quotations.find(
    ({ decision, pieces }) => decision !== 'dropped' && (within(pieces) || within([hull(pieces)])),
  );
  if (quotation !== undefined) return `holds words of the quotation ${quotation.id}, which is not dropped`;
  const other = draft.texts.find(
    (one) => one.id !== id && one.wording.kind === 'quoted' && overlap(one.span, span),
  );
  return other === undefined ? undefined : `is partly the same as ${other.id}, which is kept too`;
}

const hull = (pieces: readonly Span[]): Span => ({
  start: pieces[0]?.start ?? 0,
  end: pieces.at(-1)?.end ?? 0,
});

/** Key points that cannot stay in the outlet's words. */
function quotedTodos(draft: Draft, text: string): readonly Todo[] {
  return draft.texts.flatMap((one) => {
    if (one.wording.kind !== 'quoted') return [];
    const fault = quotedFault(draft, text, one);
    if (fault === undefined) return [];
    return [
      {
        item: one.id,
        text: `The key point ${one.id} cannot stay as a quotation of the outlet: it ${fault}. Reword it, or drop it.`,
      },
    ];
  });
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

function noteTodos({ corrects }: Draft): readonly Todo[] {
  if (corrects === undefined || corrects.note !== undefined) return [];
  return [{ item: 'note', text: 'Readers have seen the brief as it was: say in a note what was wrong.' }];
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
    ...noteTodos(draft),
    ...textTodos(draft),
    ...quotedTodos(draft, text),
    ...quotationTodos(draft, text),
    ...claimTodos(draft),
    ...peopleTodos(draft),
  ];
  return todos.length > 0 ? todos : checkTodos(draft, text, at);
}
