/** How a brief's quotations stand in a text that was held against it. Pure. */
import * as z from 'zod/mini';
import type { ActionResult, CheckView } from '../../web/protocol.ts';

const check = z.object({
  sameSource: z.boolean(),
  quotations: z.array(z.object({ found: z.boolean(), note: z.string() })),
});

/** What became of a check. */
export type CheckOutcome =
  | { readonly state: 'checked'; readonly check: CheckView }
  | { readonly state: 'failed'; readonly error: string };

/** Reads the answer to a `check`. */
export function checkOutcome(result: ActionResult): CheckOutcome {
  if (!result.ok) return { state: 'failed', error: result.error };
  const parsed = check.safeParse(result.value);
  if (parsed.success) return { state: 'checked', check: parsed.data };
  return { state: 'failed', error: 'The sandbox answered in a form that this page does not know.' };
}

/** A check in one sentence or two. */
export function checkSummary({ sameSource, quotations }: CheckView): string {
  const found = quotations.filter((quotation) => quotation.found).length;
  const source = sameSource
    ? 'This is the very text that the brief was checked against.'
    : 'It is not the very text that the brief was checked against.';
  const count = quotations.length;
  if (count === 0) return `The brief has no quotation. ${source}`;
  const all = count === 1 ? 'The quotation stands' : `All ${count} quotations stand`;
  const some = `${found} of ${count} quotations ${found === 1 ? 'stands' : 'stand'}`;
  return `${found === count ? all : some} in it to the character. ${source}`;
}
