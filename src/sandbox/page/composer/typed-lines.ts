/**
 * The lines that were typed before, to be recalled with the arrow keys as in a shell.
 */

/** Lines, oldest first, and which of them is recalled; none while something new is typed. */
export interface TypedLines {
  readonly lines: readonly string[];
  readonly recalled: number | undefined;
}

export const noLines: TypedLines = { lines: [], recalled: undefined };

/** As many as anybody goes back. */
const MOST = 50;

/** Adds a line that was sent. The same line twice in a row is kept once. */
export function withLine({ lines }: TypedLines, line: string): TypedLines {
  const kept = lines.at(-1) === line ? lines : [...lines, line].slice(-MOST);
  return { lines: kept, recalled: undefined };
}

/** One step back, or the same where there is nothing older. */
export function older(typed: TypedLines): TypedLines {
  const { lines, recalled = lines.length } = typed;
  return lines.length === 0 ? typed : { lines, recalled: Math.max(0, recalled - 1) };
}

/** One step forward; past the newest line stands what is new. */
export function newer({ lines, recalled }: TypedLines): TypedLines {
  if (recalled === undefined || recalled + 1 >= lines.length) return { lines, recalled: undefined };
  return { lines, recalled: recalled + 1 };
}

/** The recalled line; empty where none is. */
export function recalledLine({ lines, recalled }: TypedLines): string {
  return recalled === undefined ? '' : (lines[recalled] ?? '');
}
