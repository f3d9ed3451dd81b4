/** The few numbers that stand for many. */

/**
 * The smallest of the values that at least this share of them does not exceed (nearest rank).
 * @param share above 0 and at most 1: 0.99 for the 99th percentile.
 * @throws RangeError where there is no value.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('There is nothing to measure.');
  return found;
}

/**
 * The middle value; the mean of the two middle ones where their number is even.
 * @throws RangeError where there is no value.
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  if (low === undefined || high === undefined) throw new RangeError('There is nothing to measure.');
  return (low + high) / 2;
}
