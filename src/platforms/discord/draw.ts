/** Draws a card as Discord messages. Pure: the same card and framing make the same messages. */
import type { APIEmbed } from 'discord-api-types/v10';
import { type Card, strong } from '../../cards/card.ts';
import { type Part, partsOf } from './blocks.ts';
import { drawRows, longLabels, type Row } from './components.ts';
import { type Framing, PLAIN_FRAMING } from './custom-id.ts';
import { escapeMarkup } from './escape.ts';
import { LIMITS } from './limits.ts';
import { pack } from './pack.ts';

/** One message, in the form that discord.js's senders take. */
export interface DiscordMessage {
  /** Our own words, where a message has no embed. */
  readonly content?: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
  /** Nobody, ever: not a person, not a role, not everybody. */
  readonly allowedMentions: { readonly parse: [] };
}

/** One message or more, in the order in which they are sent. */
export type DiscordMessages = readonly [DiscordMessage, ...DiscordMessage[]];

/** A message as the REST API takes it, where discord.js has no sender of its own for it. */
export function bodyOf({ allowedMentions, ...message }: DiscordMessage) {
  return { ...message, allowed_mentions: allowedMentions };
}

/** The only thing a message of ours may ever say about mentions. */
export const NO_MENTIONS: DiscordMessage['allowedMentions'] = { parse: [] };

/** Stands above components that have no text of their own. */
const CHOOSE = 'More to choose from:';

/** Stands for a card in which there is nothing to see. */
const NOTHING = 'There is nothing to show here.';

/**
 * Draws a card. What does not fit one message goes on in further ones, all within Discord's limits; buttons and
 * choice lists stand beneath the last text.
 *
 * @throws RangeError where a button's line is too long for its id and not in `framing.stored`.
 */
export function draw(card: Card, framing: Framing = PLAIN_FRAMING): DiscordMessages {
  const texts = drawTexts(card);
  const rows = pagesOfRows(drawRows(card.elements, framing));
  const [firstRows = [], ...furtherRows] = rows;
  const messages: DiscordMessage[] = texts.map((embeds, index) =>
    message({ embeds, components: index === texts.length - 1 ? firstRows : [] }),
  );
  if (messages.length === 0 && firstRows.length > 0) furtherRows.unshift(firstRows);
  messages.push(...furtherRows.map((components) => message({ content: CHOOSE, embeds: [], components })));
  const [first = message({ content: NOTHING, embeds: [], components: [] }), ...rest] = messages;
  return [first, ...rest];
}

const message = (parts: Omit<DiscordMessage, 'allowedMentions'>): DiscordMessage => ({
  ...parts,
  allowedMentions: NO_MENTIONS,
});

function drawTexts({ title = '', elements }: Card): readonly (readonly APIEmbed[])[] {
  const drawn = escapeMarkup(title);
  const labels: readonly Part[] = longLabels(elements).map((block) => ({ type: 'group', group: [block] }));
  const parts = [...partsOf(elements), ...labels];
  if (title.trim() === '') return pack(undefined, parts);
  if (drawn.length <= LIMITS.title && !/[\r\n]/.test(title)) return pack(drawn, parts);
  // Too long for a title: it heads the text instead.
  return pack(undefined, [
    { type: 'group', group: [{ kind: 'paragraph', text: [strong(title)], apart: true }] },
    ...parts,
  ]);
}

function pagesOfRows(rows: readonly Row[]): readonly Row[][] {
  return Array.from({ length: Math.ceil(rows.length / LIMITS.rows) }, (_, index) =>
    rows.slice(index * LIMITS.rows, (index + 1) * LIMITS.rows),
  );
}
