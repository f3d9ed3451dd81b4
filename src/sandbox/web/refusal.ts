/**
 * What did not work, as the page says it.
 */
import type { ActionResult } from './protocol.ts';

/** The result for an error: its message, which is what the platform would show. */
export const refusalOf = (error: unknown): ActionResult => ({
  ok: false,
  error: error instanceof Error ? error.message : String(error),
});
