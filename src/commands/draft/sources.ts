/**
 * What the command `draft` answers from.
 */
import type { Catalogue } from '../../briefs/catalogue.ts';
import type { Desk } from '../../drafting/desk.ts';
import type { HeldTexts } from './held-texts.ts';

/** What `draft` needs to know. */
export interface DraftCommandSources {
  /** The briefs that are served now: those that can be corrected. */
  readonly catalogue: () => Catalogue;
  /** The editors' desk, once it runs: asked for anew by every request. */
  readonly desk: () => Desk;
}

/** The same, with the texts that somebody pasted a moment ago. */
export type DraftSources = DraftCommandSources & { readonly held: HeldTexts };
