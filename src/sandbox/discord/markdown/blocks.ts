/**
 * Reads Discord's markdown as its client does. Pure.
 *
 * The client's rules are not published beyond examples; these follow the documented formatting and what the client
 * shows. Shortcodes of standard emoji (`:smile:`) stay as they are written: Discord's table of names is not ours
 * to copy, and the bot escapes them.
 */
import { parseInline } from './inline.ts';
import { isItem, parseLists } from './list.ts';
import type { BlockNode } from './nodes.ts';

const HEADING = /^ *(#{1,3})[^\S\n]+(\S.*)$/;
const SMALL = /^-#[^\S\n]+(\S.*)$/;
const QUOTED = /^ *> (.*)$/;
const QUOTED_TO_THE_END = /^ *>>> /;

/** What must be passed over to find where code begins: escapes and inline code. */
const CODE = /\\[\s\S]|```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```\n?|(`+)[\s\S]*?[^`]\2(?!`)/gi;

/** Where a text stands: a quotation holds no further one. */
type Place = 'message' | 'quotation';

/**
 * Reads a message's content, an embed's description or a field's value.
 *
 * @param markdown as it stands in the payload.
 */
export function parseMarkdown(markdown: string, place: Place = 'message'): readonly BlockNode[] {
  const blocks: BlockNode[] = [];
  let from = 0;
  for (const match of markdown.matchAll(CODE)) {
    const [whole, code] = match;
    if (code === undefined) continue;
    blocks.push(...parseLines(markdown.slice(from, match.index), place), { type: 'code-block', text: code });
    from = match.index + whole.length;
  }
  return [...blocks, ...parseLines(markdown.slice(from), place)];
}

/** Reads text without code blocks. */
function parseLines(markdown: string, place: Place): readonly BlockNode[] {
  const blocks: BlockNode[] = [];
  let running = '';
  const endParagraph = (): void => {
    if (running !== '') blocks.push({ type: 'paragraph', children: parseInline(running) });
    running = '';
  };
  let lines = markdown.split('\n');
  while (lines.length > 0) {
    const found = blocksAt(lines, place);
    if (found === undefined) {
      const [line = '', ...rest] = lines;
      running += rest.length === 0 ? line : `${line}\n`;
      lines = rest;
      continue;
    }
    endParagraph();
    blocks.push(...found.blocks);
    lines = lines.slice(found.taken);
  }
  endParagraph();
  return blocks;
}

interface Found {
  readonly blocks: readonly BlockNode[];
  /** How many lines they take. */
  readonly taken: number;
}

/** What begins with the first of some lines, where it is more than running text. */
function blocksAt(lines: readonly string[], place: Place): Found | undefined {
  const [line = ''] = lines;
  if (place === 'message') {
    const quote = quoteAt(lines);
    if (quote !== undefined) return quote;
  }
  const [, marks = '', title = ''] = HEADING.exec(line) ?? [];
  if (marks.length === 1 || marks.length === 2 || marks.length === 3) {
    return one({ type: 'heading', level: marks.length, children: parseInline(title) });
  }
  const [, small] = SMALL.exec(line) ?? [];
  if (small !== undefined) return one({ type: 'small', children: parseInline(small) });
  if (!isItem(line)) return undefined;
  const { lists, taken } = parseLists(lines);
  return { blocks: lists, taken };
}

const one = (block: BlockNode): Found => ({ blocks: [block], taken: 1 });

function quoteAt(lines: readonly string[]): Found | undefined {
  const [line = ''] = lines;
  if (QUOTED_TO_THE_END.test(line)) {
    const quoted = lines.join('\n').replace(QUOTED_TO_THE_END, '');
    return { blocks: [quotation(quoted)], taken: lines.length };
  }
  const after = lines.findIndex((other) => !QUOTED.test(other));
  const taken = after < 0 ? lines.length : after;
  if (taken === 0) return undefined;
  const quoted = lines.slice(0, taken).map((other) => other.replace(QUOTED, '$1'));
  return { blocks: [quotation(quoted.join('\n'))], taken };
}

const quotation = (markdown: string): BlockNode => ({
  type: 'quote',
  blocks: parseMarkdown(markdown, 'quotation'),
});
