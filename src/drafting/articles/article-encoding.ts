/**
 * From the bytes of a page to its text: by its byte-order mark, by what the server says, by what the page says.
 */

/** How many bytes at the start of a page are searched for its encoding: browsers look at 1,024, and scripts come first. */
const PRESCAN = 4_096;

/** What to read a page by where it says nothing and is not UTF-8, as browsers do. */
const LEGACY = 'windows-1252';

/** Whether there is an encoding of this name. */
function isKnown(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return undefined;
}

/** `charset=…` of a content type. */
function charsetOf(contentType: string): string | undefined {
  return /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1];
}

/** What the page says of itself, in a meta element or an XML declaration. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN));
  const meta = /<meta[^>]+charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(start)?.[1];
  const label = meta ?? /^\s*<\?xml[^>]+encoding\s*=\s*["']([^"']+)/i.exec(start)?.[1];
  // A declaration that could be read in single bytes is not in an encoding of double ones (as the HTML standard has it).
  return label !== undefined && /^utf-16/i.test(label) ? 'utf-8' : label;
}

/**
 * The text of a page or a plain text.
 *
 * The first encoding that is named and fits every byte wins; where none fits, the first that is named, with U+FFFD for
 * what it cannot read, as a browser would show it.
 *
 * @param contentType the header field, with its `charset` where it has one.
 */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  const named = [charsetOf(contentType), declaredEncoding(bytes)].filter(
    (label): label is string => label !== undefined && isKnown(label),
  );
  for (const label of [...named, 'utf-8']) {
    const text = decodeWhole(bytes, label);
    if (text !== undefined) return text;
  }
  return new TextDecoder(named[0] ?? LEGACY).decode(bytes);
}

/** The text where an encoding fits every byte. */
function decodeWhole(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
