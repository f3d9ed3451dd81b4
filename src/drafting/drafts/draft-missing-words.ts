/**
 * What keeps words in marks from being published: of quotations, and of key points that stay as their outlet's.
 */
import { LONGEST_QUOTATION, MOST_QUOTATIONS } from '../../briefs/schema.ts';
import type { Draft, DraftQuotation, DraftText } from '../draft.ts';
import type { Span } from '../extraction.ts';
import type { Todo } from './draft-missing.ts';
import { isPrintable, overlap, wordsAt } from './excerpt.ts';

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

/** Quotations that are not decided yet, or cannot be published as they are. */
export function quotationTodos(draft: Draft, text: string): readonly Todo[] {
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

/** Key points that cannot stay in the words of their outlet. */
export function quotedTodos(draft: Draft, text: string): readonly Todo[] {
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
