import type { Brief } from './schema.ts';

/** The shortest thing to type for a brief: its first alias of one word, else its id. */
export function handleOf(brief: Brief): string {
  return brief.aliases.find((alias) => /^[\p{L}\p{N}-]+$/u.test(alias)) ?? brief.id;
}
