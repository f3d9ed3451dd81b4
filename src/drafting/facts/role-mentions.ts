/** Where a text means people by their role alone: `the Norwegian fisheries minister`. */
import type { Span } from '../extraction.ts';
import type { Reading } from '../reading/reading.ts';
import { nounGroupAt, spanOf } from './phrases.ts';

/** The fewest words of a role that tell one holder from another: there are many ministers in a story. */
const FEWEST_WORDS = 2;

/**
 * The places that mean each of the roles, by role, in order.
 * @param roles as the text writes them; one that two people hold means neither.
 */
export function roleMentions(
  { text, tokens, sentences }: Reading,
  roles: readonly string[],
): ReadonlyMap<string, readonly Span[]> {
  const wanted = new Map<string, string>();
  const seen = new Set<string>();
  for (const role of roles) {
    const key = role.toLowerCase();
    if (key.split(/\s+/).length < FEWEST_WORDS) continue;
    if (seen.has(key)) wanted.delete(key);
    else wanted.set(key, role);
    seen.add(key);
  }
  const found = new Map<string, Span[]>();
  if (wanted.size === 0) return found;
  for (const { first, last } of sentences) {
    for (let at = first; at < last; at += 1) {
      if (tokens[at]?.lower !== 'the') continue;
      const group = nounGroupAt(tokens, at, last);
      const place = group === undefined ? undefined : spanOf(tokens, group.first, group.last);
      if (place === undefined) continue;
      const role = roleAtEnd(text.slice(place.start, place.end).toLowerCase(), wanted);
      if (role !== undefined) found.set(role, [...(found.get(role) ?? []), place]);
    }
  }
  return found;
}

/** The role with which a description ends, as whole words. */
function roleAtEnd(description: string, wanted: ReadonlyMap<string, string>): string | undefined {
  const words = description.split(/\s+/);
  for (let first = 1; first <= words.length - FEWEST_WORDS; first += 1) {
    const role = wanted.get(words.slice(first).join(' '));
    if (role !== undefined) return role;
  }
  return undefined;
}
