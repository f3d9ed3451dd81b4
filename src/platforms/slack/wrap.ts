/**
 * Cutting text where it must be cut: at a word boundary if there is one, never inside a surrogate pair.
 */

/** How long a value is once it is sent: the length of its JSON. */
export function weightOf(value: unknown): number {
  return JSON.stringify(value).length;
}

/** How much a text adds to a JSON string: quotation marks and control characters cost more than one. */
function costOf(text: string): number {
  return weightOf(text) - 2;
}

/** The end of the longest beginning of `text` whose cost is at most `room`, between two code points. */
function fittingEnd(text: string, room: number): number {
  let end = 0;
  let cost = 0;
  for (const character of text) {
    cost += costOf(character);
    if (cost > room) break;
    end += character.length;
  }
  return end;
}

/**
 * Splits a text in two so that the first part costs at most `room`. No character is lost: blanks at the seam
 * stay with the first part. The first part is empty where nothing fits.
 *
 * @param within whether a word may be cut where there is no boundary at all.
 */
export function splitAt(text: string, room: number, within = true): readonly [string, string] {
  if (costOf(text) <= room) return [text, ''];
  const end = fittingEnd(text, room);
  const blank = text.slice(0, end).search(/\s\S*$/);
  if (blank === -1) {
    const isBoundary = /\s/.test(text.charAt(end));
    return within || isBoundary ? [text.slice(0, end), text.slice(end)] : ['', text];
  }
  return [text.slice(0, blank + 1), text.slice(blank + 1)];
}

/** Splits a text into parts that each cost at most `room`, which must hold at least one character (6). */
export function splitText(text: string, room: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [head, tail] = splitAt(rest, room);
    parts.push(head);
    rest = tail;
  }
  return parts;
}

/** Puts things together, in order, as long as a bundle holds at most `most` of them and weighs at most `room`. */
export function bundled<Thing>(things: readonly Thing[], most: number, room: number): readonly Thing[][] {
  const bundles: Thing[][] = [];
  let weight = 0;
  for (const thing of things) {
    const own = weightOf(thing) + 1;
    const last = bundles.at(-1);
    if (last === undefined || last.length >= most || weight + own > room) {
      bundles.push([thing]);
      weight = own;
    } else {
      last.push(thing);
      weight += own;
    }
  }
  return bundles;
}
