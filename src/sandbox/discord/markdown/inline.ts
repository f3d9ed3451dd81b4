/** Reads what stands within a line of Discord's markdown. Pure. */
import type { InlineNode } from './nodes.ts';

/** What may stand at a place. The first rule whose pattern matches there, and that makes a node, decides. */
interface Rule {
  /** Sticky: matched at one place. */
  readonly pattern: RegExp;
  /** Makes the node, or nothing where the match is none after all. */
  readonly node: (match: readonly string[]) => InlineNode | undefined;
}

const text = (literal: string): InlineNode => ({ type: 'text', text: literal });

const reference = (type: 'user' | 'role' | 'channel', pattern: RegExp): Rule => ({
  pattern,
  node: ([, id = '']) => ({ type, id }),
});

const styled = (type: 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler', pattern: RegExp): Rule => ({
  pattern,
  node: ([, inner = '']) => ({ type, children: parseInline(inner) }),
});

const RULES: readonly Rule[] = [
  // A backslash before anything but an ASCII letter, an ASCII digit or white space.
  { pattern: /\\([^0-9A-Za-z\s])/uy, node: ([, character = '']) => text(character) },
  {
    pattern: /(`+)([\s\S]*?[^`])\1(?!`)/y,
    node: ([, , code = '']) => ({ type: 'code', text: code.replace(/^ (?=`)|(?<=`) $/g, '') }),
  },
  { pattern: /<(https?:\/\/[^\s<>]+)>/y, node: ([, url = '']) => address(url) },
  { pattern: /https?:\/\/[^\s<]+[^<.,:;"')\]\s]/y, node: ([url = '']) => address(url) },
  {
    pattern:
      /\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/y,
    node: ([, label = '', url = '']) => maskedLink(label, url),
  },
  {
    pattern: /<t:(-?\d{1,14})(?::([tTdDfFsSR]))?>/y,
    node: ([, seconds, style = 'f']) => ({ type: 'time', seconds: Number(seconds), style }),
  },
  reference('user', /<@!?(\d+)>/y),
  reference('role', /<@&(\d+)>/y),
  reference('channel', /<#(\d+)>/y),
  { pattern: /<\/([^:<>]+):\d+>/y, node: ([, name = '']) => ({ type: 'command', name }) },
  { pattern: /<a?:(\w+):\d+>/y, node: ([, name = '']) => ({ type: 'emoji', name }) },
  { pattern: /@(?:everyone|here)/y, node: ([everyone = '']) => ({ type: 'everyone', text: everyone }) },
  styled('strong', /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y),
  styled('underline', /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y),
  styled('emphasis', /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y),
  styled('emphasis', /(?<!\w)_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/y),
  styled('strike', /~~((?:\\[\s\S]|[^\\])+?)~~(?!_)/y),
  styled('spoiler', /\|\|((?:\\[\s\S]|[^\\])+?)\|\|/y),
];

/** Whatever a rule can begin with: nothing else needs looking at. */
const NEXT_START = /[\\`<h[*_~|@]/g;

/** A bare address: a link that shows itself, where it is one. */
function address(url: string): InlineNode | undefined {
  return URL.canParse(url) ? { type: 'link', url, children: [text(url)] } : undefined;
}

/** Discord shows a masked link as it is written where it leads nowhere, or its label looks like an address. */
function maskedLink(label: string, url: string): InlineNode | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  if (label.trim() === '' || /:\/\//.test(label)) return undefined;
  return { type: 'link', url, children: parseInline(label) };
}

/**
 * Reads running text: emphasis, code, links, times, references. Neighbouring stretches of text come as one.
 *
 * @param markdown as it stands in a payload.
 */
export function parseInline(markdown: string): readonly InlineNode[] {
  const nodes: InlineNode[] = [];
  let literal = '';
  const push = (node: InlineNode): void => {
    if (node.type === 'text') {
      literal += node.text;
      return;
    }
    if (literal !== '') nodes.push(text(literal));
    literal = '';
    nodes.push(node);
  };
  let at = 0;
  while (at < markdown.length) {
    NEXT_START.lastIndex = at;
    const start = NEXT_START.exec(markdown)?.index ?? markdown.length;
    if (start > at) push(text(markdown.slice(at, start)));
    at = start;
    if (at === markdown.length) break;
    const found = nodeAt(markdown, at);
    push(found?.node ?? text(markdown.charAt(at)));
    at += found?.length ?? 1;
  }
  if (literal !== '') nodes.push(text(literal));
  return nodes;
}

function nodeAt(
  markdown: string,
  at: number,
): { readonly node: InlineNode; readonly length: number } | undefined {
  for (const { pattern, node } of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(markdown);
    const made = match === null ? undefined : node(match);
    if (match !== null && made !== undefined) return { node: made, length: match[0].length };
  }
  return undefined;
}
