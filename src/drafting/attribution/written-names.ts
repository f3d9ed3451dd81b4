/** Names as they stand in noun phrases: where they begin behind titles and roles, and what those tell. */
import type { Span } from '../extraction.ts';
import { type Gender, givenNameGender } from './given-names.ts';
import { isWeakTitle, namesOffice, namesOrganisation, titleGender } from './name-words.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Scene } from './scene.ts';
import { KIND } from './word-kind.ts';

/** A name in one place. */
export interface WrittenName {
  /** Its words in lower case, without titles. */
  readonly words: readonly string[];
  readonly span: Span;
  readonly gender: Gender;
  /** Whether a title or a given name makes it a person's. */
  readonly titled: boolean;
  /** The office or trade in front of it. */
  readonly role: string | undefined;
}

/** Words that tell one office from another. */
const DISTINCTIONS = new Set(['vice', 'prime', 'foreign', 'deputy', 'chief']);

const ABBREVIATED: ReadonlyMap<string, string> = new Map([
  ['ceo', 'chief executive'],
  ['pm', 'prime minister'],
]);

/** The name that ends a phrase. */
export function nameIn(scene: Scene, phrase: NounPhrase): WrittenName | undefined {
  const { head } = phrase;
  if (scene.kind(head) !== KIND.name || isOffice(scene, phrase)) return undefined;
  let first = head;
  while (first > phrase.from && (scene.kind(first - 1) === KIND.name || joins(scene, first - 1))) first--;
  const from = isOrganisation(scene, first, head) ? first : behindTitles(scene, first, head);
  const words: string[] = [];
  for (let index = from; index <= head; index++) words.push(scene.at(index).token.lower.replace(/['.]/g, ''));
  const given = words.length > 1 ? givenNameGender(words[0] ?? '') : undefined;
  const titles = wordsBetween(scene, first, from);
  const title = titles.map(titleGender).find((gender) => gender !== undefined && gender !== 'unknown');
  return {
    words,
    span: { start: scene.at(from).start, end: scene.at(head).end },
    gender: title ?? given ?? 'unknown',
    titled: from > first || given !== undefined,
    role: roleBefore(scene, first, from, phrase.from),
  };
}

/** The office or trade that the unit at `index` names: "minister", or with what tells it apart, "foreign minister". */
export function roleAt(scene: Scene, index: number): string {
  const { lower } = scene.at(index).token;
  const before = scene.at(index - 1).token.lower;
  return DISTINCTIONS.has(before) ? `${before} ${lower}` : (ABBREVIATED.get(lower) ?? lower);
}

/** Whether a phrase is an office alone, "the Foreign Minister", rather than a name that ends like one. */
function isOffice(scene: Scene, phrase: NounPhrase): boolean {
  const before = phrase.head > phrase.from ? scene.at(phrase.head - 1).token.lower : '';
  return namesOffice(scene.at(phrase.head).token.lower) && givenNameGender(before) === undefined;
}

/** Whether a name is that of an organisation, so that "State" and "National" before it are a part of it. */
function isOrganisation(scene: Scene, first: number, head: number): boolean {
  if (!namesOrganisation(scene.at(head).token.lower)) return false;
  return wordsBetween(scene, first, head).every(
    (word) => givenNameGender(word) === undefined && !(word.endsWith('.') && titleGender(word) !== undefined),
  );
}

/** Where a name begins behind the titles, and whatever stands before those: "Ohio Sen. Ana Roe". */
function behindTitles(scene: Scene, first: number, head: number): number {
  for (let index = head - 1; index >= first; index--) {
    const word = scene.at(index).token.lower;
    if (titleGender(word) !== undefined && !isWeakTitle(word)) return index + 1;
  }
  let from = first;
  if (head > first && isWeakTitle(scene.at(first).token.lower)) {
    const next = scene.at(first + 1).token.lower;
    if (first + 1 === head || givenNameGender(next) !== undefined) from++;
  }
  // "Harbour Fund Ana Roe": a given name in the middle begins the person's name.
  for (let index = from + 1; index < head; index++) {
    const given = givenNameGender(scene.at(index).token.lower) !== undefined;
    if (head - from > 2 && given && scene.kind(index + 1) === KIND.name) return index;
  }
  return from;
}

function roleBefore(scene: Scene, first: number, from: number, opening: number): string | undefined {
  const title = scene.at(from - 1).token.lower;
  if (from > first && titleGender(title) !== undefined && !title.endsWith('.'))
    return roleAt(scene, from - 1);
  return first > opening && scene.kind(first - 1) === KIND.noun ? roleAt(scene, first - 1) : undefined;
}

function wordsBetween(scene: Scene, first: number, last: number): readonly string[] {
  const words: string[] = [];
  for (let index = first; index < last; index++) words.push(scene.at(index).token.lower);
  return words;
}

/** Whether a hyphen within a name stands at `index`. */
function joins(scene: Scene, index: number): boolean {
  const unit = scene.at(index);
  return (
    unit.kind === KIND.dash &&
    scene.at(index - 1).end === unit.start &&
    scene.at(index + 1).start === unit.end
  );
}
