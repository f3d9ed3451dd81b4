/** Which predicted piece stands for which gold one. */
import type { Span } from '../../src/drafting/extraction.ts';
import { ALIKE, likeness } from './overlap.ts';

/** Pairs each prediction with one gold piece at most, the most alike first. */
export function matched<Gold extends Span, Predicted extends Span>(
  gold: readonly Gold[],
  predicted: readonly Predicted[],
): ReadonlyMap<Predicted, Gold> {
  const pairs = gold
    .flatMap((one) => predicted.map((other) => ({ one, other, alike: likeness(one, other) })))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((first, second) => second.alike - first.alike);
  const found = new Map<Predicted, Gold>();
  const taken = new Set<Gold>();
  for (const { one, other } of pairs) {
    if (taken.has(one) || found.has(other)) continue;
    taken.add(one);
    found.set(other, one);
  }
  return found;
}
