/**
 * Which briefs' sources are in the store, so that a quotation can be shown where it stands: looked up once for each
 * source, because every answer with a quotation asks.
 */
import type { Library } from '../../briefs/library.ts';
import type { Brief } from '../../briefs/schema.ts';
import type { EditorialStore } from '../store.ts';

/** The texts that are kept. */
export interface KeptTexts {
  /** Whether the text of a brief's source is in the store, as far as that was looked up. */
  has(brief: Brief): boolean;
  /** Looks up the sources of briefs that are served now. Rejects where the store cannot be asked; then it is asked again. */
  lookUp(): Promise<void>;
}

/** @param library whose briefs are served. */
export function createKeptTexts(
  store: Pick<EditorialStore, 'source'>,
  library: Pick<Library, 'catalogue'>,
): KeptTexts {
  let kept: ReadonlySet<string> = new Set();
  return {
    has: ({ source: { sha256 } }) => sha256 !== undefined && kept.has(sha256),
    async lookUp() {
      const wanted = new Set(library.catalogue().briefs.flatMap(({ source: { sha256 } }) => sha256 ?? []));
      const found: string[] = [];
      for (const sha256 of wanted) {
        if (kept.has(sha256) || (await store.source(sha256)) !== undefined) found.push(sha256);
      }
      kept = new Set(found);
    },
  };
}
