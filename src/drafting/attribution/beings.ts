/** Whom and what a text names: people and organisations, each with every form of its name. */
import type { Span } from '../extraction.ts';
import { type Gender, givenNameGender } from './given-names.ts';
import { namesDocument, namesOffice, namesOrganisation, namesPlace, titleGender } from './name-words.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Scene } from './scene.ts';
import { KIND } from './word-kind.ts';

/** A person or an organisation of the text. */
export interface Being {
  /** The words of the fullest name, in lower case, without titles. */
  words: readonly string[];
  /** The fullest name in the text. */
  name: Span;
  kind: 'person' | 'organisation' | 'unknown';
  gender: Gender;
  /** Lower-case nouns that the text calls it by: "minister", "spokesman". */
  readonly roles: Set<string>;
  /** Every place that names it, in order. */
  readonly mentions: Mention[];
}

/** A place that names somebody. */
export interface Mention {
  /** The number of its frame in the text. */
  readonly frame: number;
  /** The place of its phrase among those of the frame. */
  readonly place: number;
  /** The name alone, without titles. */
  readonly name: Span;
}

/** Whom the phrases of a text name. */
export interface Beings {
  readonly all: readonly Being[];
  /** Whom the phrase at `place` of the frame numbered `frame` names, by name or role. */
  at(frame: number, place: number): Being | undefined;
}

interface Named {
  readonly words: readonly string[];
  readonly span: Span;
  readonly gender: Gender;
  readonly titled: boolean;
  readonly role: string | undefined;
}

/** Words that tell one office from another. */
const DISTINCTIONS = new Set(['vice', 'prime', 'foreign', 'deputy']);

/** How many of those last named are looked at for a role. */
const RECENT = 40;

/** Finds whom the frames of a text name. */
export function findBeings(scenes: readonly Scene[]): Beings {
  const all: Being[] = [];
  const byLast = new Map<string, Being[]>();
  const found = new Map<string, Being>();
  scenes.forEach((scene, frame) => {
    let before: { readonly being: Being; readonly to: number } | undefined;
    let role: { readonly noun: string; readonly to: number } | undefined;
    scene.phrases.forEach((phrase, place) => {
      const named = nameIn(scene, phrase);
      if (named !== undefined) {
        const being = join(all, byLast, named);
        being.mentions.push({ frame, place, name: named.span });
        if (named.role !== undefined) being.roles.add(named.role);
        if (role !== undefined && apposed(scene, role.to, phrase.from)) being.roles.add(role.noun);
        found.set(`${frame}:${place}`, being);
        before = { being, to: phrase.to };
        role = undefined;
        return;
      }
      const head = scene.at(phrase.head);
      if (head.kind !== KIND.noun && head.kind !== KIND.name) return;
      const noun = roleAt(scene, phrase.head);
      if (before !== undefined && apposed(scene, before.to, phrase.from)) {
        before.being.roles.add(noun);
        found.set(`${frame}:${place}`, before.being);
        return;
      }
      role = { noun, to: phrase.to };
      const known = definite(scene, phrase) ? byRole(all, noun, frame) : undefined;
      if (known !== undefined) found.set(`${frame}:${place}`, known);
    });
  });
  return { all, at: (frame, place) => found.get(`${frame}:${place}`) };
}

/** The name that ends a phrase. */
function nameIn(scene: Scene, phrase: NounPhrase): Named | undefined {
  if (scene.kind(phrase.head) !== KIND.name || isOffice(scene, phrase)) return undefined;
  let from = phrase.head;
  while (from > phrase.from && (scene.kind(from - 1) === KIND.name || joins(scene, from - 1))) from--;
  let gender: Gender = 'unknown';
  let titled = false;
  let role: string | undefined;
  const before = scene.at(from - 1);
  if (from > phrase.from && before.kind === KIND.noun) role = roleAt(scene, from - 1);
  while (from < phrase.head) {
    const word = scene.at(from).token.lower;
    const title = titleGender(word);
    if (title === undefined) break;
    if (title !== 'unknown') gender = title;
    titled = true;
    if (!word.endsWith('.')) role = roleAt(scene, from);
    from++;
  }
  for (let index = from + 1; index < phrase.head; index++) {
    if (
      phrase.head - from > 2 &&
      givenNameGender(scene.at(index).token.lower) !== undefined &&
      scene.kind(index + 1) === KIND.name
    ) {
      from = index;
      break;
    }
  }
  const words: string[] = [];
  for (let index = from; index <= phrase.head; index++)
    words.push(scene.at(index).token.lower.replace(/['.]/g, ''));
  const given = words.length > 1 ? givenNameGender(words[0] ?? '') : undefined;
  if (gender === 'unknown' && given !== undefined) gender = given;
  const span = { start: scene.at(from).start, end: scene.at(phrase.head).end };
  return { words, span, gender, titled: titled || given !== undefined, role };
}

/** Whether a phrase is an office alone, "the Foreign Minister", rather than a name that ends like one. */
function isOffice(scene: Scene, phrase: NounPhrase): boolean {
  const before = phrase.head > phrase.from ? scene.at(phrase.head - 1).token.lower : '';
  return namesOffice(scene.at(phrase.head).token.lower) && givenNameGender(before) === undefined;
}

/** The office or trade that the unit at `index` names: "minister", or with what tells it apart, "foreign minister". */
function roleAt(scene: Scene, index: number): string {
  const { lower } = scene.at(index).token;
  const before = scene.at(index - 1).token.lower;
  return DISTINCTIONS.has(before) ? `${before} ${lower}` : lower;
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

/** Whether nothing but a comma, or nothing at all, stands between two phrases. */
function apposed(scene: Scene, from: number, to: number): boolean {
  return from === to || (to - from === 1 && scene.kind(from) === KIND.comma);
}

function definite(scene: Scene, phrase: NounPhrase): boolean {
  const first = scene.at(phrase.from);
  return (
    first.token.lower === 'the' ||
    first.kind === KIND.possessive ||
    (phrase.to - phrase.from > 1 && first.kind === KIND.name)
  );
}

function byRole(all: readonly Being[], noun: string, frame: number): Being | undefined {
  let best: Being | undefined;
  let latest = -1;
  for (let index = Math.max(0, all.length - RECENT); index < all.length; index++) {
    const being = all[index];
    const last = being?.mentions.at(-1)?.frame ?? -1;
    if (being?.roles.has(noun) && last >= latest && frame - last < 60) {
      best = being;
      latest = last;
    }
  }
  return best;
}

function kindOf(named: Named): Being['kind'] {
  if (named.words.some(namesOrganisation)) return 'organisation';
  if (named.titled) return 'person';
  const [first = ''] = named.words;
  if (named.words.length === 1 && (namesPlace(first) || namesDocument(first))) return 'organisation';
  return named.words.length > 1 && !named.words.some(namesPlace) ? 'person' : 'unknown';
}

/** The being a name belongs to: one of the same last word whose first does not differ, or a new one. */
function join(all: Being[], byLast: Map<string, Being[]>, named: Named): Being {
  const last = named.words.at(-1) ?? '';
  const same = byLast.get(last) ?? [];
  for (let index = same.length - 1; index >= 0; index--) {
    const being = same[index];
    if (being === undefined || !agrees(being, named)) continue;
    widen(being, named);
    return being;
  }
  const being: Being = {
    words: named.words,
    name: named.span,
    kind: kindOf(named),
    gender: named.gender,
    roles: new Set(),
    mentions: [],
  };
  all.push(being);
  byLast.set(last, [...same.slice(-8), being]);
  return being;
}

function agrees(being: Being, named: Named): boolean {
  if (being.gender !== 'unknown' && named.gender !== 'unknown' && being.gender !== named.gender) return false;
  if (being.words.length === 1 || named.words.length === 1) return true;
  const [theirs = ''] = being.words;
  const [ours = ''] = named.words;
  return (
    theirs === ours ||
    theirs.startsWith(ours) ||
    ours.startsWith(theirs) ||
    being.words.includes(ours) ||
    named.words.includes(theirs)
  );
}

function widen(being: Being, named: Named): void {
  if (being.gender === 'unknown') being.gender = named.gender;
  if (being.kind === 'unknown') being.kind = kindOf(named);
  if (named.words.length > being.words.length) {
    being.words = named.words;
    being.name = named.span;
    if (being.kind !== 'person') being.kind = kindOf(named);
  }
}
