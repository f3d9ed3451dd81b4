/**
 * Discord's markdown as lines for a terminal: without its marks, with names for references, with escapes resolved.
 */
import { parseMarkdown } from '../markdown/blocks.ts';
import { parseInline } from '../markdown/inline.ts';
import type { BlockNode, InlineNode, ListNode } from '../markdown/nodes.ts';
import { drawTime } from './dates.ts';
import type { Reader } from './reader.ts';

/** Draws a text with headings, quotes, lists and code blocks. */
export function drawMarkdown(text: string, reader: Reader): string {
  return drawBlocks(parseMarkdown(text), reader);
}

/** Draws text within lines: emphasis, links, references, times, code. */
export function drawInline(text: string, reader: Reader): string {
  return drawNodes(parseInline(text), reader);
}

/** Running text brings its own line breaks; whatever else stands above something ends with one. */
function drawBlocks(blocks: readonly BlockNode[], reader: Reader): string {
  return blocks
    .map((block, index) => {
      const drawn = drawBlock(block, reader);
      return block.type === 'paragraph' || index === blocks.length - 1 ? drawn : `${drawn}\n`;
    })
    .join('');
}

function drawBlock(block: BlockNode, reader: Reader): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'small':
      return drawNodes(block.children, reader);
    case 'quote':
      return drawBlocks(block.blocks, reader).replace(/^/gm, '│ ');
    case 'list':
      return drawList(block, reader);
    case 'code-block':
      return block.text;
  }
}

function drawList({ start, items }: ListNode, reader: Reader): string {
  return items
    .flatMap(({ children, lists }, index) => {
      const mark = start === undefined ? '•' : `${start + index}.`;
      const inner = lists.map((list) => drawList(list, reader).replace(/^/gm, '  '));
      return [`${mark} ${drawNodes(children, reader).replaceAll('\n', '\n  ')}`, ...inner];
    })
    .join('\n');
}

const drawNodes = (nodes: readonly InlineNode[], reader: Reader): string =>
  nodes.map((node) => drawNode(node, reader)).join('');

function drawNode(node: InlineNode, reader: Reader): string {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'everyone':
      return node.text;
    case 'link': {
      const label = drawNodes(node.children, reader);
      return label === node.url ? label : `${label} (${node.url})`;
    }
    case 'time':
      return drawTime(node.seconds, node.style, reader) ?? 'Invalid date';
    case 'user':
      return `@${reader.person(node.id) ?? 'unknown-user'}`;
    case 'role':
      return `@${reader.role(node.id) ?? 'unknown-role'}`;
    case 'channel':
      return `#${reader.channel(node.id) ?? 'unknown'}`;
    case 'command':
      return `/${node.name}`;
    case 'emoji':
      return `:${node.name}:`;
    case 'strong':
    case 'emphasis':
    case 'underline':
    case 'strike':
    case 'spoiler':
      return drawNodes(node.children, reader);
  }
}
