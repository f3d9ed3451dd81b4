/**
 * What is wrong with a brief's file, and where: written for the editor of the file.
 */

/** A place in a text. Both counts begin at 1; the column counts UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong, and what to do about it. */
export interface Problem extends Position {
  /** The file as it was named when it was opened, such as `briefs/us-mexico-migration.yaml`. */
  readonly file: string;
  readonly message: string;
}

/** The start of a file: the place of a problem that concerns the file as a whole. */
export const START: Position = { line: 1, column: 1 };

/** `file:line:column: what is wrong`, which editors and terminals turn into a link. */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** Sorts problems by file, then from the top of the file to its end. */
export function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** The place of an offset (UTF-16 code units) in a text whose lines end in LF or CRLF. */
export function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
