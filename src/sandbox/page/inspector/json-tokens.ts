/** A value as formatted JSON, cut into what is coloured alike. Pure. */

/** What a stretch of JSON is. */
export type TokenKind = 'name' | 'string' | 'number' | 'word' | 'punctuation';

/** A stretch of JSON. Those of a value, joined, are its JSON. */
export interface JsonToken {
  readonly kind: TokenKind;
  readonly text: string;
}

/** A string (a name, where a colon follows), a number, a word, or anything between. */
const TOKEN =
  /(?<name>"(?:\\.|[^"\\])*")(?=\s*:)|(?<string>"(?:\\.|[^"\\])*")|(?<number>-?\d[\d.eE+-]*)|(?<word>true|false|null)|(?<punctuation>[^"\d\w-]+)/g;

const KINDS: readonly TokenKind[] = ['name', 'string', 'number', 'word', 'punctuation'];

/** Formats a value as JSON with two blanks of indentation. */
export const formattedJson = (value: unknown): string => JSON.stringify(value, null, 2) ?? 'undefined';

/** Cuts formatted JSON into tokens. */
export function jsonTokens(json: string): readonly JsonToken[] {
  return [...json.matchAll(TOKEN)].map(({ 0: text, groups = {} }) => ({
    kind: KINDS.find((kind) => groups[kind] !== undefined) ?? 'punctuation',
    text,
  }));
}
