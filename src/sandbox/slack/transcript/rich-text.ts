/**
 * Rich text as lines: quotes behind a bar, lists behind bullets or numbers, preformatted text indented.
 */
import { isList, isObject, type JsonObject } from '../json.ts';
import type { Reader } from './reader.ts';
import { drawInline } from './text.ts';

const elementsOf = (part: JsonObject): readonly JsonObject[] =>
  isList(part['elements']) ? part['elements'].filter(isObject) : [];

const drawLine = (part: JsonObject, reader: Reader): readonly string[] =>
  elementsOf(part)
    .map((element) => drawInline(element, reader))
    .join('')
    .replace(/\n$/, '')
    .split('\n');

/** Draws a rich text block. */
export function drawRichText(block: JsonObject, reader: Reader): readonly string[] {
  return elementsOf(block).flatMap((part) => drawPart(part, reader));
}

function drawPart(part: JsonObject, reader: Reader): readonly string[] {
  switch (part['type']) {
    case 'rich_text_list':
      return drawList(part, reader);
    case 'rich_text_quote':
      return drawLine(part, reader).map((line) => `│ ${line}`);
    case 'rich_text_preformatted':
      return drawLine(part, reader).map((line) => `    ${line}`);
    default:
      return drawLine(part, reader);
  }
}

function drawList(part: JsonObject, reader: Reader): readonly string[] {
  const indent = '  '.repeat(numberIn(part, 'indent'));
  const first = numberIn(part, 'offset') + 1;
  return elementsOf(part).flatMap((item, index) => {
    const mark = part['style'] === 'ordered' ? `${first + index}. ` : '• ';
    const [line = '', ...rest] = drawLine(item, reader);
    const hanging = ' '.repeat(mark.length);
    return [indent + mark + line, ...rest.map((more) => indent + hanging + more)];
  });
}

function numberIn(part: JsonObject, name: string): number {
  const value = part[name];
  return typeof value === 'number' ? value : 0;
}
