/**
 * Who may be credited in a draft: one spelling for each, and everybody who is credited is somebody the brief knows.
 */
import { distance } from 'fastest-levenshtein';
import { fold } from '../../briefs/normalise.ts';
import { occurrences } from '../../briefs/source-text.ts';
import type { Draft, DraftPerson } from '../draft.ts';
import { type Written, writtenName } from './draft-wording.ts';

/** The most letters by which a name may differ from another to be taken for a slip, as `claims.ts` has it. */
const SLIP = 2;

/** Everybody whom the draft credits or names, by full name, with the spellings that mean them. */
function namesOf({
  people,
  quotations,
  texts,
  figures,
  facts,
}: Draft): readonly (readonly [spelling: string, name: string])[] {
  const claims = [
    ...quotations.flatMap(({ speaker }) => speaker ?? []),
    ...[...texts, ...figures].flatMap(({ claim }) => claim ?? []),
    ...(facts.outlet === undefined ? [] : [facts.outlet]),
  ];
  return [
    ...people.map(({ name }) => [name, name] as const),
    ...people.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const)),
    ...claims.map((name) => [name, name] as const),
  ];
}

/**
 * A name that an editor gives, in the spelling that the draft has for it: `ebrard` means Marcelo Ebrard. Refuses what is
 * almost the name of somebody else and does not stand in the source: a slip would give the words to another.
 */
export function namedAs(draft: Draft, text: string, given: string): Written {
  const checked = writtenName('speaker', given);
  if (checked.kind === 'refused') return checked;
  const folded = fold(checked.text);
  const names = namesOf(draft);
  const known = names.find(([spelling]) => fold(spelling) === folded);
  if (known !== undefined) return { kind: 'written', text: known[1] };
  const near = names.find(([spelling]) => isSlip(spelling, checked.text));
  if (near !== undefined && occurrences(text, checked.text).length === 0) {
    return {
      kind: 'refused',
      reason: `${checked.text} is almost ${near[0]}, and the source does not name ${checked.text}. Did you mean ${near[1]}?`,
    };
  }
  return checked;
}

const isSlip = (name: string, other: string): boolean =>
  name.length > 2 * SLIP && distance(fold(name), fold(other)) <= SLIP;

/** A person as a brief's file names one. */
export type Named = Pick<DraftPerson, 'name' | 'role' | 'affiliation' | 'aliases'>;

/** Who is credited with something in a brief. */
export interface Credits {
  readonly people: readonly DraftPerson[];
  readonly outlet: string;
  /** Of the quotations, and of the positions: the brief knows them by these. */
  readonly speakers: readonly string[];
  readonly parties: readonly string[];
  /** Of key points and figures. */
  readonly claims: readonly string[];
}

/** The people of a brief, and each name in the spelling by which the brief knows it. */
export interface Credited {
  readonly people: readonly Named[];
  spelling(name: string): string;
}

const named = ({ name, role, affiliation, aliases }: DraftPerson): Named => ({
  name,
  aliases,
  ...(role === undefined ? {} : { role }),
  ...(affiliation === undefined ? {} : { affiliation }),
});

/**
 * The people who were kept, with whoever is credited and would otherwise be unknown to the brief: a claim names somebody
 * of the brief, and a speaker whose name is almost another's is one of its people too.
 */
export function credited({ people, outlet, speakers, parties, claims }: Credits): Credited {
  const all: Named[] = people.filter(({ decision }) => decision !== 'dropped').map(named);
  const spellings = new Map<string, string>();
  const spell = (name: string): boolean => {
    const folded = fold(name);
    if (spellings.has(folded)) return false;
    spellings.set(folded, name);
    return true;
  };
  for (const { name } of all) spell(name);
  for (const { aliases } of all) aliases.forEach(spell);
  for (const name of [outlet, ...speakers, ...parties]) spell(name);
  for (const name of claims) if (spell(name)) all.push({ name, aliases: [] });
  const spelling = (name: string): string => spellings.get(fold(name)) ?? name;
  return { people: withNearSpeakers(all, speakers.map(spelling)), spelling };
}

/** The people, with each speaker who is none of them but almost one. */
function withNearSpeakers(people: readonly Named[], speakers: readonly string[]): readonly Named[] {
  const names = people.flatMap(({ name, aliases }) => [name, ...aliases]);
  const near = speakers.find(
    (speaker) => !names.includes(speaker) && names.some((name) => isSlip(name, speaker)),
  );
  return near === undefined ? people : withNearSpeakers([...people, { name: near, aliases: [] }], speakers);
}
