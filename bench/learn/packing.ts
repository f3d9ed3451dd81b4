/** Packs weights as `src/drafting/attribution/judgement.ts` unpacks them. */
import type { Judgement, Weights } from '../../src/drafting/attribution/weights.ts';

/** Weights nearer to nothing than this are left out. */
const NOTHING = 0.015;

interface Packed {
  readonly step: number;
  readonly weights: string;
}

/** Every table as pairs of a gap and a value, in base 64. */
export function packed(judgement: Judgement): Readonly<Record<string, Packed>> {
  return Object.fromEntries(Object.entries(judgement).map(([name, weights]) => [name, pack(weights)]));
}

function pack(weights: Weights): Packed {
  const most = weights.reduce((one, other) => Math.max(one, Math.abs(other)), 0);
  const step = Number((most / 127).toPrecision(4));
  const bytes: number[] = [];
  let last = 0;
  weights.forEach((weight, place) => {
    const value = Math.max(-127, Math.min(127, Math.round(weight / step)));
    if (value === 0 || Math.abs(weight) < NOTHING) return;
    let gap = place - last;
    last = place;
    for (; gap > 127; gap >>= 7) bytes.push((gap & 127) | 128);
    bytes.push(gap, value & 255);
  });
  return { step, weights: Buffer.from(bytes).toString('base64') };
}
