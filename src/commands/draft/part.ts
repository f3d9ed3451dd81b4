/**
 * The parts of a draft, by the names under which they can be asked for.
 */
import { type Item, type ItemName, nameOf } from './item.ts';

interface Part {
  readonly heading: string;
  /** What one of its items is called. */
  readonly name: ItemName;
  /** How many of them are shown at a time in a chat: as many as fit a few messages, however long they are. */
  readonly atOnce: number;
  holds(item: Item): boolean;
}

const part = (heading: string, name: ItemName, atOnce = 20): Part => ({
  heading,
  name,
  atOnce,
  holds: (item) => nameOf(item) === name,
});

/** By name, in the order in which a whole draft shows them. */
export const PARTS = {
  points: part('Key points', 'key point'),
  quotations: part('Quotations', 'quotation', 8),
  positions: part('Positions', 'position'),
  terms: part('Terms', 'term'),
  dates: part('Dates', 'date'),
  figures: part('Figures', 'figure'),
  people: part('People', 'person'),
} as const satisfies Record<string, Part>;

/** The name of a part, as people type it. */
export type PartName = keyof typeof PARTS;

/** Whether a word names a part. */
export function isPartName(word: string): word is PartName {
  return Object.hasOwn(PARTS, word);
}

/** Every part's name. */
export const PART_NAMES: readonly PartName[] = Object.keys(PARTS).filter(isPartName);
