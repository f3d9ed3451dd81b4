/** Those who share a last name: whom of them a name in one place means. */
import type { Being } from './beings.ts';
import { namesOffice } from './name-words.ts';
import type { WrittenName } from './written-names.ts';

/** Whom a name means, and how likely that is. */
export interface Meant {
  readonly being: Being;
  readonly probability: number;
}

/** How far back, in frames, somebody who is named in full is whom the last name alone means. */
const JUST_NAMED = 3;

/** A last name alone that could mean another one, too, is right about so often. */
const DOUBT = 0.75;

/** How many of one last name are told apart. */
const MOST = 8;

/** Everybody of a text by last name. */
export class Namesakes {
  readonly #byLast = new Map<string, Being[]>();

  /** Adds somebody; of very many of one last name the first are left out. */
  add(being: Being): void {
    const last = being.words.at(-1) ?? '';
    const same = this.#byLast.get(last) ?? [];
    this.#byLast.set(last, [...same.slice(1 - MOST), being]);
  }

  /** The one whose name in full this is. */
  inFull(name: WrittenName): Being | undefined {
    return this.#of(name).find((being) => being.words.length > 1 && agree(being, name));
  }

  /**
   * Whom a last name alone in the frame numbered `frame` means: whoever was just named in full, else whoever is named
   * most often.
   */
  byLastName(name: WrittenName, frame: number): Meant | undefined {
    const able = this.#of(name).filter((being) => agree(being, name));
    const named = able.filter(({ mentions }) => mentions.length > 0);
    const among = named.length > 0 ? named : able;
    const [first, second] = among.toSorted((one, other) => rank(other, frame) - rank(one, frame));
    if (first === undefined) return undefined;
    return { being: first, probability: second === undefined && !mayDiffer(first, name) ? 1 : DOUBT };
  }

  #of({ words }: WrittenName): readonly Being[] {
    return this.#byLast.get(words.at(-1) ?? '') ?? [];
  }
}

/** Whether an office is never given with the full name: "President Hale" need not be "Ida Hale". */
function mayDiffer({ words, titles }: Being, { role }: WrittenName): boolean {
  return words.length > 1 && role !== undefined && namesOffice(role) && !titles.has(role);
}

function rank({ mentions, inFull }: Being, frame: number): number {
  const just = inFull >= 0 && frame - inFull <= JUST_NAMED;
  return just ? 1e6 + inFull : mentions.length;
}

/** Whether a name can be that of a being: two different given names are two people. */
function agree(being: Being, { words, gender }: WrittenName): boolean {
  if (being.gender !== 'unknown' && gender !== 'unknown' && being.gender !== gender) return false;
  if (being.words.length === 1 || words.length === 1) return true;
  const [theirs = ''] = being.words;
  const [ours = ''] = words;
  return (
    theirs.startsWith(ours) || ours.startsWith(theirs) || being.words.includes(ours) || words.includes(theirs)
  );
}
