/**
 * Packs the parts of a card into embeds and messages, in their order and within every limit. What does not fit
 * goes on in the next embed, then in the next message; nothing is left out.
 */
import type { APIEmbed } from 'discord-api-types/v10';
import {
  type Block,
  divideBlock,
  drawBlock,
  drawGroup,
  type Group,
  gapBefore,
  isBlank,
  type Part,
} from './blocks.ts';
import { LIMITS } from './limits.ts';

/** An embed while it is filled. An image ends it: Discord shows the image beneath all of its text. */
interface Page {
  readonly title?: string;
  readonly description: string;
  readonly image?: string;
}

/** The least room worth beginning a divided block in, in characters. */
const WORTH_FILLING = 1_000;

/**
 * Packs parts into messages of embeds.
 * @param title drawn markdown of at most 256 characters, shown above the first part.
 * @returns no message where there is nothing to show.
 */
export function pack(title: string | undefined, parts: readonly Part[]): readonly (readonly APIEmbed[])[] {
  const packer = new Packer(title);
  for (const part of parts) {
    if (part.type === 'image') packer.placeImage(part.url);
    else packer.placeGroup(part.group);
  }
  return packer.finish();
}

class Packer {
  readonly #messages: Page[][] = [];

  constructor(title: string | undefined) {
    if (title !== undefined) this.#messages.push([{ title, description: '' }]);
  }

  placeGroup(group: Group): void {
    const drawn = drawGroup(group);
    if (this.#append(group, drawn)) return;
    if (drawn.length <= LIMITS.description) {
      this.#begin(drawn.length);
      this.#append(group, drawn);
      return;
    }
    for (const block of group) this.#placeBlock(block);
  }

  placeImage(url: string): void {
    const page = this.#page();
    if (page === undefined || page.image !== undefined) this.#begin(0);
    this.#replace({ ...(this.#page() ?? { description: '' }), image: url });
  }

  finish(): readonly (readonly APIEmbed[])[] {
    return this.#messages.map((pages) =>
      pages.map(({ title, description, image }) => ({
        ...(title === undefined ? {} : { title }),
        ...(description === '' ? {} : { description }),
        ...(image === undefined ? {} : { image: { url: image } }),
      })),
    );
  }

  #placeBlock(block: Block): void {
    let rest: Block | undefined = block;
    while (rest !== undefined) {
      const drawn = drawBlock(rest);
      if (this.#append([rest], drawn)) return;
      if (drawn.length <= LIMITS.description) {
        this.#begin(drawn.length);
        this.#append([rest], drawn);
        return;
      }
      if (this.#room(rest) < WORTH_FILLING) this.#begin(WORTH_FILLING);
      const [first, remaining] = divideBlock(rest, this.#room(rest));
      // Discord refuses a description of white space.
      if (!isBlank(first.text)) this.#append([first], drawBlock(first));
      rest = remaining;
    }
  }

  /** Adds to the page at hand, if there is room. */
  #append(group: Group, drawn: string): boolean {
    const [first] = group;
    const page = this.#page();
    if (first === undefined || page === undefined || drawn.length > this.#room(first)) return false;
    const gap = page.description === '' ? '' : gapBefore(first);
    this.#replace({ ...page, description: `${page.description}${gap}${drawn}` });
    return true;
  }

  /** Begins an embed in which so many characters fit, in the message at hand if possible. */
  #begin(length: number): void {
    const message = this.#messages.at(-1);
    const page: Page = { description: '' };
    if (
      message === undefined ||
      message.length >= LIMITS.embeds ||
      length > LIMITS.embedsTotal - total(message)
    ) {
      this.#messages.push([page]);
    } else {
      message.push(page);
    }
  }

  /** How many characters of a block fit into the page at hand. */
  #room(block: Block): number {
    const page = this.#page();
    if (page === undefined || page.image !== undefined) return 0;
    const gap = page.description === '' ? 0 : gapBefore(block).length;
    const free = LIMITS.embedsTotal - total(this.#messages.at(-1) ?? []);
    return Math.min(LIMITS.description - page.description.length, free) - gap;
  }

  #page(): Page | undefined {
    return this.#messages.at(-1)?.at(-1);
  }

  #replace(page: Page): void {
    this.#messages.at(-1)?.splice(-1, 1, page);
  }
}

/** What counts against the limit of a message: all titles and descriptions. */
const total = (pages: readonly Page[]): number =>
  pages.reduce((sum, { title = '', description }) => sum + title.length + description.length, 0);
