/**
 * Which version of which file is served: the newest that is right and that agrees with the others.
 */
import { fold } from './normalise.ts';
import type { LocatedBrief, Parsed } from './parse.ts';
import { byPlace, type Problem } from './problem.ts';
import type { Brief } from './schema.ts';

/** A file as it was last read, and the version of it that is served. */
interface Entry {
  readonly file: string;
  /** The newest version, where it is right in itself. */
  readonly newest: LocatedBrief | undefined;
  /** What is wrong with the newest version in itself. */
  readonly problems: readonly Problem[];
  served: LocatedBrief | undefined;
}

/**
 * The files of a library as they come and go. A wrong version leaves the last right one served; a name
 * that another brief already has leaves that brief served, and the later one as it was before.
 */
export class Collection {
  readonly #entries = new Map<string, Entry>();
  #conflicts: readonly Problem[] = [];

  /**
   * Takes in the newest versions of files, each already checked in itself; a file without a version is gone,
   * and a brief that it kept from being served takes its place. Of two files that claim the same name, the
   * one that is served already, or else the one named first, is served.
   */
  update(files: readonly (readonly [file: string, parsed: Parsed | undefined])[]): void {
    for (const [file, parsed] of files) {
      const served = this.#entries.get(file)?.served;
      if (parsed === undefined) this.#entries.delete(file);
      else if (parsed.kind === 'problems') {
        this.#entries.set(file, { file, served, newest: undefined, problems: parsed.problems });
      } else this.#entries.set(file, { file, served, newest: parsed.located, problems: [] });
    }
    this.#settle();
  }

  /** The briefs that are served, in the order of their ids. */
  briefs(): readonly Brief[] {
    return [...this.#entries.values()]
      .flatMap(({ served }) => (served === undefined ? [] : [served.brief]))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Everything that is wrong with the files as they are now. */
  problems(): readonly Problem[] {
    const within = [...this.#entries.values()].flatMap(({ problems }) => problems);
    return [...within, ...this.#conflicts].sort(byPlace);
  }

  /** Chooses what is served anew, and finds what keeps a newest version from it. */
  #settle(): void {
    const entries = [...this.#entries.values()];
    const newest = entries.map((entry) => entry.newest ?? entry.served).filter((one) => one !== undefined);
    if (conflictsAmong(newest).length === 0) {
      // Also two files that have exchanged a name, neither of which could be taken in before the other.
      for (const entry of entries) entry.served = entry.newest ?? entry.served;
      this.#conflicts = [];
      return;
    }
    // Whoever is taken in may give up a name that another has been waiting for.
    let conflicts = takeIn(entries);
    for (let before = Number.POSITIVE_INFINITY; conflicts.length < before; ) {
      before = conflicts.length;
      conflicts = takeIn(entries);
    }
    this.#conflicts = conflicts;
  }
}

/** Serves each newest version that agrees with what the others serve; returns what keeps the rest from it. */
function takeIn(entries: readonly Entry[]): readonly Problem[] {
  const conflicts: Problem[] = [];
  for (const entry of entries) {
    if (entry.newest === undefined || entry.newest === entry.served) continue;
    const others = entries.filter((other) => other !== entry).map(({ served }) => served);
    const found = conflictsWith(
      entry.newest,
      others.filter((one) => one !== undefined),
    );
    if (found.length === 0) entry.served = entry.newest;
    else conflicts.push(...found);
  }
  return conflicts;
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
