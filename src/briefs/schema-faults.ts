/**
 * From what the schema finds wrong to what an editor reads: which field, what is wrong, what to do, and where.
 */
import type { z } from 'zod';
import { nearest } from './nearest.ts';
import { descriptionAt, fieldsAt, isOptionalAt } from './schema-guide.ts';
import type { Fault, Path, YamlText } from './yaml-text.ts';

type Issue = z.core.$ZodIssue;

/** So many things wrong with one file, or with one place in it, are told: more would bury the first ones. */
const MOST_FAULTS = 50;

/** What the schema finds wrong with a file, each with its place. */
export function schemaFaults(yaml: YamlText, error: z.ZodError): readonly Fault[] {
  return error.issues.slice(0, MOST_FAULTS).flatMap((issue) => faultsOf(yaml, issue, issue.path));
}

function faultsOf(yaml: YamlText, issue: Issue, path: Path): readonly Fault[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, MOST_FAULTS)
        .map((key) => ({ ...yaml.atKey([...path, key]), message: unknownField(key, path) }));
    case 'invalid_union': {
      // A union's last branch is its loosest: what fails there is what has to be mended.
      const issues = issue.errors.at(-1) ?? [];
      return issues.flatMap((one) => faultsOf(yaml, one, [...path, ...one.path]));
    }
    default:
      return [
        { ...yaml.at(path), message: `${nameOf(path)} ${complaint(issue, path, valueAt(yaml.data, path))}` },
      ];
  }
}

function complaint(issue: Issue, path: Path, value: unknown): string {
  if (value === undefined) return sentences('is missing', descriptionAt(path) ?? listOfFields(path));
  if (value === null) {
    const otherwise = isOptionalAt(path) ? 'Fill it in or remove the line.' : undefined;
    return sentences('is empty', descriptionAt(path) ?? listOfFields(path), otherwise);
  }
  if (issue.code === 'invalid_type') return wrongType(issue.expected, path, value);
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String), value);
  if (issue.code === 'invalid_format' && issue.format === 'url') {
    return 'must be an address that begins with http:// or https://';
  }
  return issue.message;
}

function wrongType(expected: string, path: Path, value: unknown): string {
  switch (expected) {
    case 'string':
      return typeof value === 'object'
        ? `must be a text, not ${kindOf(value)}`
        : `must be a text, not ${kindOf(value)}: put it between quotation marks, "${String(value)}"`;
    case 'array':
      return `must be a list, not ${kindOf(value)}: each entry on a line of its own that begins with \`- \``;
    case 'object':
      return sentences(`must have fields of its own, not be ${kindOf(value)}`, listOfFields(path));
    case 'int':
      return `must be a whole number, not ${kindOf(value)}`;
    default:
      return `must be a ${expected}, not ${kindOf(value)}`;
  }
}

function oneOf(allowed: readonly string[], value: unknown): string {
  const near = nearest(String(value), allowed);
  const hint = near === undefined ? '' : `: did you mean \`${near}\`?`;
  return `must be one of ${allowed.map((word) => `\`${word}\``).join(', ')}${hint}`;
}

function unknownField(key: string, path: Path): string {
  const fields = fieldsAt(path);
  const near = nearest(key, fields);
  const where = path.length === 0 ? 'a brief' : nameOf(path);
  if (near !== undefined) return `\`${key}\` is not a field of ${where}: did you mean \`${near}\`?`;
  return `\`${key}\` is not a field of ${where}; its fields are ${fields.join(', ')}`;
}

/** How a place is spoken of: `title`, or entry 2 of `quotations`. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the brief';
  if (typeof last === 'number') return `entry ${last + 1} of ${nameOf(path.slice(0, -1))}`;
  return `\`${String(last)}\``;
}

function listOfFields(path: Path): string | undefined {
  const fields = fieldsAt(path);
  return fields.length === 0 ? undefined : `Its fields are ${fields.join(', ')}.`;
}

function sentences(first: string, ...more: readonly (string | undefined)[]): string {
  const rest = more.filter((one) => one !== undefined);
  return rest.length === 0 ? first : `${first}. ${rest.join(' ')}`;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'fields';
  if (typeof value === 'string') return 'a text';
  return `the ${typeof value} ${String(value)}`;
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, segment)?.value;
  }
  return value;
}
