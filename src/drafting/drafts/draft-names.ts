/**
 * The names that a draft goes by: of the people in it, and of whoever is credited with words and claims.
 */
import { fold } from '../../briefs/normalise.ts';
import { MOST_PEOPLE } from '../../briefs/schema.ts';
import type { DraftClaim, DraftPerson } from '../draft.ts';
import { type Attribution, CERTAIN, type FoundPerson, type Span } from '../extraction.ts';
import { claimOf } from './draft-claims.ts';
import { hasLetters, isPrintable, lineWithin, trimmedSpan, wordsAt } from './excerpt.ts';

/** The longest name, role and affiliation, and the longest alias, that a brief holds. */
const LONGEST = { name: 120, alias: 60 } as const;

/** The words at a span as a name of one line; absent where it is none. */
function nameAt(text: string, span: Span | undefined, longest: number): string | undefined {
  if (span === undefined) return undefined;
  const words = wordsAt(text, lineWithin(text, span, longest));
  return hasLetters(words) && isPrintable(words) ? words : undefined;
}

/** The people who were found, each name once; a form of a name that means two people is left out of the second. */
export function peopleIn(text: string, found: readonly FoundPerson[]): readonly DraftPerson[] {
  const taken = new Set<string>();
  const take = (name: string): boolean => {
    const folded = fold(name);
    if (folded === '' || taken.has(folded)) return false;
    taken.add(folded);
    return true;
  };
  const named = found.flatMap((person) => {
    const name = nameAt(text, person.name, LONGEST.name);
    return name === undefined || !take(name) ? [] : [{ name, person }];
  });
  return named.slice(0, MOST_PEOPLE).map(({ name, person }, index): DraftPerson => {
    const role = nameAt(text, person.role, LONGEST.name);
    const affiliation = nameAt(text, person.affiliation, LONGEST.name);
    const aliases = person.aliases
      .map((alias) => nameAt(text, alias, LONGEST.alias))
      .filter((alias) => alias !== undefined)
      .filter(take);
    return {
      id: `n${index + 1}`,
      name,
      ...(role === undefined ? {} : { role }),
      ...(affiliation === undefined ? {} : { affiliation }),
      aliases,
      decision: 'open',
    };
  });
}

/** Gives whoever is credited with something a name. */
export interface Namer {
  /** Absent where the text gives nothing but a pronoun. */
  nameOf(attribution: Attribution): string | undefined;
  /** Whose claim it is: the outlet's, who printed it, where it is attributed to nobody. */
  claimOf(attribution: Attribution | undefined): DraftClaim;
}

/**
 * Names by the spelling that was met first, so that one speaker is not two: a person by their fullest name, a document
 * without the article before it ("a White House readout").
 */
export function namerFor(text: string, people: readonly DraftPerson[]): Namer {
  const spellings = new Map<string, string>();
  for (const { name } of people) spellings.set(fold(name), name);
  for (const { name, aliases } of people) {
    for (const alias of aliases) if (!spellings.has(fold(alias))) spellings.set(fold(alias), name);
  }
  const nameOf = ({ name, mention, kind }: Attribution): string | undefined => {
    if (kind === 'pronoun' && name.start === mention.start) return undefined;
    const span = kind === 'document' ? withoutArticle(text, name) : name;
    const words = nameAt(text, span, LONGEST.name);
    const folded = words === undefined ? '' : fold(words);
    if (words === undefined || folded === '') return undefined;
    const known = spellings.get(folded) ?? words;
    spellings.set(folded, known);
    return known;
  };
  return {
    nameOf,
    claimOf: (attribution) =>
      attribution === undefined ? {} : claimOf(nameOf(attribution), attribution.confidence >= CERTAIN),
  };
}

function withoutArticle(text: string, span: Span): Span {
  const trimmed = trimmedSpan(text, span);
  const article = /^(?:an?|the)\s+/i.exec(wordsAt(text, trimmed))?.[0].length ?? 0;
  return { start: trimmed.start + article, end: trimmed.end };
}
