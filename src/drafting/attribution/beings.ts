/** Whom and what a text names: people and organisations, each with every form of its name. */
import type { Span } from '../extraction.ts';
import type { Gender } from './given-names.ts';
import { namesDocument, namesOffice, namesOrganisation, namesPlace } from './name-words.ts';
import { type Meant, Namesakes } from './namesakes.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Scene } from './scene.ts';
import { KIND } from './word-kind.ts';
import { nameIn, roleAt, type WrittenName } from './written-names.ts';

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
  /** Those that stand right before its name in full, anywhere in the text. */
  readonly titles: Set<string>;
  /** Every place that names it, in order. */
  readonly mentions: Mention[];
  /** The number of the last frame that names it in full; -1 where none did so far. */
  inFull: number;
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
  at(frame: number, place: number): Meant | undefined;
}

/** How far back, in frames, somebody was named whom a role still means. */
const RECENT = 60;

/** How many roles of one being are remembered. */
const ROLES = 12;

/** That a role means who was last named with it. */
const BY_ROLE = 0.8;
/** Finds whom the frames of a text name. */
export function findBeings(scenes: readonly Scene[]): Beings {
  const cast = new Cast(scenes);
  scenes.forEach((scene, frame) => {
    cast.read(scene, frame);
  });
  cast.readHeadline();
  return cast;
}

/** A role without a name: whom it means may be told by what follows. */
interface Unnamed {
  readonly noun: string;
  readonly place: number;
  readonly to: number;
}

class Cast implements Beings {
  readonly all: Being[] = [];
  readonly #scenes: readonly Scene[];
  /** By frame, then by the place of the phrase, as in `#found`. */
  readonly #names: (WrittenName | undefined)[][];
  readonly #namesakes = new Namesakes();
  readonly #byRole = new Map<string, Being>();
  readonly #found: (Meant | undefined)[][];

  /** Finds the names, and whom those in full mean: a last name alone may stand before the full name. */
  constructor(scenes: readonly Scene[]) {
    this.#scenes = scenes;
    this.#found = scenes.map(() => []);
    this.#names = scenes.map((scene) => scene.phrases.map((phrase) => nameIn(scene, phrase)));
    for (const names of this.#names) {
      for (const name of names) {
        if (name === undefined || name.words.length < 2) continue;
        const being = this.#namesakes.inFull(name);
        if (being !== undefined) widen(being, name);
        const full = being ?? this.#add(name);
        if (name.role !== undefined) full.titles.add(name.role);
      }
    }
  }

  at(frame: number, place: number): Meant | undefined {
    return this.#found[frame]?.[place];
  }

  /** Finds whom the phrases of a frame mean, with what the frames before told. */
  read(scene: Scene, frame: number): void {
    let before: { readonly being: Being; readonly to: number } | undefined;
    let role: Unnamed | undefined;
    scene.phrases.forEach((phrase, place) => {
      const name = this.#names[frame]?.[place];
      if (name !== undefined) {
        const beside = role !== undefined && apposed(scene, role.to, phrase.from);
        const apposition = beside && isBorneBy(name) ? role : undefined;
        const being = this.#name(name, frame, place, apposition?.noun);
        if (apposition !== undefined && being.kind !== 'organisation' && !namesDocument(apposition.noun))
          this.#find(frame, apposition.place, { being, probability: BY_ROLE });
        before = { being, to: phrase.to };
        role =
          role !== undefined && goesOn(scene, role.to, phrase.from) ? { ...role, to: phrase.to } : undefined;
        return;
      }
      if (!isNoun(scene, phrase)) return;
      const noun = roleAt(scene, phrase.head);
      if (before !== undefined && apposed(scene, before.to, phrase.from)) {
        this.#call(before.being, noun);
        this.#find(frame, place, { being: before.being, probability: BY_ROLE });
        return;
      }
      const further = role !== undefined && goesOn(scene, role.to, phrase.from);
      role = role !== undefined && further ? { ...role, to: phrase.to } : { noun, place, to: phrase.to };
      const known = definite(scene, phrase) ? this.#byRole.get(noun) : undefined;
      if (known !== undefined && frame - (known.mentions.at(-1)?.frame ?? -RECENT) < RECENT)
        this.#find(frame, place, { being: known, probability: BY_ROLE });
    });
  }

  /** A headline calls people by offices before it names them: "Mayor: We will not pay". */
  readHeadline(): void {
    const scene = this.#scenes[0];
    scene?.phrases.forEach((phrase, place) => {
      if (!namesOffice(scene.at(phrase.head).token.lower) || this.at(0, place) !== undefined) return;
      const noun = roleAt(scene, phrase.head);
      const [being, other] = this.all.filter(({ roles }) => roles.has(noun));
      if (being !== undefined && other === undefined) this.#find(0, place, { being, probability: BY_ROLE });
    });
  }

  #find(frame: number, place: number, meant: Meant): void {
    const found = this.#found[frame];
    if (found !== undefined) found[place] = meant;
  }

  #add(name: WrittenName): Being {
    const being: Being = {
      words: name.words,
      name: name.span,
      kind: kindOf(name),
      gender: name.gender,
      roles: new Set(),
      titles: new Set(),
      mentions: [],
      inFull: -1,
    };
    this.all.push(being);
    this.#namesakes.add(being);
    return being;
  }

  /** Notes that a phrase names somebody. */
  #name(name: WrittenName, frame: number, place: number, apposition: string | undefined): Being {
    const meant = this.#meant(name, frame);
    const { being } = meant;
    if (name.words.length > 1) being.inFull = frame;
    if (name.words.length === 1) widen(being, name);
    being.mentions.push({ frame, place, name: name.span });
    for (const role of [name.role, apposition]) if (role !== undefined) this.#call(being, role);
    for (const role of being.roles) this.#byRole.set(role, being);
    this.#find(frame, place, meant);
    return being;
  }

  #meant(name: WrittenName, frame: number): Meant {
    const being = name.words.length > 1 ? this.#namesakes.inFull(name) : undefined;
    if (being !== undefined) return { being, probability: 1 };
    return this.#namesakes.byLastName(name, frame) ?? { being: this.#add(name), probability: 1 };
  }

  #call(being: Being, noun: string): void {
    for (const role of [noun, plainRole(noun)]) {
      if (being.roles.size >= ROLES) return;
      being.roles.add(role);
      this.#byRole.set(role, being);
    }
  }
}

/** "The minister" can be the foreign minister, "the executive" the chief one: a vice president is no president. */
function plainRole(role: string): string {
  return role.replace(/^(?:foreign|chief) /u, '');
}

function isNoun(scene: Scene, { head }: NounPhrase): boolean {
  return scene.kind(head) === KIND.noun || scene.kind(head) === KIND.name;
}

/** Whether nothing but a comma, or nothing at all, stands between two phrases. */
function apposed(scene: Scene, from: number, to: number): boolean {
  return from === to || (to - from === 1 && scene.kind(from) === KIND.comma);
}

/** Whether a role goes on from one phrase to the next: "the mayor of Alta". */
function goesOn(scene: Scene, from: number, to: number): boolean {
  return to - from === 1 && scene.kind(from) === KIND.preposition;
}

/** Whether a name behind a role is of somebody who can bear it: in "the mayor of Alta, Norway" it is not. */
function isBorneBy(name: WrittenName): boolean {
  return name.words.length > 1 || !name.words.some(namesPlace);
}

function definite(scene: Scene, phrase: NounPhrase): boolean {
  const first = scene.at(phrase.from);
  return (
    first.token.lower === 'the' ||
    first.kind === KIND.possessive ||
    (phrase.to - phrase.from > 1 && first.kind === KIND.name)
  );
}

function kindOf({ words, titled }: WrittenName): Being['kind'] {
  if (words.some(namesOrganisation)) return 'organisation';
  if (titled) return 'person';
  const [first = ''] = words;
  if (words.length === 1 && (namesPlace(first) || namesDocument(first))) return 'organisation';
  return words.length > 1 && !words.some(namesPlace) ? 'person' : 'unknown';
}

/** Takes over what one more place tells of somebody. */
function widen(being: Being, name: WrittenName): void {
  if (being.gender === 'unknown') being.gender = name.gender;
  if (being.kind === 'unknown') being.kind = kindOf(name);
  if (name.words.length > being.words.length) {
    being.words = name.words;
    being.name = name.span;
    if (being.kind !== 'person') being.kind = kindOf(name);
  }
}
