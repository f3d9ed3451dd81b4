/**
 * Writing what a check found into a brief's file: a few values are put in or exchanged, and every other
 * character of the file, its comments and its layout stay as they are.
 *
 * The text is edited at the places of the parsed nodes rather than printed anew, because a YAML printer
 * folds long texts afresh.
 */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, type Pair, type YAMLMap } from 'yaml';
import { type LocatedBrief, parseBrief } from './parse.ts';
import { quotationIds } from './quotation-ids.ts';
import { marksOf, type Placed, type Verification, withMarks } from './verification.ts';
import { nodeAt, type Path, pairOf, type YamlText } from './yaml-text.ts';

/** One edit: the characters from `from` to before `to` give way to `text`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text of a file after edits that do not overlap. Those at one place keep their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => b.from - a.from || b.order - a.order)
    .reduce((result, { from, to, text: put }) => result.slice(0, from) + put + result.slice(to), text);
}

/** A file that is YAML, but laid out so that nothing can be put into it without breaking it. */
export class LayoutError extends Error {
  override readonly name = 'LayoutError';

  constructor(file: string) {
    super(
      `${file} is laid out in a way that cannot be written into, and was left as it is: ` +
        'write each field of its source and its quotations on a line of its own, as in `speaker: Jane Doe`',
    );
  }
}

/**
 * The text of a brief's file with everything that a verification found.
 *
 * @throws LayoutError where the layout of the file does not take the edits: nothing may be written then.
 */
export function rewritten(located: LocatedBrief, verification: Verification): string {
  const { file, yaml, brief } = located;
  const text = yaml.mark + applyEdits(yaml.text, editsFor(located, verification));
  const ids = quotationIds(brief);
  const { quotations, ...rest } = withMarks(brief, verification.placed);
  const expected = {
    ...rest,
    source: { ...rest.source, sha256: verification.sha256 },
    quotations: quotations.map((quotation, index) => ({ ...quotation, id: ids[index] })),
  };
  const parsed = parseBrief(file, text);
  if (parsed.kind === 'problems' || !isDeepStrictEqual(parsed.located.brief, expected)) {
    throw new LayoutError(file);
  }
  return text;
}

/** What has to change in a file so that it says what a verification without problems found. */
export function editsFor({ yaml, brief }: LocatedBrief, { placed, sha256 }: Verification): readonly Edit[] {
  const ids = quotationIds(brief);
  return [
    ...(brief.source.sha256 === sha256 ? [] : setField(yaml, ['source'], 'sha256', sha256, 'last')),
    ...brief.quotations.flatMap(({ id }, index) =>
      id === undefined ? setField(yaml, ['quotations', index], 'id', ids[index] ?? '', 'first') : [],
    ),
    ...placed.flatMap((one) => markEdits(yaml, one)),
  ];
}

/** What a check writes behind the words, in this order. */
const MARKS = ['start', 'end', 'sha256'] as const;

function markEdits(yaml: YamlText, placed: Placed): readonly Edit[] {
  const { path, piece } = placed;
  const marks = marksOf(placed);
  return MARKS.flatMap((key, index) => {
    if (piece[key] === marks[key]) return [];
    const before = MARKS.slice(0, index).findLast((other) => piece[other] !== undefined);
    return setField(yaml, path, key, String(marks[key]), before ?? 'exact');
  });
}

/** Where a new field goes: before all others, behind all others, or behind the one that is named. */
type Where = 'first' | 'last' | 'exact' | (typeof MARKS)[number];

/** Exchanges a field's value, or puts the field in. */
function setField(yaml: YamlText, path: Path, key: string, value: string, where: Where): readonly Edit[] {
  const map = mapAt(yaml, path);
  const existing = pairOf(map, key);
  if (existing === undefined) return insertField(map, yaml, `${key}: ${value}`, where);
  const [from, to] = rangeOf(existing.value);
  return [{ from, to, text: value }];
}

function insertField(map: YAMLMap, yaml: YamlText, field: string, where: Where): readonly Edit[] {
  const anchor = anchorOf(map, where);
  const [keyStart] = rangeOf(anchor.key);
  if (map.flow === true) {
    if (where === 'first') return [{ from: keyStart, to: keyStart, text: `${field}, ` }];
    const [, end] = rangeOf(anchor.value ?? anchor.key);
    return [{ from: end, to: end, text: `, ${field}` }];
  }
  const newline = yaml.text.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(yaml.position(keyStart).column - 1);
  if (where === 'first') return [{ from: keyStart, to: keyStart, text: `${field}${newline}${indent}` }];
  const at = endOfLastLine(yaml.text, rangeOf(anchor.value ?? anchor.key)[1]);
  return [{ from: at, to: at, text: `${newline}${indent}${field}` }];
}

/** The field beside which new ones are put. */
function anchorOf(map: YAMLMap, where: Where): Pair {
  const [first] = map.items;
  const last = map.items.at(-1);
  const anchor = where === 'first' ? first : where === 'last' ? last : (pairOf(map, where) ?? last);
  if (anchor === undefined) throw new Error('There is no field to put another beside');
  return anchor;
}

/**
 * Where the line ends that a value ends in, past a comment but before its line break. The range of a
 * text in several lines takes in its last line break, and the blank lines behind it.
 */
function endOfLastLine(text: string, end: number): number {
  const content = text.slice(0, end).trimEnd().length;
  const lineBreak = text.slice(content).search(/\r?\n/);
  return lineBreak < 0 ? text.length : content + lineBreak;
}

function mapAt(yaml: YamlText, path: Path): YAMLMap {
  const node = nodeAt(yaml.root, path);
  if (!isMap(node)) throw new Error(`There are no fields at ${path.join('.')}`);
  return node;
}

/** Where a node's own characters begin and end. */
function rangeOf(node: unknown): readonly [from: number, to: number] {
  const range = isNode(node) ? node.range : undefined;
  if (range === undefined || range === null) throw new Error('A parsed node has a range');
  return isScalar(node) && node.value === null ? [range[0], range[0]] : [range[0], range[1]];
}
