/**
 * The ids of a correction's items: what was k7 while the brief was drafted is k7 when it is corrected.
 */
import type { Draft } from '../draft.ts';
import { fieldsOf } from './draft-brief.ts';

interface Identified {
  readonly id: string;
}

/** The number behind an id's letter. */
const numberOf = (id: string): number => Number(id.slice(1));

/**
 * The same items with the ids that they had. Whoever had none of the kind gets one that nothing had.
 *
 * @param had the ids in the order of the brief's file, which is that of the items.
 * @param all every id of the draft, so that none means something else now.
 */
function renamed<Item extends Identified>(
  items: readonly Item[],
  had: readonly (string | undefined)[],
  all: readonly string[],
): readonly Item[] {
  // Another file than the one that this draft became: nothing is known of what its items were.
  if (items.length !== had.length) return items;
  return items.map((item, index) => {
    const [letter = ''] = item.id;
    const known = had[index];
    if (known?.startsWith(letter) === true) return { ...item, id: known };
    const taken = [...all, ...had.flatMap((id) => id ?? [])].filter((id) => id.startsWith(letter));
    // Several of them keep their order.
    const before = had.slice(0, index).filter((id) => id?.startsWith(letter) !== true).length;
    return { ...item, id: `${letter}${Math.max(0, ...taken.map(numberOf)) + 1 + before}` };
  });
}

/**
 * A correction whose items have the ids that they had in the draft that was published.
 *
 * @param text the text that the published draft's spans are places of.
 */
export function withFormerIds(correction: Draft, published: Draft, text: string): Draft {
  const fields = fieldsOf(published, text, published.changedAt);
  const all = [...published.texts, ...published.quotations, ...published.figures, ...published.people].map(
    ({ id }) => id,
  );
  const itemsOf = (list: readonly { readonly item: string }[]) => list.map(({ item }) => item);
  const kept = published.people.filter(({ decision }) => decision !== 'dropped').map(({ id }) => id);
  const texts = renamed(
    correction.texts,
    [fields.keyPoints, fields.positions, fields.terms, fields.timeline].flatMap(itemsOf),
    all,
  );
  return {
    ...correction,
    texts,
    quotations: renamed(correction.quotations, itemsOf(fields.quotations), all),
    figures: renamed(correction.figures, itemsOf(fields.figures), all),
    people: renamed(
      correction.people,
      correction.people.map((_, index) => kept[index]),
      all,
    ),
  };
}
