/**
 * What a YAML parser found, in an editor's words and where an editor has to look for it.
 */
import { type Document, type ParsedNode, visit, type YAMLError } from 'yaml';
import type { Position } from './problem.ts';
import type { Fault } from './yaml-text.ts';

/**
 * The first error of a text that is no YAML.
 *
 * @param position gives the place of an offset in the text.
 */
export function syntaxFault(
  document: Document.Parsed<ParsedNode>,
  error: YAMLError,
  position: (offset: number) => Position,
): Fault {
  const [at] = error.pos;
  // The parser misses a quotation mark where it runs out of text, which tells nobody where it belongs.
  const quote = error.message.startsWith('Missing closing ') ? startOfTextTo(document, at) : undefined;
  return { ...position(quote ?? at), message: describe(error) };
}

/** Where the text begins that ends at an offset. */
function startOfTextTo(document: Document.Parsed<ParsedNode>, end: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar(_key, { range }) {
      if (range?.[1] === end) start = range[0];
    },
  });
  return start;
}

function describe({ code, message }: YAMLError): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'the line is indented with a tab: indent it with spaces';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a colon within a text reads as a field: write `>-` here and the text, indented, on the next line';
    case 'MULTIPLE_DOCS':
      return 'a second document begins here (`---`): a file holds one brief';
    case 'MISSING_CHAR':
      return missing(message);
    case 'RESOURCE_EXHAUSTION':
      return 'the file is nested too deeply to be a brief';
    case 'TAG_RESOLVE_FAILED':
      return 'a word that begins with `!` reads as a tag: put the text between quotation marks';
    default:
      return `this is not YAML: ${message}`;
  }
}

/** What is missing, which the parser says only in its message. */
function missing(message: string): string {
  if (message.startsWith('Missing closing ')) {
    return 'a quotation mark that opens here is not closed: put the same mark behind the text';
  }
  if (message.startsWith('Missing , ')) return 'a comma is missing before this';
  if (message.startsWith('Comments must be separated')) return 'a comment needs a blank before its `#`';
  return `this is not YAML: ${message}`;
}
