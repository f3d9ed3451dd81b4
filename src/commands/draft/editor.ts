/**
 * Who asks for drafts, and who may. Drafts are the editors' own business: what is answered is seen by the asker alone.
 */
import { type Card, type Inline, notice } from '../../cards/card.ts';
import type { Actor } from '../../drafting/store.ts';
import type { Answer, Context } from '../command.ts';

/** Somebody who does something, as the record names them. */
export const actorOf = ({ asker, place }: Context): Actor => ({ platform: place.platform, id: asker.id });

/** An answer for an editor. */
export const told = (card: Card): Answer => ({ outcome: 'answered', card, audience: 'private' });

/** A refusal for an editor, in whole sentences. */
export const refusedTo = (...reason: readonly (string | Inline)[]): Answer => ({
  outcome: 'refused',
  card: notice(...reason),
  audience: 'private',
});

/** What everybody else is told. */
export function onlyEditors(): Answer {
  return refusedTo(
    'Drafting and publishing briefs is for editors: the people whom DRAFT_EDITORS names or, where it names nobody, admins (Administrator or Manage Server on Discord, workspace admins on Slack). Ask one of them, or have the bot’s owner name you.',
  );
}
