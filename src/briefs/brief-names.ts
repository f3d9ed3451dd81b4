/**
 * Every name by which a brief can be asked for.
 */
import { acronyms, firstName, lastName } from './names.ts';
import type { Brief } from './schema.ts';

/** Names of a brief, as written, from what means this brief alone to what it may share with others. */
export interface BriefNames {
  /** Its id, aliases and title. */
  readonly own: readonly string[];
  /** What it is about. */
  readonly topics: readonly string[];
  /** Who occurs in it: people, organisations, parties, the outlet. */
  readonly parties: readonly string[];
}

/** The names of a brief. Forms made from a name (a last name, initials) are among them. */
export function namesOfBrief(brief: Brief): BriefNames {
  const people = [
    ...brief.people.map(({ name }) => name),
    ...brief.quotations.map(({ speaker }) => speaker),
    ...(brief.source.reporter === undefined ? [] : [brief.source.reporter]),
  ];
  const organisations = brief.people.flatMap(({ affiliation }) =>
    affiliation === undefined ? [] : [affiliation, ...acronyms(affiliation)],
  );
  return {
    own: [...brief.aliases, brief.id, brief.title],
    topics: [...brief.topics, ...brief.terms.map(({ term }) => term)],
    parties: [
      ...people,
      ...brief.people.flatMap(({ aliases }) => aliases),
      ...people.flatMap((name) => [lastName(name), firstName(name)].filter((part) => part !== undefined)),
      ...organisations,
      ...brief.positions.map(({ party }) => party),
      brief.source.outlet,
      ...(brief.source.programme === undefined ? [] : [brief.source.programme]),
    ],
  };
}

/** What to type for a brief: its first alias, or its id. */
export function shortName(brief: Brief): string {
  return brief.aliases[0] ?? brief.id;
}
