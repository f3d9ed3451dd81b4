/**
 * A card's elements as blocks of markdown: what is placed, kept together and divided when a card is packed into messages.
 *
 * Everything is drawn into embed descriptions, facts too. Embed fields would come after all other text of
 * their embed, whatever stands before them in the card, and cut a value at 1,024 characters.
 */
import { type Element, plain, strong, type Text } from '../../cards/card.ts';
import { divideText, drawText } from './draw-text.ts';

/** One block: lines that begin with the same mark. */
export interface Block {
  readonly kind: 'paragraph' | 'quote' | 'item' | 'small';
  readonly text: Text;
  /** Whether an empty line stands before it, where something stands above it. */
  readonly apart: boolean;
}

/** Blocks that stay in one message, if one message can hold them. */
export type Group = readonly Block[];

/** What a card is made of, in order. */
export type Part =
  | { readonly type: 'group'; readonly group: Group }
  | { readonly type: 'image'; readonly url: string };

/** What a block's first line begins with, and what its further lines do. */
const MARKS = {
  paragraph: ['', ''],
  quote: ['> ', '> '],
  item: ['- ', '  '],
  small: ['-# ', '-# '],
} as const;

/** Draws a block as markdown. */
export function drawBlock({ kind, text }: Block): string {
  const [first, further] = MARKS[kind];
  return drawText(text)
    .split(/\r\n|\r|\n/)
    .map((line, index) => {
      if (kind === 'small' && line.trim() === '') return '';
      return `${index === 0 ? first : further}${line}`;
    })
    .join('\n');
}

/** Draws blocks one beneath the other. */
export function drawGroup(group: Group): string {
  return group.map((block, index) => `${index === 0 ? '' : gapBefore(block)}${drawBlock(block)}`).join('');
}

/** What separates a block from what stands above it. */
export const gapBefore = ({ apart }: Block): string => (apart ? '\n\n' : '\n');

/**
 * Divides a block, so that its first part is at most `room` characters once drawn.
 * @returns the rest is `undefined` where there is none.
 */
export function divideBlock(block: Block, room: number): readonly [Block, Block | undefined] {
  const [first, rest] = divideText(block.text, (text) => drawBlock({ ...block, text }).length <= room);
  return [{ ...block, text: first }, isBlank(rest) ? undefined : { ...block, text: rest }];
}

/** Whether there is nothing to see in a text: Discord refuses messages of white space. */
export const isBlank = (text: Text): boolean => drawText(text).trim() === '';

/** The parts of a card's elements. Buttons and choices are no part: they stand beneath a message (`components.ts`). Nor is a form. */
export function partsOf(elements: readonly Element[]): readonly Part[] {
  const parts: Part[] = [];
  let heading: Group = [];
  for (const element of elements) {
    if (element.type === 'heading') {
      heading = [...heading, ...seen([{ kind: 'paragraph', text: [strong(element.text)], apart: true }])];
      continue;
    }
    for (const group of groupsOf(element)) {
      parts.push({ type: 'group', group: under(heading, group) });
      heading = [];
    }
    if (element.type === 'image' && isDrawable(element.url)) parts.push({ type: 'image', url: element.url });
  }
  if (heading.length > 0) parts.push({ type: 'group', group: heading });
  return parts;
}

/** A heading stays with what it is the heading of, with no empty line between. */
function under(heading: Group, group: Group): Group {
  if (heading.length === 0) return group;
  return [...heading, ...group.map((block, index) => (index === 0 ? { ...block, apart: false } : block))];
}

function groupsOf(element: Exclude<Element, { type: 'heading' }>): readonly Group[] {
  switch (element.type) {
    case 'paragraph':
      return groups([{ kind: 'paragraph', text: element.text, apart: true }]);
    case 'source':
      return groups([{ kind: 'small', text: element.text, apart: false }]);
    case 'quotation':
      return groups([
        ...element.pieces.map((piece, index): Block => {
          return { kind: 'quote', text: [plain(`“${piece}”`)], apart: index === 0 };
        }),
        ...element.lines.map((text): Block => ({ kind: 'paragraph', text, apart: false })),
      ]);
    case 'list':
      return element.items.flatMap((text, index) => groups([{ kind: 'item', text, apart: index === 0 }]));
    case 'facts':
      return element.facts.flatMap(({ label, value }, index) =>
        groups([{ kind: 'item', text: [strong(`${label}:`), plain(' '), ...value], apart: index === 0 }]),
      );
    case 'image':
      // An embed's image has no alternative text: it stands above the image, and with the address where the
      // address is none that Discord can show.
      return groups([{ kind: 'small', text: [plain(describe(element))], apart: true }]);
    case 'buttons':
    case 'choice':
    // Discord opens a form in answer to an interaction only, and its subcommands' options are one already.
    case 'form':
      return [];
  }
}

function describe({ url, alternative }: { readonly url: string; readonly alternative: string }): string {
  return isDrawable(url) ? alternative : `${alternative} (${url})`;
}

/** Message Resource, Embed Image: http and https only; at most 2,048 characters (seen, not documented). */
const isDrawable = (url: string): boolean =>
  /^https?:\/\//i.test(url) && url.length <= 2_048 && URL.canParse(url);

const seen = (blocks: readonly Block[]): Group => blocks.filter(({ text }) => !isBlank(text));

const groups = (blocks: readonly Block[]): readonly Group[] =>
  [seen(blocks)].filter((group) => group.length > 0);
