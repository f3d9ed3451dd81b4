/**
 * Who is quoted in the library, each once, whichever briefs quote them.
 */
import type { Attributed } from './catalogue.ts';
import { acronyms, firstName, lastName } from './names.ts';
import { fold, significant, stem, wordsOf } from './normalise.ts';
import type { Person } from './schema.ts';

/** A person or a document that is quoted, with everything that finds them. All names are folded. */
export interface Speaker {
  /** The full name, as written. */
  readonly name: string;
  /** Every quotation of theirs, in the order of the library and of their sources. */
  readonly quotations: readonly [Attributed, ...Attributed[]];
  readonly aliases: ReadonlySet<string>;
  /** First and last name. */
  readonly parts: ReadonlySet<string>;
  /** Roles and organisations in full, and the organisations' initials. */
  readonly offices: ReadonlySet<string>;
  /** The stems of single words: of the name and roles, which mean somebody, and of aliases and organisations. */
  readonly words: { readonly own: ReadonlySet<string>; readonly others: ReadonlySet<string> };
}

/** Somebody with a name and other forms of it. */
export interface Named {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** The person of a brief whom a name or alias means. */
export function personNamed<One extends Named>(
  { people }: { readonly people: readonly One[] },
  name: string,
): One | undefined {
  return (
    people.find((person) => person.name === name) ?? people.find((person) => person.aliases.includes(name))
  );
}

/** Everybody who is quoted, in the order of their first quotation. The same name in two briefs is one speaker. */
export function speakersOf(quotations: readonly Attributed[]): readonly Speaker[] {
  const groups = new Map<
    string,
    { name: string; quotations: [Attributed, ...Attributed[]]; people: Set<Person> }
  >();
  for (const attributed of quotations) {
    const person = personNamed(attributed.brief, attributed.quotation.speaker);
    const name = person?.name ?? attributed.quotation.speaker;
    const group = groups.get(fold(name));
    if (group === undefined) {
      groups.set(fold(name), {
        name,
        quotations: [attributed],
        people: new Set(person === undefined ? [] : [person]),
      });
    } else {
      group.quotations.push(attributed);
      if (person !== undefined) group.people.add(person);
    }
  }
  return [...groups.values()].map(({ name, quotations: own, people }) => speaker(name, own, [...people]));
}

function speaker(
  name: string,
  quotations: readonly [Attributed, ...Attributed[]],
  people: readonly Person[],
): Speaker {
  const aliases = people.flatMap((person) => person.aliases);
  const roles = people.flatMap(({ role }) => role ?? []);
  const organisations = people.flatMap(({ affiliation }) => affiliation ?? []);
  // A document has no first or last name: of `White House readout`, `readout` alone is a word, not a name.
  const parts =
    people.length === 0 ? [] : [firstName(name), lastName(name)].filter((part) => part !== undefined);
  return {
    name,
    quotations,
    aliases: foldedSet(aliases),
    parts: new Set(parts),
    offices: foldedSet([...roles, ...organisations, ...organisations.flatMap(acronyms)]),
    words: { own: stems([name, ...roles]), others: stems([...aliases, ...organisations]) },
  };
}

function foldedSet(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(fold).filter((name) => name !== ''));
}

function stems(texts: readonly string[]): ReadonlySet<string> {
  return new Set(significant(texts.flatMap((text) => wordsOf(fold(text)))).map(stem));
}
