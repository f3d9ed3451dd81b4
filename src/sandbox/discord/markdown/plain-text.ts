/** What a text of Discord's markdown says, in one line. Pure. */
import { parseMarkdown } from './blocks.ts';
import type { BlockNode, InlineNode } from './nodes.ts';

/** The words of a text without its formatting, for a preview of one line. */
export function plainText(markdown: string): string {
  return parseMarkdown(markdown).map(blockText).join(' ').replace(/\s+/g, ' ').trim();
}

function blockText(block: BlockNode): string {
  switch (block.type) {
    case 'code-block':
      return block.text;
    case 'quote':
      return block.blocks.map(blockText).join(' ');
    case 'list':
      return block.items
        .map((item) => [inlineText(item.children), ...item.lists.map(blockText)].join(' '))
        .join(' ');
    case 'paragraph':
    case 'heading':
    case 'small':
      return inlineText(block.children);
  }
}

function inlineText(nodes: readonly InlineNode[]): string {
  return nodes.map(wordsOf).join('');
}

/** References and times have no words before they are drawn for somebody. */
function wordsOf(node: InlineNode): string {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'everyone':
      return node.text;
    case 'command':
      return `/${node.name}`;
    case 'emoji':
      return `:${node.name}:`;
    case 'time':
    case 'user':
    case 'role':
    case 'channel':
      return '…';
    default:
      return inlineText(node.children);
  }
}
