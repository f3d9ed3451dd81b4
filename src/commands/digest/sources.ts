/**
 * What the command `digest` answers from.
 */
import type { Catalogue } from '../../briefs/catalogue.ts';
import type { Problem } from '../../briefs/problem.ts';
import type { Digest } from '../../digest/digest.ts';

/** What `digest` needs to know. */
export interface DigestCommandSources {
  /** The briefs that are served now: their topics are those that a channel can choose from. */
  readonly catalogue: () => Catalogue;
  /** The digest, once it runs: asked for anew by every request. */
  readonly digest: () => Digest;
  /** Briefs that could not be loaded, for `digest status`. */
  readonly problems: () => readonly Problem[];
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
}
