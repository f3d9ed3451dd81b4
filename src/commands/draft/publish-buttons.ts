/**
 * The ends that a draft can have, as buttons.
 */
import type { Button } from '../../cards/card.ts';
import type { Draft } from '../../drafting/draft.ts';

type Named = Pick<Draft, 'id'>;

const discardButton = ({ id }: Named): Button => ({
  label: 'Discard',
  line: `draft discard ${id}`,
  style: 'danger',
});

/** Published for the next digests, published and posted at once, or thrown away. */
export function publishButtons(draft: Named): readonly Button[] {
  return [
    { label: 'Publish (next digest)', line: `draft publish ${draft.id}`, style: 'primary' },
    { label: 'Publish and post now', line: `draft publish ${draft.id} now` },
    discardButton(draft),
  ];
}

/** What is offered while something is still to be decided: "Publish" says what. */
export function unfinishedButtons(draft: Named): readonly Button[] {
  return [{ label: 'Publish', line: `draft publish ${draft.id}` }, discardButton(draft)];
}
