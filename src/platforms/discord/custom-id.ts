/**
 * What stands in a component's `custom_id`: the command line that it runs, and the key of the delivery it belongs to.
 *
 * The form is `key|index|=line`, `key|index|#id` or `key|index|!id`. The key is empty outside of deliveries. The index makes ids
 * unique within a message, as Discord demands, where two buttons run the same line. `#` names a line kept in
 * the line store, because it does not fit, and `!` a form that was sent and may be sent again. Buttons of old messages are pressed for years: this form stays.
 */

import { LIMITS } from './limits.ts';
import type { LineStore } from './line-store.ts';

const FORM = /^([a-z0-9-]{0,25})\|([0-9a-z]{1,3})\|([=#?!])([\s\S]*)$/;

/** The longest index, for deciding whether a line fits before its place is known. */
const LONGEST_INDEX = 'zzz';

/** What a pressed component asks for. */
export type Pressed =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'stored'; readonly id: string }
  | { readonly kind: 'form'; readonly id: string }
  /** Not one of ours, or of a form we no longer know. */
  | { readonly kind: 'unknown' };

/** How the ids of one message are made. */
export interface Framing {
  /** The delivery's key, absent in answers. */
  readonly key?: string;
  /** Short ids of the lines that do not fit, by line. See {@link storeLongLines}. */
  readonly stored: ReadonlyMap<string, string>;
}

/** The framing of a card that belongs to no delivery and has no long lines. */
export const PLAIN_FRAMING: Framing = { stored: new Map() };

const frame = (key: string | undefined, index: string, rest: string) => `${key ?? ''}|${index}|${rest}`;

/** Whether a line fits into a `custom_id` beside this key. */
export function fitsCustomId(line: string, key?: string): boolean {
  return frame(key, LONGEST_INDEX, `=${line}`).length <= LIMITS.customId;
}

/**
 * The id of a button, or the value of a select's option, that runs a line.
 * @param index its place among the components of its message, from 0.
 * @throws RangeError where the line is too long and was not stored: a fault of ours, not of the card.
 */
export function lineId(line: string, index: number, { key, stored }: Framing): string {
  const place = index.toString(36);
  if (fitsCustomId(line, key)) return frame(key, place, `=${line}`);
  const id = stored.get(line);
  if (id === undefined) throw new RangeError('A line that does not fit a custom_id was not stored.');
  return frame(key, place, `#${id}`);
}

/** The id of a select, whose options hold the lines. */
export function selectId(index: number, { key }: Framing): string {
  return frame(key, index.toString(36), '?');
}

/** The id of the button that opens a form again. */
export const formId = (id: string): string => frame(undefined, '0', `!${id}`);

/** Reads a button's id or a chosen option's value. */
export function readId(id: string): Pressed {
  const [, , , mark, rest] = FORM.exec(id) ?? [];
  if (rest === undefined) return { kind: 'unknown' };
  if (mark === '=') return { kind: 'line', line: rest };
  if (mark === '#') return { kind: 'stored', id: rest };
  if (mark === '!') return { kind: 'form', id: rest };
  return { kind: 'unknown' };
}

/** The delivery's key in a component's id, where it has one. */
export function keyOf(id: string): string | undefined {
  const key = FORM.exec(id)?.[1];
  return key === '' ? undefined : key;
}

/** Stores the lines that do not fit, and tells under which ids. */
export async function storeLongLines(
  lines: Iterable<string>,
  key: string | undefined,
  store: LineStore,
): Promise<ReadonlyMap<string, string>> {
  const stored = new Map<string, string>();
  for (const line of lines) {
    if (!fitsCustomId(line, key) && !stored.has(line)) stored.set(line, await store.save(line));
  }
  return stored;
}
