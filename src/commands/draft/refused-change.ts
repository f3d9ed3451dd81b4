/**
 * What is said of a change that was not made: why, and what was typed, so that nothing of it is lost.
 */
import { type Button, type Element, paragraph, strong } from '../../cards/card.ts';
import type { Changed } from '../../drafting/desk.ts';
import type { Draft } from '../../drafting/draft.ts';
import type { Answer } from '../command.ts';

/** A change that was not made. */
export interface Unmade {
  readonly changed: Exclude<Changed, { readonly kind: 'changed' }>;
  readonly draft: Pick<Draft, 'id'>;
  /** The item, or the detail, that was to be changed; absent where it was the draft as a whole. */
  readonly item?: string;
  /** What asks for the change again, with the words as they were typed; absent where there is nothing to edit. */
  readonly again?: { readonly subcommand: string; readonly words: string };
  /** Absent where nothing was typed: a decision. */
  readonly typed?: string;
  /** What was done before it by the same line, in a whole sentence. */
  readonly before?: string;
}

const STALE =
  'somebody else has changed it meanwhile, and your words were not put over theirs. Look at it again, then edit it anew.';

/** Over what somebody else wrote nothing is put, whatever was typed: they are shown first. */
const lineOf = (
  { subcommand, words }: NonNullable<Unmade['again']>,
  named: string,
  { kind }: Unmade['changed'],
) => (kind === 'stale' ? `draft ${subcommand} ${named}` : `draft ${subcommand} ${named} ${words}`);

/** Says that nothing was changed, and why: for a quotation that would not be verbatim, with the difference. */
export function refusedChange({ changed, draft, item, again, typed, before }: Unmade): Answer {
  const named = item === undefined ? draft.id : `${draft.id} ${item}`;
  const edit = (line: string): Button => ({ label: 'Edit again', line });
  const show: Button = { label: `Look at ${item ?? 'the draft'}`, line: `draft show ${named}` };
  const elements: readonly Element[] = [
    ...(before === undefined ? [] : [paragraph(before)]),
    paragraph(
      strong(before === undefined ? 'Nothing was changed: ' : `${item} was not changed: `),
      changed.kind === 'refused' ? changed.reason : STALE,
    ),
    ...(typed === undefined ? [] : [paragraph(strong('You typed: '), typed)]),
    {
      type: 'buttons',
      buttons: again === undefined ? [show] : [edit(lineOf(again, named, changed)), show],
    },
  ];
  return { outcome: 'refused', card: { elements }, audience: 'private' };
}
