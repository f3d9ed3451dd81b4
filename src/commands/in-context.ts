/**
 * `quote … #n context`: a quotation in the paragraph of its source. Loaded when somebody first asks for one.
 */
import type { Attributed } from '../briefs/catalogue.ts';
import { handleOf } from '../briefs/handle.ts';
import { type Card, type Element, emphasis, paragraph, plain } from '../cards/card.ts';
import type { Desk, InContext } from '../drafting/desk.ts';
import { quotedBy, sourceElement, speakerLine } from './attribution.ts';
import type { Answer } from './command.ts';
import { withMarked } from './marked-text.ts';

const buttonsOf = ({ brief }: Attributed, line: string): Element => ({
  type: 'buttons',
  buttons: [
    { label: 'The quotation', line },
    { label: 'Brief', line: `brief ${handleOf(brief)}` },
  ],
});

function contextCard(attributed: Attributed, context: InContext, line: string): Card {
  const { brief, quotation } = attributed;
  return {
    elements: [
      { type: 'paragraph', text: [emphasis(`As ${brief.source.outlet} prints it:`)] },
      { type: 'paragraph', text: withMarked(context) },
      paragraph(`Quoted: ${speakerLine(brief, quotation.speaker)}`),
      sourceElement(brief),
      buttonsOf(attributed, line),
    ],
  };
}

/** Why there is nothing to show, and where the source can be read. */
function noContextCard(attributed: Attributed, line: string): Card {
  const { brief } = attributed;
  const { url } = brief.source;
  return {
    elements: [
      paragraph(
        'The text of this source is not kept here: it is where the brief was drafted with the bot, not where it was written as a file.',
      ),
      url === undefined
        ? quotedBy(brief)
        : { type: 'source', text: [plain('The whole article: '), { type: 'link', text: 'read it', url }] },
      buttonsOf(attributed, line),
    ],
  };
}

/**
 * Shows the paragraph of a quotation, or says why it cannot.
 *
 * @param line shows the quotation alone.
 */
export async function inContext(
  desk: Pick<Desk, 'inContext'>,
  attributed: Attributed,
  line: string,
): Promise<Answer> {
  const { brief, quotation } = attributed;
  const context = quotation.id === undefined ? undefined : await desk.inContext(brief.id, quotation.id);
  return context === undefined
    ? { outcome: 'not-found', card: noContextCard(attributed, line), audience: 'asker' }
    : { outcome: 'answered', card: contextCard(attributed, context, line), audience: 'asker' };
}
