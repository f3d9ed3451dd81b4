/**
 * What a draft's file leaves open: sentences of the source that nobody has said in other words yet, and names that are
 * not certain. Each stands under a name of its own, which no brief has: so that a draft does not become a brief by
 * losing its line `status: draft`, but by what an editor writes.
 */
import type { Fault, Path, YamlText } from './yaml-text.ts';

/** A field that may be open, and the name that what was found has until then. */
interface Opening {
  /** The list whose entries have the field; absent where the brief itself has it. */
  readonly list?: 'key_points' | 'quotations' | 'figures' | 'positions' | 'terms' | 'timeline';
  readonly field: string;
  readonly found: 'summary_extract' | 'extract' | 'perhaps';
}

/** Every field that a draft may leave open. */
export const OPENINGS: readonly Opening[] = [
  { field: 'summary', found: 'summary_extract' },
  { list: 'key_points', field: 'text', found: 'extract' },
  { list: 'key_points', field: 'claim', found: 'perhaps' },
  { list: 'quotations', field: 'speaker', found: 'perhaps' },
  { list: 'figures', field: 'claim', found: 'perhaps' },
  { list: 'positions', field: 'view', found: 'extract' },
  { list: 'terms', field: 'meaning', found: 'extract' },
  { list: 'timeline', field: 'event', found: 'extract' },
];

/** Stands in for a text that nobody has written, so that everything else of the file can be checked. Never served. */
const STAND_IN = '…';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Something that is open, with the way to it. */
interface OpenPlace extends Opening {
  readonly path: Path;
  readonly words: unknown;
  /** Whether the field is there as well, so that what was found only has to be removed. */
  readonly isWritten: boolean;
}

/** The data of a file with nothing open in it, and what was. */
export interface Closed {
  readonly data: unknown;
  readonly places: readonly OpenPlace[];
}

/** Some fields, with those that are open filled in. */
function closedFields(fields: Fields, openings: readonly Opening[], path: Path): Closed {
  const places = openings
    .filter(({ found }) => Object.hasOwn(fields, found))
    .map((opening) => ({
      ...opening,
      path: [...path, opening.found],
      words: fields[opening.found],
      isWritten: Object.hasOwn(fields, opening.field),
    }));
  const data: Record<string, unknown> = { ...fields };
  for (const { found, field, words, isWritten } of places) {
    delete data[found];
    if (!isWritten) data[field] = found === 'perhaps' ? words : STAND_IN;
  }
  return { data, places };
}

/** The data of a file as that of a brief in which nothing is open. */
export function closed(data: unknown): Closed {
  if (!isFields(data)) return { data, places: [] };
  const own = closedFields(
    data,
    OPENINGS.filter(({ list }) => list === undefined),
    [],
  );
  const places = [...own.places];
  const filled: Record<string, unknown> = isFields(own.data) ? { ...own.data } : {};
  for (const list of new Set(OPENINGS.flatMap((opening) => opening.list ?? []))) {
    const entries = filled[list];
    if (!Array.isArray(entries)) continue;
    const openings = OPENINGS.filter((opening) => opening.list === list);
    filled[list] = entries.map((entry: unknown, index) => {
      if (!isFields(entry)) return entry;
      const one = closedFields(entry, openings, [list, index]);
      places.push(...one.places);
      return one.data;
    });
  }
  return { data: filled, places };
}

/** What is to be done about everything that is open, each at its place. */
export function openFaults(yaml: YamlText, { places }: Closed): readonly Fault[] {
  return places.map((place) => ({ ...yaml.atKey(place.path), message: messageFor(place) }));
}

function messageFor({ list, field, found, words, isWritten }: OpenPlace): string {
  if (isWritten) return `\`${found}\` stands beside \`${field}\`: remove it`;
  if (found !== 'perhaps') {
    const otherwise = list === undefined ? 'two sentences at most' : 'or remove the entry';
    return `\`${found}\` holds words of the source: say it in your own words as \`${field}\` in its place, ${otherwise}`;
  }
  const name = typeof words === 'string' ? words : '…';
  const what = field === 'speaker' ? `${name} said this` : `this is a claim of ${name}`;
  return `it is not certain that ${what}: where it is so, write \`${field}\` in place of \`perhaps\`, else name who did, or remove the entry`;
}
