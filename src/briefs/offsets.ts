/**
 * Whether the offsets of a brief's quotations can be right, and their words still those that were checked,
 * as far as that shows without the source.
 *
 * An offset counts UTF-16 code units in the normalised source; `end` is exclusive.
 */
import { hashOf } from './hash.ts';
import { type Brief, type Piece, piecesOf } from './schema.ts';
import type { Fault, Path, YamlText } from './yaml-text.ts';

/** A stretch of a quotation with the way to it in the file. */
export interface Stretch {
  /** The quotation's number in the file, and the stretch's number in it; both from 0. */
  readonly quotation: number;
  readonly number: number;
  readonly path: Path;
  readonly piece: Piece;
}

/** The stretches of each quotation, in the order of the file: one each, or one for each of its pieces. */
export function stretchesOf(brief: Brief): readonly (readonly Stretch[])[] {
  return brief.quotations.map((quotation, index) =>
    piecesOf(quotation).map((piece, number) => ({
      quotation: index,
      number,
      path: quotation.pieces === undefined ? ['quotations', index] : ['quotations', index, 'pieces', number],
      piece,
    })),
  );
}

/** The command that writes the offsets and hashes of a brief's quotations anew. */
export function mendingCommand(id: string): string {
  return `npm run check -- --source FILE ${id} --write`;
}

/**
 * Words that were changed after they had been checked, and offsets that are incomplete, that do not fit the
 * length of their words, that overlap, or that are out of order.
 */
export function offsetFaults(yaml: YamlText, brief: Brief): readonly Fault[] {
  const command = `\`${mendingCommand(brief.id)}\``;
  const faults: Fault[] = [];
  let previousEnd = 0;
  for (const stretches of stretchesOf(brief)) {
    const placed = stretches.some(({ piece: { start, end } }) => start !== undefined || end !== undefined);
    for (const { path, piece } of stretches) {
      const { start, end, exact, sha256 } = piece;
      const fault = (message: string) => faults.push({ ...offsetPlace(yaml, path, piece), message });
      if (sha256 !== undefined && sha256 !== hashOf(exact)) {
        // The hash knows for sure what the offsets could at best suspect: their faults would only repeat it.
        faults.push({
          ...yaml.at([...path, 'exact']),
          message:
            'the words were changed after they were checked against the source: ' +
            `put them back as they were, or check them again with ${command}`,
        });
      } else if (start === undefined || end === undefined) {
        if (placed) fault(`has only a part of its offsets: ${command} writes them all`);
      } else if (end - start !== exact.length) {
        fault(
          `the offsets ${start} to ${end} do not fit the ${exact.length} characters of the words, ` +
            `which have changed since they were checked: ${command} checks them again`,
        );
        previousEnd = Math.max(previousEnd, end);
      } else {
        if (start < previousEnd) {
          fault(
            `begins at ${start} in the source, before the words above it end (${previousEnd}): ` +
              'put the quotations into the order of the source, and let none overlap',
          );
        }
        previousEnd = Math.max(previousEnd, end);
      }
    }
  }
  return faults;
}

function offsetPlace(yaml: YamlText, path: Path, { start, end }: Piece) {
  if (start !== undefined) return yaml.at([...path, 'start']);
  return end === undefined ? yaml.at(path) : yaml.at([...path, 'end']);
}
