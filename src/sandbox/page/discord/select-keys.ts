/**
 * What keys do in a list to choose from, by the pattern for a select-only combobox.
 * See https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-select-only/
 */

/** An open list, with the option that is pointed at, or a closed one. */
export type ListState = { readonly open: false } | { readonly open: true; readonly active: number };

/** What a key does: a new state, the choice of an option, or nothing that the list cares about. */
export type KeyEffect =
  | { readonly type: 'state'; readonly state: ListState }
  | { readonly type: 'choose'; readonly index: number }
  | { readonly type: 'none' };

const CLOSED: KeyEffect = { type: 'state', state: { open: false } };
const NONE: KeyEffect = { type: 'none' };

const at = (active: number): KeyEffect => ({ type: 'state', state: { open: true, active } });

/**
 * Says what a key does.
 *
 * @param key as a keyboard event names it.
 * @param labels of the options, in their order.
 * @param chosen the index of the option that was chosen before, if any: an opened list points at it.
 */
export function effectOf(
  key: string,
  state: ListState,
  labels: readonly string[],
  chosen: number | undefined,
): KeyEffect {
  const last = labels.length - 1;
  if (!state.open) {
    if (['Enter', ' ', 'ArrowDown', 'ArrowUp'].includes(key)) return at(chosen ?? 0);
    if (key === 'Home') return at(0);
    if (key === 'End') return at(last);
    return named(key, labels, -1);
  }
  switch (key) {
    case 'Escape':
      return CLOSED;
    case 'Enter':
    case ' ':
      return { type: 'choose', index: state.active };
    case 'ArrowDown':
      return at(Math.min(state.active + 1, last));
    case 'ArrowUp':
      return at(Math.max(state.active - 1, 0));
    case 'Home':
      return at(0);
    case 'End':
      return at(last);
    default:
      return named(key, labels, state.active);
  }
}

/** The next option whose label begins with a typed character. */
function named(key: string, labels: readonly string[], active: number): KeyEffect {
  if ([...key].length !== 1 || key === ' ') return NONE;
  const begins = (label: string) => label.toLowerCase().startsWith(key.toLowerCase());
  const after = labels.findIndex((label, index) => index > active && begins(label));
  const found = after >= 0 ? after : labels.findIndex(begins);
  return found >= 0 ? at(found) : NONE;
}
