/**
 * Short names for quotations that stay what they are: `ebrard-1`.
 */
import { lastName } from './names.ts';
import { fold, wordsOf } from './normalise.ts';
import type { Quotation } from './schema.ts';
import { type Named, personNamed } from './speakers.ts';

/** The longest stem of an id, in characters. */
const LONGEST_STEM = 40;

/** What ids are made from: a brief, or one that is still being made. */
export interface Quoting {
  readonly people: readonly Named[];
  readonly quotations: readonly Pick<Quotation, 'id' | 'speaker'>[];
}

/**
 * An id for each quotation, in the order of the file. An id once written is kept, and a new one never
 * takes a number that was given to another, so that what refers to a quotation goes on to mean it.
 */
export function quotationIds(brief: Quoting): readonly string[] {
  const highest = new Map<string, number>();
  for (const { id } of brief.quotations) {
    const [, stem = '', number = '0'] = /^(.*)-(\d+)$/.exec(id ?? '') ?? [];
    highest.set(stem, Math.max(highest.get(stem) ?? 0, Number(number)));
  }
  return brief.quotations.map(({ id, speaker }) => {
    if (id !== undefined) return id;
    const stem = stemOf(brief, speaker);
    const number = (highest.get(stem) ?? 0) + 1;
    highest.set(stem, number);
    return `${stem}-${number}`;
  });
}

/** A person's last name, or the first two words of a document. */
function stemOf(brief: Quoting, speaker: string): string {
  const person = personNamed(brief, speaker);
  const words =
    person === undefined
      ? wordsOf(fold(speaker)).slice(0, 2).join(' ')
      : (lastName(person.name) ?? fold(person.name));
  const stem = words
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_STEM);
  return stem === '' ? 'quotation' : stem;
}
