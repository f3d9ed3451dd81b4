/**
 * Keys for a list whose items have no identity but their place, such as the paragraphs of a message: a message that
 * changed is drawn anew from its payload, and nothing of an item's own is kept.
 */

/** Gives each item the key of its place. */
export function inOrder<Item>(
  items: readonly Item[],
): readonly { readonly key: string; readonly value: Item }[] {
  return items.map((value, index) => ({ key: String(index), value }));
}
