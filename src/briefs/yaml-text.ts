/**
 * A brief's file as YAML: its data together with the place of every part of it, so that whatever is wrong
 * later can be pointed at.
 */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { type Position, START } from './problem.ts';
import { syntaxFault } from './syntax-fault.ts';

/** The way from the top of a brief to one of its values: `['quotations', 0, 'speaker']`. */
export type Path = readonly PropertyKey[];

/** Something that is wrong, before it is known in which file. */
export interface Fault extends Position {
  readonly message: string;
}

/** A brief's file, read as YAML. */
export interface YamlText {
  /** The text without a byte-order mark; every offset counts in it. */
  readonly text: string;
  /** The byte-order mark that stood before the text, or nothing. */
  readonly mark: '\uFEFF' | '';
  readonly root: YAMLMap;
  readonly data: unknown;
  /** The place of an offset in `text`. */
  position(offset: number): Position;
  /** The place of a value, or of the nearest thing around it that exists. */
  at(path: Path): Position;
  /** The place of a field's name, or of the nearest thing around it that exists. */
  atKey(path: Path): Position;
}

/** What reading a text as YAML leads to. */
export type YamlReading =
  | { readonly kind: 'yaml'; readonly yaml: YamlText }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Reads a text as a single YAML document with fields at its top. Never throws for what a text holds. */
export function readYaml(fileText: string): YamlReading {
  const mark = fileText.startsWith('\uFEFF') ? '\uFEFF' : '';
  try {
    return readDocument(mark, fileText.slice(mark.length));
  } catch (error) {
    // The parser and its visitors recurse: a text of nothing but brackets exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    return faults([{ ...START, message: 'the file is nested too deeply to be a brief' }]);
  }
}

function readDocument(mark: YamlText['mark'], text: string): YamlReading {
  const lines = new LineCounter();
  // Duplicate keys are looked for below: the parser compares each key with every other, which takes
  // minutes for a file of nothing but keys.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
  });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return line === 0 ? START : { line, column: col };
  };
  // One mistake of syntax makes the parser stumble on: only the first error is worth reading.
  const [syntax] = [...document.errors, ...document.warnings];
  if (syntax !== undefined) return faults([syntaxFault(document, syntax, position)]);
  const root = document.contents;
  if (root === null)
    return faults([{ ...START, message: 'the file is empty: `npm run new -- ID` writes one to fill in' }]);
  if (!isMap(root)) {
    return faults([{ ...START, message: 'a brief begins with a field, such as `id: us-mexico-migration`' }]);
  }
  const found = faultsWithin(document).map(({ offset, message }) => ({ ...position(offset), message }));
  if (found.length > 0) return faults(found);
  const data: unknown = document.toJS({ maxAliasCount: 0 });
  return {
    kind: 'yaml',
    yaml: {
      text,
      mark,
      root,
      data,
      position,
      at: (path) => position(offsetOf(root, path, 'value')),
      atKey: (path) => position(offsetOf(root, path, 'key')),
    },
  };
}

const faults = (all: readonly Fault[]): YamlReading => ({ kind: 'faults', faults: all });

/** What is YAML but has no place in a brief: anchors, aliases, a field twice, half a character. */
function faultsWithin(document: Document.Parsed<ParsedNode>): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  const add = (node: Node, message: string) => found.push({ offset: node.range?.[0] ?? 0, message });
  visit(document, {
    Node(_key, node) {
      if (isAlias(node))
        add(node, `\`*${node.source}\` repeats another part of the file: write it out instead`);
      else if ('anchor' in node && node.anchor !== undefined) {
        add(node, `\`&${node.anchor}\` marks a part for repetition: remove it and write the part out`);
      }
      if (isScalar(node) && typeof node.value === 'string') {
        const fault = characterFault(node.value);
        if (fault !== undefined) add(node, fault);
      }
    },
    Map(_key, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) add(key, `\`${key.value}\` stands here a second time: keep one of the two`);
        seen.add(key.value);
      }
    },
  });
  return found;
}

/** Characters that no article prints and that could break a log, a terminal or a platform's message. */
function characterFault(text: string): string | undefined {
  if (!text.isWellFormed()) return 'holds half of a character (a lone surrogate): write the character itself';
  const [control] = [...text].filter(
    (character) => /\p{Cc}/u.test(character) && !'\t\n\r\u0085'.includes(character),
  );
  if (control === undefined) return undefined;
  const code = control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `holds an invisible control character (U+${code}): remove it`;
}

/** The pair of a map with this key. */
export function pairOf(map: YAMLMap, key: PropertyKey): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** The node at the end of a path, as far as the path exists. */
export function nodeAt(root: Node, path: Path): Node | undefined {
  let node: unknown = root;
  for (const segment of path) {
    if (isMap(node)) node = pairOf(node, segment)?.value;
    else if (isSeq(node) && typeof segment === 'number') node = node.items[segment];
    else return undefined;
  }
  return isNode(node) ? node : undefined;
}

/** The offset of a field's name or value; where it does not exist, that of the last thing on the way that does. */
function offsetOf(root: YAMLMap, path: Path, wanted: 'key' | 'value'): number {
  let offset = startOf(root) ?? 0;
  let node: unknown = root;
  for (const [index, segment] of path.entries()) {
    if (isMap(node)) {
      const pair = pairOf(node, segment);
      if (pair === undefined) return offset;
      const last = index === path.length - 1;
      // A field without a value, and a field that lacks a part of its own, are found by their name.
      offset = startOf(pair.key) ?? offset;
      if (last && wanted === 'value' && !isEmpty(pair)) offset = startOf(pair.value) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof segment === 'number') {
      node = node.items[segment];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function isEmpty(pair: Pair): boolean {
  return !isPair(pair) || pair.value === null || (isScalar(pair.value) && pair.value.value === null);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
