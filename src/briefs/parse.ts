/**
 * From the text of a file to a brief, or to everything that is wrong with it.
 */
import { basename, extname } from 'node:path';
import { decodeBrief } from './file-text.ts';
import { closed, openFaults } from './open-places.ts';
import { byPlace, type Problem } from './problem.ts';
import { type Brief, briefSchema } from './schema.ts';
import { schemaFaults } from './schema-faults.ts';
import { type Fault, readYaml, type YamlText } from './yaml-text.ts';

/** A brief with the file it comes from, so that what is wrong with it can be pointed at. */
export interface LocatedBrief {
  readonly file: string;
  readonly brief: Brief;
  readonly yaml: YamlText;
}

/** What reading a file leads to. */
export type Parsed =
  | { readonly kind: 'brief'; readonly located: LocatedBrief }
  | { readonly kind: 'problems'; readonly problems: readonly [Problem, ...Problem[]] };

/** Reads the bytes of a brief's file. Never throws for what they hold. */
export function parseBytes(file: string, bytes: Uint8Array): Parsed {
  const decoded = decodeBrief(bytes);
  if (decoded.kind === 'text') return parseBrief(file, decoded.text);
  return failed(file, [{ ...decoded.at, message: decoded.message }]);
}

/**
 * Reads the text of a brief's file: its YAML, its fields, and that the file is named after the id. What
 * the fields say of each other is checked by `validate.ts`. In a draft's brief something stands in for what is open.
 *
 * @param file the file's path, for messages and for the name that the id must equal.
 */
export function parseBrief(file: string, text: string): Parsed {
  const reading = readYaml(text);
  if (reading.kind === 'faults') return failed(file, reading.faults);
  const { yaml } = reading;
  const filled = closed(yaml.data);
  const open = openFaults(yaml, filled);
  const result = briefSchema.safeParse(filled.data);
  if (!result.success) return failed(file, [...open, ...schemaFaults(yaml, result.error)]);
  const brief = result.data;
  // A draft may leave something open; a brief that did would serve the source's sentences as somebody's own words.
  if (brief.status === undefined && open.length > 0) return failed(file, open);
  if (brief.id !== idOfFile(file)) {
    const message = `\`id\` is ${brief.id}, but the file is named ${basename(file)}: give both the same name`;
    return failed(file, [{ ...yaml.at(['id']), message }]);
  }
  return { kind: 'brief', located: { file, brief, yaml } };
}

/** The id that a file's name gives its brief. */
export function idOfFile(file: string): string {
  return basename(file, extname(file));
}

/** A parsed file that is wrong in the ways given. */
export function failed(file: string, faults: readonly Fault[]): Extract<Parsed, { kind: 'problems' }> {
  const [first, ...rest] = faults
    .map(({ line, column, message }): Problem => ({ file, line, column, message }))
    .sort(byPlace);
  if (first === undefined) throw new Error(`${file} failed, but for no reason`);
  return { kind: 'problems', problems: [first, ...rest] };
}
