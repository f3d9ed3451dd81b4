/**
 * Which of the known names somebody may have meant.
 */
import { distance } from 'fastest-levenshtein';

/** How alike two texts are: 1 for the same, 0 for nothing in common. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
}

/** The least likeness at which a name is worth offering: a little more than half of its letters are right. */
const WORTH_OFFERING = 0.55;

/** The known name most like `name`, whatever its case, or nothing where none is near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: { readonly name: string; readonly likeness: number } | undefined;
  for (const candidate of known) {
    const likeness = similarity(wanted, candidate.toLowerCase());
    if (likeness >= WORTH_OFFERING && (best === undefined || likeness > best.likeness)) {
      best = { name: candidate, likeness };
    }
  }
  return best?.name;
}
