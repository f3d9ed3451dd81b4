/**
 * What is published in the store of the settings, read beside a running bot, and how it stands beside files.
 */
import type { LocatedBrief } from '../briefs/parse.ts';
import type { Problem } from '../briefs/problem.ts';
import { overruled, type ReadStored, StoredReader } from '../briefs/stored-briefs.ts';
import { openForReading } from './read-store.ts';

/**
 * Reads what is published in the store at `DATABASE_URL`, changing nothing.
 *
 * @returns nothing where there is no store.
 * @throws StoreError where it cannot be read.
 */
export async function readPublished(environment: NodeJS.ProcessEnv): Promise<readonly ReadStored[]> {
  const store = await openForReading(environment);
  if (store === undefined) return [];
  try {
    return (await new StoredReader(store.editorial).changes()) ?? [];
  } finally {
    await store.close();
  }
}

/** What is published, as it stands beside the files. */
export interface BesideFiles {
  /** What is served from the store. */
  readonly standing: readonly LocatedBrief[];
  /** What is wrong with the others, or that a file is served in their place. */
  readonly clashes: readonly Problem[];
  /** The ids of those whose file does not differ. */
  readonly same: readonly string[];
}

/** Holds what is published against the files of a folder. */
export function besideFiles(published: readonly ReadStored[], files: readonly LocatedBrief[]): BesideFiles {
  const standing: LocatedBrief[] = [];
  const clashes: Problem[] = [];
  const same: string[] = [];
  for (const [, checked] of published) {
    if (checked.kind !== 'brief') {
      clashes.push(...checked.problems);
      continue;
    }
    const { located } = checked;
    const file = files.find(({ brief }) => brief.id === located.brief.id);
    const clash = file === undefined ? [] : overruled(located, file);
    clashes.push(...clash);
    if (file === undefined) standing.push(located);
    else if (clash.length === 0) same.push(located.brief.id);
  }
  return { standing, clashes, same };
}
