/**
 * What stands in a modal besides fields, and what it carries along: where it was opened and which line it runs.
 */
import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Card } from '../../cards/card.ts';
import type { Place } from '../../commands/command.ts';
import { drawBlocks, remark } from './draw.ts';
import { plainText } from './draw-controls.ts';
import { LIMITS } from './limits.ts';

/** The callback id of every form. */
export const FORM = 'form';

/** The callback id of every modal that shows an answer. */
const ANSWER = 'answer';

/** What a modal carries along, unseen. */
export interface ModalContext {
  /** What the entered values stand behind; empty where nothing is entered. */
  readonly line: string;
  readonly place: Place;
}

const carried = z.object({
  line: z.string(),
  workspace: z.string().optional(),
  channel: z.string().optional(),
});

/** Writes a context down; `undefined` where it is longer than Slack keeps. */
export function writeModalContext({ line, place }: ModalContext): string | undefined {
  const { workspace, channel } = place;
  const text = JSON.stringify({ line, workspace, channel } satisfies z.input<typeof carried>);
  return text.length <= LIMITS.view.metadata ? text : undefined;
}

/** Reads a context back. @throws ZodError or SyntaxError where it is none of ours. */
export function readModalContext(text: string): ModalContext {
  const { line, workspace, channel } = carried.parse(JSON.parse(text));
  return {
    line,
    place: {
      platform: 'slack',
      extent: 'chat',
      ...(workspace === undefined ? {} : { workspace }),
      ...(channel === undefined ? {} : { channel }),
    },
  };
}

/** A card as blocks of a modal, which holds more of them than a message; what does not fit is counted. */
export function blocksOf(card: Card, most: number = LIMITS.view.blocks): readonly KnownBlock[] {
  const blocks = drawBlocks(card);
  if (blocks.length <= most) return blocks;
  const left = blocks.length - most + 1;
  return [
    ...blocks.slice(0, most - 1),
    remark(`${left} more paragraphs were left out: this is all that fits.`),
  ];
}

/** A modal that shows blocks and is only closed. @param title of the modal that it takes the place of. */
export function answerView(title: string, blocks: readonly KnownBlock[], place: Place): ModalView {
  return {
    type: 'modal',
    callback_id: ANSWER,
    private_metadata: writeModalContext({ line: '', place }) ?? '',
    title: plainText(title),
    close: plainText('Close'),
    blocks: [...blocks],
  };
}
