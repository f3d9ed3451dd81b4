/**
 * Printing a brief's file in the form that people write: fields in their order, long texts folded behind `>-` on a line
 * of their own, dates in quotation marks, a blank line between the parts.
 */
import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isNode, isScalar, isSeq, parse, Scalar, visit } from 'yaml';
import { JSON_SCHEMA_FILE } from '../../briefs/json-schema.ts';

/** What a file holds. Fields that are `undefined` are left away. */
export type Printable =
  | string
  | number
  | readonly Printable[]
  | { readonly [field: string]: Printable | undefined };

/** Comments by the way to what they stand above, such as `quotations.0`. */
export type Comments = ReadonlyMap<string, string>;

/** Parts that follow what is above them without a blank line. */
const CLOSE: ReadonlySet<string> = new Set(['id', 'status', 'title', 'aliases', 'topics']);

/** The longest text that stands behind its field's name on one line. */
const LONGEST_PLAIN = 80;

/** Fields whose text always stands on a line of its own. */
const ALWAYS_FOLDED: ReadonlySet<string> = new Set(['exact', 'summary', 'summary_extract', 'extract']);

const DATE = /^\d{4}(-\d{2}){1,2}$/;

function styleOf(field: string, value: string): Scalar.Type | undefined {
  if (DATE.test(value)) return Scalar.QUOTE_DOUBLE;
  if (value.includes('\n')) return Scalar.BLOCK_LITERAL;
  return ALWAYS_FOLDED.has(field) || value.length > LONGEST_PLAIN ? Scalar.BLOCK_FOLDED : undefined;
}

/** The text of a document, with one style for every text where one is given. */
function printed(data: Printable, comments: Comments, style?: Scalar.Type): string {
  const document = new Document(data);
  visit(document, {
    Pair(_key, { key, value }) {
      if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string') return;
      const chosen = style ?? styleOf(String(key.value), value.value);
      if (chosen !== undefined) value.type = chosen;
    },
  });
  spaceParts(document);
  for (const [path, comment] of comments) commentAt(document, path, comment);
  // On one line each: folded between double quotation marks, blanks beside line breaks would be lost.
  return document.toString({ lineWidth: 0, doubleQuotedAsJSON: true });
}

function spaceParts({ contents }: Document): void {
  if (!isMap(contents)) return;
  for (const { key } of contents.items) {
    if (isScalar(key) && !CLOSE.has(String(key.value))) key.spaceBefore = true;
  }
}

/** Puts a comment above a field, or above an entry of a list. */
function commentAt({ contents }: Document, path: string, comment: string): void {
  let node: unknown = contents;
  let above: unknown;
  for (const step of path.split('.')) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      above = pair?.key;
      node = pair?.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      above = node;
    }
  }
  if (isNode(above)) above.commentBefore = comment.replace(/^/gm, ' ');
}

/**
 * Prints a file.
 *
 * @param data what it holds, in the order of its fields.
 * @param comments of one or several lines.
 * @param head lines at its top, each to stand behind a `#`.
 */
export function printBrief(
  data: Printable,
  comments: Comments = new Map(),
  head: readonly string[] = [],
): string {
  const top = [` yaml-language-server: $schema=./${JSON_SCHEMA_FILE}`, ...head]
    .map((line) => `#${line}\n`)
    .join('');
  const pretty = printed(data, comments);
  // A text that a folded block cannot hold (blanks at its ends, odd line breaks) makes the file plainer, never wrong.
  const same = isDeepStrictEqual(parse(pretty), parse(JSON.stringify(data)));
  return top + (same ? pretty : printed(data, comments, Scalar.QUOTE_DOUBLE));
}
