/**
 * How a quotation of a draft is shown: its words in marks, who said it and how certain that is, and the sentence that
 * it stands in.
 */
import { type Element, emphasis, plain, strong, type Text } from '../../cards/card.ts';
import type { InContext, OpenedDraft } from '../../drafting/desk.ts';
import type { DraftQuotation } from '../../drafting/draft.ts';
import { withMarked } from '../marked-text.ts';
import { contextOf, wordsOf } from './source-words.ts';

/** Who said it, as far as that is known. */
export function speakerInWords({ speaker, certain }: Pick<DraftQuotation, 'speaker' | 'certain'>): string {
  if (speaker === undefined) return 'speaker not known';
  return certain ? speaker : `speaker not certain: perhaps ${speaker}`;
}

const isTrimmed = ({ found, pieces }: DraftQuotation): boolean =>
  found.length !== pieces.length ||
  found.some(({ start, end }, index) => pieces[index]?.start !== start || pieces[index]?.end !== end);

function linesOf(quotation: DraftQuotation): readonly Text[] {
  const { id, about, decision } = quotation;
  const states = [
    speakerInWords(quotation),
    ...(quotation.type === 'mixed' ? ['quoted in part'] : []),
    ...(isTrimmed(quotation) ? ['trimmed'] : []),
    ...(decision === 'open' ? [] : [decision]),
  ];
  return [
    [strong(id), plain(` · ${states.join(' · ')}`)],
    ...(about.trim() === '' ? [] : [[plain(`On: ${about}`)]]),
  ];
}

/** Words that are shown just above are not shown again in their context where they are longer than this. */
const LONGEST_REPEATED = 500;

/** The words around a quotation's own, which stand out in them. */
const around = (context: InContext): Text =>
  withMarked(context).map((run) =>
    run.type === 'strong' && run.text.length > LONGEST_REPEATED ? strong('…') : run,
  );

/** A quotation with its context, in which its words stand out. */
export function quotationElements(quotation: DraftQuotation, { source }: OpenedDraft): readonly Element[] {
  const pieces = wordsOf(source.text, quotation.pieces);
  const context = contextOf(source.text, quotation.context, quotation.pieces);
  const shown: Element = { type: 'quotation', pieces, lines: linesOf(quotation) };
  // Where the sentence is the quotation itself, or is not known, there is nothing to see around it.
  return pieces.includes(context.text) || context.marked.length === 0
    ? [shown]
    : [shown, { type: 'paragraph', text: [emphasis('In the source: '), ...around(context)] }];
}
