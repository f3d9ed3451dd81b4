/**
 * Which version of which file is served: the newest that is right and that agrees with the others.
 */
import { fold } from './normalise.ts';
import type { LocatedBrief } from './parse.ts';
import { byPlace, type Problem } from './problem.ts';
import type { Brief } from './schema.ts';
import { overruled, type ReadStored } from './stored-briefs.ts';
import type { Checked } from './validate.ts';

/** A file, or a published brief of the store, as it was last read, and the version of it that is served. */
interface Entry {
  readonly origin: 'file' | 'store';
  /** The newest version, where it is right in itself. */
  readonly newest: LocatedBrief | undefined;
  /** What is wrong with the newest version in itself. */
  readonly problems: readonly Problem[];
  served: LocatedBrief | undefined;
}

/**
 * The files of a library as they come and go, and the published briefs of its store. A wrong version leaves the last
 * right one served; a name that another brief already has leaves that brief served, and the later one as it was before.
 * A file that is served takes the place of a published brief with its id.
 */
export class Collection {
  readonly #files = new Map<string, Entry>();
  #stored: ReadonlyMap<string, Entry> = new Map();
  #conflicts: readonly Problem[] = [];

  /**
   * Takes in the newest versions of files, each already checked in itself; a file without a version is gone,
   * and a brief that it kept from being served takes its place. Of two files that claim the same name, the
   * one that is served already, or else the one named first, is served.
   */
  update(files: readonly (readonly [file: string, checked: Checked | undefined])[]): void {
    for (const [file, checked] of files) {
      if (checked === undefined) this.#files.delete(file);
      else this.#files.set(file, entryOf('file', checked, this.#files.get(file)));
    }
    this.#settle();
  }

  /** Takes in what is published in the store, all of it. @returns the places of what is gone. */
  updateStored(briefs: readonly ReadStored[]): ReadonlySet<string> {
    const before = this.#stored;
    this.#stored = new Map(
      briefs.map(([place, checked]) => [place, entryOf('store', checked, before.get(place))]),
    );
    this.#settle();
    return new Set(before.keys()).difference(new Set(this.#stored.keys()));
  }

  /** The briefs that are served, in the order of their ids. */
  briefs(): readonly Brief[] {
    return this.#entries()
      .flatMap(({ served }) => (served === undefined ? [] : [served.brief]))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Everything that is wrong with the files, and with what is published, as they are now. */
  problems(): readonly Problem[] {
    const within = this.#entries().flatMap(({ problems }) => problems);
    return [...within, ...this.#conflicts].sort(byPlace);
  }

  /** Files first: of two that claim a name and are both new, a file gets it. */
  #entries(): readonly Entry[] {
    return [...this.#files.values(), ...this.#stored.values()];
  }

  /** Chooses what is served anew, and finds what keeps a newest version from it. */
  #settle(): void {
    const entries = this.#entries();
    const conflicts = takeInAll(entries) ? [] : takeInSome(entries);
    this.#conflicts = [...conflicts, ...entries.flatMap((entry) => clashOf(entry, entries))];
  }
}

function entryOf(origin: Entry['origin'], checked: Checked, before: Entry | undefined): Entry {
  switch (checked.kind) {
    case 'brief':
      return { origin, newest: checked.located, problems: [], served: before?.served };
    case 'problems':
      return { origin, newest: undefined, problems: checked.problems, served: before?.served };
    case 'draft':
      // Whatever it was before: somebody has said that it is not to be served.
      return { origin, newest: undefined, problems: checked.problems, served: undefined };
  }
}

type Version = LocatedBrief | undefined;

const newestRight = ({ newest, served }: Entry): Version => newest ?? served;
const servedNow = ({ served }: Entry): Version => served;

/** The file that takes the place of a published brief, by the versions of files that a caller goes by. */
function replacementFor(
  entry: Entry,
  entries: readonly Entry[],
  versionOf: (file: Entry) => Version,
): Version {
  const id = newestRight(entry)?.brief.id;
  if (entry.origin === 'file' || id === undefined) return undefined;
  return entries
    .filter(({ origin }) => origin === 'file')
    .map(versionOf)
    .find((version) => version?.brief.id === id);
}

/**
 * Serves every newest version where they all agree: also those of two files that have exchanged a name, neither of which
 * could be taken in before the other. @returns whether they do; nothing is changed where not.
 */
function takeInAll(entries: readonly Entry[]): boolean {
  const versions = entries.map((entry) =>
    replacementFor(entry, entries, newestRight) === undefined ? newestRight(entry) : undefined,
  );
  if (conflictsAmong(versions.filter((one) => one !== undefined)).length > 0) return false;
  for (const [index, entry] of entries.entries()) entry.served = versions[index];
  return true;
}

/** Serves each newest version that agrees with what the others serve; returns what keeps the rest from it. */
function takeInSome(entries: readonly Entry[]): readonly Problem[] {
  // Whoever is taken in may give up a name that another has been waiting for.
  let conflicts = takeInOnce(entries);
  for (let before = Number.POSITIVE_INFINITY; conflicts.length < before; ) {
    before = conflicts.length;
    conflicts = takeInOnce(entries);
  }
  return conflicts;
}

function takeInOnce(entries: readonly Entry[]): readonly Problem[] {
  const conflicts: Problem[] = [];
  for (const entry of entries) {
    if (replacementFor(entry, entries, servedNow) !== undefined) entry.served = undefined;
    else if (entry.newest !== undefined && entry.newest !== entry.served) {
      const found = conflictsWith(entry.newest, rivalsOf(entry, entries));
      if (found.length === 0) entry.served = entry.newest;
      else conflicts.push(...found);
    }
  }
  return conflicts;
}

/** What is served of the others, but for what an entry takes the place of. */
function rivalsOf(entry: Entry, entries: readonly Entry[]): readonly LocatedBrief[] {
  return entries
    .filter((other) => other !== entry && replacementFor(other, [entry], newestRight) === undefined)
    .map(servedNow)
    .filter((one) => one !== undefined);
}

/** The problem of a published brief whose place a file has taken. */
function clashOf(entry: Entry, entries: readonly Entry[]): readonly Problem[] {
  const stored = newestRight(entry);
  const file = replacementFor(entry, entries, servedNow);
  return stored === undefined || file === undefined ? [] : overruled(stored, file);
}

/** Names that several briefs claim: every claim but the first of each name, in the order given. */
export function conflictsAmong(located: readonly LocatedBrief[]): readonly Problem[] {
  const owners = new Map<string, LocatedBrief>();
  return located.flatMap((one) => {
    const conflicts = conflictsWithOwners(one, owners);
    for (const [name] of namesOf(one)) if (!owners.has(name)) owners.set(name, one);
    return conflicts;
  });
}

function conflictsWith(one: LocatedBrief, others: readonly LocatedBrief[]): readonly Problem[] {
  const owners = new Map<string, LocatedBrief>();
  for (const other of others) for (const [name] of namesOf(other)) owners.set(name, other);
  return conflictsWithOwners(one, owners);
}

function conflictsWithOwners(
  one: LocatedBrief,
  owners: ReadonlyMap<string, LocatedBrief>,
): readonly Problem[] {
  return namesOf(one).flatMap(([folded, name, path]) => {
    const owner = owners.get(folded);
    if (owner === undefined) return [];
    const message = `${name} already finds ${owner.brief.id} (${owner.file}): choose another name`;
    return [{ file: one.file, ...one.yaml.at(path), message }];
  });
}

/** The names that find a brief and no other: as compared, as written, and where they stand. */
function namesOf({ brief }: LocatedBrief): [folded: string, name: string, path: (string | number)[]][] {
  return [
    [fold(brief.id), brief.id, ['id']],
    ...brief.aliases.map((alias, index): [string, string, (string | number)[]] => [
      fold(alias),
      alias,
      ['aliases', index],
    ]),
  ];
}
