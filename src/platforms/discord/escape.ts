/**
 * Makes text literal: what a reader sees is what was written, whatever Discord's markdown would make of it.
 *
 * discord.js brings an `escapeMarkdown`; it knows neither masked links, timestamps, mentions nor shortcodes, and
 * treats text by code blocks that ours must not have. Discord shows a backslash before any character that is
 * neither a letter, a digit nor white space as that character alone, so one rule serves for everything.
 */

/** What formats wherever it stands: emphasis, code, spoilers, masked links, and everything that opens with `<`. */
const ANYWHERE = /[\\*_~`|<[\]]/;

/**
 * What would close a masked link of ours that stands before the text: a label may hold escaped brackets, so it ends
 * only at the last `](`.
 */
const LINK_END = /(?<=\])\(/;

/** A mention of everybody. Nobody is pinged by it (see `draw.ts`); this keeps it from looking as if. */
const EVERYBODY = /@(?=everyone|here)/;

/**
 * The colon of a bare address. A client that links `https://…` takes the address as it stands, backslashes
 * included, so an address with an underscore would show the one that we set before it.
 */
const ADDRESS = /:(?=\/\/)/;

/**
 * A colon with another one later in its word: an emoji's shortcode, `:smile:`. Also where it names no emoji, for a
 * client takes such a stretch as it stands, backslashes included.
 */
const SHORTCODE = /:(?=\S*:)/;

/**
 * What formats at the start of a line: headings, subtext, quotes and lists. The start of a text counts as one:
 * it may be drawn there. So do digits before it, for a number and its dot may come in two runs.
 */
const LINE_START = /(?<=^[^\S\r\n]*)[-#>+]|(?<=^[^\S\r\n]*\d*)[.)]/;

const MARKUP = new RegExp(
  [ANYWHERE, LINK_END, EVERYBODY, ADDRESS, SHORTCODE, LINE_START].map(({ source }) => source).join('|'),
  'gm',
);

/**
 * Escapes everything in a text that Discord would format.
 *
 * @param after what follows on the same line, where something does: a shortcode may begin here and end there.
 * @returns markdown that is shown as `text`, at most twice as long.
 */
export function escapeMarkup(text: string, after = ''): string {
  return `${text}${after}`
    .replace(MARKUP, (character, offset: number) => (offset < text.length ? `\\${character}` : character))
    .slice(0, after === '' ? undefined : -after.length);
}
