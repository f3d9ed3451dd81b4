/**
 * Briefs that were published into a store: each has the form of a brief's file, and is read as one.
 */
import { isDeepStrictEqual } from 'node:util';
import { type LocatedBrief, parseBrief } from './parse.ts';
import type { Problem } from './problem.ts';
import { type Checked, validated } from './validate.ts';

/** A published brief, in the form of a brief's file. */
export interface StoredBriefText {
  readonly id: string;
  /** The text of its file. */
  readonly yaml: string;
  /** Another one for every publication in the store. */
  readonly revision: number;
}

/** What the library needs of a store. */
export interface StoredBriefs {
  /** Every published brief. */
  published(): Promise<readonly StoredBriefText[]>;
  /** Changes with everything that changes what {@link published} returns; cheap to ask for. */
  publishedRevision(): Promise<number>;
}

/** Where a published brief stands, as problems name its place: `store:/harbour-ferry.yaml`. */
export const placeOf = (id: string) => `store:/${id}.yaml`;

/** A published brief as it was read: its place, and the brief or what is wrong with it. */
export type ReadStored = readonly [place: string, checked: Checked];

/** Reads the published briefs of a store, each once for every time it is published. */
export class StoredReader {
  readonly #stored: StoredBriefs;
  #revision: number | undefined;
  #read: ReadonlyMap<string, { readonly revision: number; readonly checked: Checked }> = new Map();

  constructor(stored: StoredBriefs) {
    this.#stored = stored;
  }

  /**
   * Looks whether anything was published or withdrawn since the last time.
   *
   * @returns every published brief; nothing where all is as it was.
   */
  async changes(): Promise<readonly ReadStored[] | undefined> {
    // Before the briefs: what is published in between is read once more the next time, and never missed.
    const revision = await this.#stored.publishedRevision();
    if (revision === this.#revision) return undefined;
    const published = await this.#stored.published();
    this.#read = new Map(
      published.map(({ id, yaml, revision: own }) => {
        const known = this.#read.get(id);
        const checked = known?.revision === own ? known.checked : validated(parseBrief(placeOf(id), yaml));
        return [id, { revision: own, checked }];
      }),
    );
    this.#revision = revision;
    return [...this.#read].map(([id, { checked }]) => [placeOf(id), checked]);
  }
}

/**
 * Says that a file is served in the place of a published brief with the same id; nothing where they do not differ, as where
 * the brief was written to the file as it was published.
 */
export function overruled(stored: LocatedBrief, file: LocatedBrief): readonly Problem[] {
  if (isDeepStrictEqual(stored.brief, file.brief)) return [];
  const message = `${file.file} has the same id and is served instead: remove that file to serve what was published`;
  return [{ file: stored.file, ...stored.yaml.at(['id']), message }];
}
