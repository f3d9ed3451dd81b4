/**
 * What was drafted or published already from an article, or from nearly the same text.
 */
import type { Brief } from '../../briefs/schema.ts';
import type { Article } from '../article.ts';
import { canonicalAddress } from '../articles/article-address.ts';
import { bandsOf, likeness, NEARLY_THE_SAME, sketchOf } from '../articles/similarity.ts';
import type { Duplicate } from '../desk.ts';
import { draftName } from '../drafts/draft-name.ts';
import type { EditorialStore, StoredSource } from '../store.ts';

/** Where duplicates are looked for. */
export interface DuplicateSources {
  readonly store: Pick<EditorialStore, 'source' | 'sourcesAt' | 'sourcesLike' | 'draftsOf'>;
  /** The briefs that are served. */
  readonly library: () => readonly Brief[];
}

/** The most duplicates that are shown. */
const MOST = 5;

/** A source that was found again, and how. */
interface Sighting {
  readonly source: StoredSource;
  readonly by: Duplicate['by'];
  readonly likeness: number;
}

/** The canonical forms of those addresses that there are, each once: what sources are kept with, and found by. */
export const canonicalOf = (addresses: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(addresses.flatMap((address) => (address === undefined ? [] : canonicalAddress(address)))),
];

/** What was made from a source; nothing where all of it was discarded. */
async function madeFrom(
  { store, library }: DuplicateSources,
  sighting: Sighting,
): Promise<readonly Duplicate[]> {
  const { source, by, likeness: share } = sighting;
  const drafts = (await store.draftsOf(source.sha256)).filter(({ state }) => state !== 'discarded');
  const made = drafts.map(
    (draft): Duplicate => ({
      by,
      likeness: share,
      title: draftName(draft, source.text),
      ...(draft.state === 'published' ? { brief: draft.id } : { draft: draft.id }),
    }),
  );
  const briefs = library()
    .filter((brief) => brief.source.sha256 === source.sha256)
    .map((brief): Duplicate => ({ by, likeness: share, title: brief.title, brief: brief.id }));
  return [...made, ...briefs];
}

/** Briefs whose source is not in the store, as those that people write: by their own word of where they come from. */
function servedFrom(
  { library }: DuplicateSources,
  addresses: readonly string[],
  sha256?: string,
): readonly Duplicate[] {
  const wanted = new Set(addresses.map(canonicalAddress));
  return library().flatMap(({ id, title, source }): readonly Duplicate[] => {
    if (sha256 !== undefined && source.sha256 === sha256)
      return [{ by: 'text', likeness: 1, title, brief: id }];
    const known = source.url !== undefined && wanted.has(canonicalAddress(source.url));
    return known ? [{ by: 'address', likeness: 1, title, brief: id }] : [];
  });
}

/** Each draft and brief once, by what was found first. */
function distinct(duplicates: readonly Duplicate[]): readonly Duplicate[] {
  const seen = new Set<string>();
  return duplicates
    .filter(({ draft, brief }) => {
      const key = `${draft ?? ''} ${brief ?? ''}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, MOST);
}

async function made(
  sources: DuplicateSources,
  sightings: readonly Sighting[],
): Promise<readonly Duplicate[]> {
  const all: Duplicate[] = [];
  for (const sighting of sightings) all.push(...(await madeFrom(sources, sighting)));
  return all;
}

/** What was made from an address, as far as that shows before it is fetched. */
export async function duplicatesAt(
  sources: DuplicateSources,
  address: string,
): Promise<readonly Duplicate[]> {
  const found = await sources.store.sourcesAt(canonicalOf([address]));
  const sightings = found.map((source): Sighting => ({ source, by: 'address', likeness: 1 }));
  return distinct([...(await made(sources, sightings)), ...servedFrom(sources, [address])]);
}

/**
 * What was made from an article: from its addresses, from the very same text, from nearly the same.
 *
 * @param address the one it was asked for by, where there was one.
 */
export async function duplicatesOf(
  sources: DuplicateSources,
  { text, sha256, facts }: Article,
  address: string | undefined,
): Promise<readonly Duplicate[]> {
  const { store } = sources;
  const addresses = [address, facts.url].filter((one) => one !== undefined);
  const sketch = sketchOf(text);
  const same = await store.source(sha256);
  const like = (await store.sourcesLike(bandsOf(sketch)))
    .map((source) => ({ source, share: likeness(sketch, source.sketch) }))
    .filter(({ share }) => share >= NEARLY_THE_SAME)
    .sort((one, other) => other.share - one.share);
  const at = await store.sourcesAt(canonicalOf(addresses));
  const sightings: readonly Sighting[] = [
    ...(same === undefined ? [] : [{ source: same, by: 'text' as const, likeness: 1 }]),
    ...at.map((source) => ({ source, by: 'address' as const, likeness: likeness(sketch, source.sketch) })),
    ...like.map(({ source, share }) => ({ source, by: 'nearly' as const, likeness: share })),
  ];
  return distinct([...(await made(sources, sightings)), ...servedFrom(sources, addresses, sha256)]);
}
