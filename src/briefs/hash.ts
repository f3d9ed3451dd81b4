/**
 * The hash by which a text is known again: a source, or the words of a quotation.
 */
import { createHash } from 'node:crypto';

/** SHA-256 of a text as UTF-8, in 64 lower-case hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
