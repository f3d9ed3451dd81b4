/**
 * The names of briefs, which must find one brief each.
 */
import { fold } from '../../briefs/normalise.ts';
import type { Brief } from '../../briefs/schema.ts';
import type { Draft } from '../draft.ts';

/** Whatever has names that find it. */
type Named = Pick<Draft, 'id' | 'aliases'>;

/** A brief with the names that find it and no other. */
const namesOf = ({ id, aliases }: Named): readonly string[] => [id, ...aliases];

/** Whether an id finds one of the briefs already. */
export function finds(briefs: readonly Brief[], id: string): boolean {
  return briefs.some((brief) => namesOf(brief).some((name) => fold(name) === fold(id)));
}

/** Why a draft cannot be published under its names, in a whole sentence; absent where it can. */
export function nameFault(briefs: readonly Brief[], draft: Draft): string | undefined {
  const others = draft.corrects === undefined ? briefs : briefs.filter(({ id }) => id !== draft.id);
  for (const name of namesOf(draft)) {
    const owner = others.find((brief) => namesOf(brief).some((other) => fold(other) === fold(name)));
    if (owner !== undefined) {
      const what = name === draft.id ? 'another id' : 'another alias';
      return `${name} already finds the brief ${owner.id}: give the draft ${what}.`;
    }
  }
  return undefined;
}
