/** People: whom a text names, with the other forms of the name, role and affiliation, and every place that means them. */
import type { Being } from '../attribution/beings.ts';
import { givenNameGender } from '../attribution/given-names.ts';
import type { FoundPerson, FoundQuotation, Span } from '../extraction.ts';
import type { Reading } from '../reading/reading.ts';
import { type Byline, bylinesIn } from './bylines.ts';
import { canBePerson, isPerson } from './person-evidence.ts';
import { spanOf } from './phrases.ts';
import { lowest, sentenceAt, tokenAt } from './places.ts';
import { roleMentions } from './role-mentions.ts';
import { type Range, type Standing, standingAt } from './standing.ts';

/** At how many of the places of a name its role is looked for. */
const LOOKED_AT = 12;

/** What follows a surname and is none. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/;

/** A person on the way to being found. */
interface Named {
  readonly name: Range;
  readonly places: readonly Range[];
  readonly standing: Standing;
}

/**
 * The people of a text. Places and organisations are none: a name needs a title, a role, a usual given name, somebody who
 * says something, or the like.
 *
 * @param beings whom and what the text names, as the search for quotations knows them.
 */
export function findPeople(
  reading: Reading,
  quotations: readonly FoundQuotation[],
  beings: readonly Being[],
): readonly FoundPerson[] {
  const bylines = new Map(bylinesIn(reading).map((byline) => [textOf(reading, byline.name), byline]));
  const named = beings.flatMap((being) => {
    const person = personOf(reading, being, bylines);
    return person === undefined ? [] : [person];
  });
  const reporters = [...bylines.values()].map(
    ({ name, standing }): Named => ({ name, places: [name], standing }),
  );
  const people = [...withoutShortForms(reading, named), ...reporters].sort(
    (one, other) => firstPlace(one) - firstPlace(other),
  );
  const meant = mentionsByName(reading, quotations);
  const roles = people.map(({ standing }) => roleOf(reading, standing));
  const byRole = roleMentions(
    reading,
    roles.filter((role) => role !== undefined),
  );
  return people.map((person, place) => {
    const role = roles[place];
    return foundPerson(reading, person, meant, role === undefined ? [] : (byRole.get(role) ?? []));
  });
}

/**
 * Joins those who are named by a surname alone with those of that surname and a suffix: "Hale" with "Ray Hale Jr.", whose
 * last word is not the one by which the text goes on.
 */
function withoutShortForms({ tokens }: Reading, named: readonly Named[]): readonly Named[] {
  const word = (index: number) => tokens[index]?.lower ?? '';
  const suffixed = new Map(
    named
      .filter(({ name }) => name.last - name.first > 2 && SUFFIX.test(word(name.last - 1)))
      .map((person) => [word(person.name.last - 2), person]),
  );
  const joined = new Map<Named, readonly Range[]>();
  const rest = named.filter((person) => {
    const { name, places } = person;
    const full = name.last - name.first === 1 ? suffixed.get(word(name.first)) : undefined;
    if (full === undefined) return true;
    joined.set(full, [...(joined.get(full) ?? []), ...places]);
    return false;
  });
  return rest.map((person) => {
    const places = [...person.places, ...(joined.get(person) ?? [])];
    return { ...person, places: places.sort((one, other) => one.first - other.first) };
  });
}

function roleOf({ text }: Reading, { role }: Standing): string | undefined {
  return role === undefined ? undefined : text.slice(role.start, role.end);
}

const firstPlace = ({ places, name }: Named): number => places[0]?.first ?? name.first;

function textOf({ text, tokens }: Reading, { first, last }: Range): string {
  const span = spanOf(tokens, first, last);
  return span === undefined ? '' : text.slice(span.start, span.end);
}

/** A being as a person, and its byline taken out of those that are left; absent where it is no person. */
function personOf(reading: Reading, being: Being, bylines: Map<string, Byline>): Named | undefined {
  if (being.kind === 'organisation' && being.words.length > 1) return undefined;
  const { tokens } = reading;
  const places = being.mentions.flatMap(({ name }) => placeOf(reading, name));
  const name = places.reduce<Range | undefined>(
    (longest, place) =>
      longest === undefined || place.last - place.first > longest.last - longest.first ? place : longest,
    undefined,
  );
  if (name === undefined || !inSentence(reading, places)) return undefined;
  const words = tokens.slice(name.first, name.last).map(({ lower }) => lower);
  if (!canBePerson(words)) return undefined;
  const written = textOf(reading, name);
  const byline = bylines.get(written);
  const standing =
    byline?.standing.affiliation === undefined
      ? bestStanding(reading, placesThatTell(places, name))
      : byline.standing;
  if (byline === undefined && standing.role === undefined && !isPerson(tokens, words, places))
    return undefined;
  bylines.delete(written);
  return { name, places, standing };
}

/** The tokens of a name, with a given name before it that was not taken for a part of it. */
function placeOf({ tokens }: Reading, { start, end }: Span): readonly Range[] {
  const first = tokenAt(tokens, start);
  let last = first;
  while (last < tokens.length && (tokens[last]?.end ?? Number.POSITIVE_INFINITY) <= end) last += 1;
  if (tokens[first]?.start !== start || last <= first) return [];
  // A genitive that is no token of its own: the name cannot be told from it.
  if (/['’]s$/.test(tokens[last - 1]?.text ?? '')) return [];
  const before = tokens[first - 1];
  const given =
    before !== undefined &&
    last - first === 1 &&
    /^\p{Lu}\p{Ll}/u.test(before.text) &&
    before.tag !== 'AUX' &&
    givenNameGender(before.text) !== undefined;
  return [{ first: given ? first - 1 : first, last }];
}

/** Whether one of the places stands in a whole sentence: a headline in capitals names nobody. */
function inSentence({ sentences, tokens }: Reading, places: readonly Range[]): boolean {
  return places.some(({ first }) => {
    const sentence = sentenceAt(sentences, first);
    const ending = tokens.slice(Math.max(0, (sentence?.last ?? 0) - 3), sentence?.last ?? 0);
    return ending.some(({ text }) => /[.?!…]$/.test(text));
  });
}

/**
 * Where a standing is looked for: at the full name, then at shorter forms behind it. What comes before it may mean a
 * namesake, as "President Hale" does before "Ida Hale".
 */
function placesThatTell(places: readonly Range[], name: Range): readonly Range[] {
  const long = name.last - name.first;
  const full = places.filter(({ first, last }) => last - first === long);
  return [...full, ...places.filter(({ first, last }) => last - first < long && first > name.first)];
}

/** The first standing with a role and an affiliation, else with a role, else with either. */
function bestStanding({ tokens, sentences }: Reading, places: readonly Range[]): Standing {
  const found = places.slice(0, LOOKED_AT).flatMap((place) => {
    const sentence = sentenceAt(sentences, place.first);
    return sentence === undefined ? [] : (standingAt(tokens, place, sentence) ?? []);
  });
  return (
    found.find(({ role, affiliation }) => role !== undefined && affiliation !== undefined) ??
    found.find(({ role }) => role !== undefined) ??
    found[0] ??
    {}
  );
}

/** Where quotations mean somebody by another word than the name, by where the name begins. */
function mentionsByName(
  { text }: Reading,
  quotations: readonly FoundQuotation[],
): ReadonlyMap<number, readonly Span[]> {
  const meant = new Map<number, Span[]>();
  const written = ({ start, end }: Span) => text.slice(start, end);
  for (const { attribution } of quotations) {
    if (attribution === undefined || !/^(?:he|she|his|her|who|the\s.+)$/i.test(written(attribution.mention)))
      continue;
    const known = meant.get(attribution.name.end);
    if (known === undefined) meant.set(attribution.name.end, [attribution.mention]);
    else known.push(attribution.mention);
  }
  return meant;
}

function foundPerson(
  { text, tokens }: Reading,
  { name, places, standing }: Named,
  meant: ReadonlyMap<number, readonly Span[]>,
  byRole: readonly Span[],
): FoundPerson {
  const spans = places.flatMap(({ first, last }) => spanOf(tokens, first, last) ?? []);
  const full = spanOf(tokens, name.first, name.last) ?? { start: 0, end: 0 };
  const forms = new Map<string, Span>();
  for (const span of spans) {
    const form = text.slice(span.start, span.end);
    if (!forms.has(form)) forms.set(form, span);
  }
  forms.delete(text.slice(full.start, full.end));
  const others = [...spans.flatMap(({ end }) => meant.get(end) ?? []), ...byRole].filter(
    (span) => !meets(span, spans),
  );
  return {
    name: full,
    aliases: [...forms.values()],
    ...standing,
    mentions: apart([...spans, ...others]),
  };
}

/** Whether a span has anything in common with one of `spans`, which are in order. */
function meets({ start, end }: Span, spans: readonly Span[]): boolean {
  const next = lowest(spans.length, (index) => (spans[index]?.end ?? 0) > start);
  return (spans[next]?.start ?? end) < end;
}

/** Spans in order, without those that another holds. */
function apart(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const kept: Span[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
  }
  return kept;
}
