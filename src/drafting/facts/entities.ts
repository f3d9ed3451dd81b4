/**
 * Character references in texts that were escaped once too often: a title in a feed, a headline in JSON-LD.
 */

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['rsquo', '’'],
  ['lsquo', '‘'],
  ['rdquo', '”'],
  ['ldquo', '“'],
  ['ndash', '–'],
  ['mdash', '—'],
]);

/** A text with the references that titles have turned into their characters; whatever else looks like one stays. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&([a-z]{2,5}|#\d{2,5}|#x[\da-f]{2,4});/gi,
    (whole, name: string) => NAMED.get(name.toLowerCase()) ?? numbered(name) ?? whole,
  );
}

function numbered(name: string): string | undefined {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return name.startsWith('#') && code >= 32 ? String.fromCodePoint(code) : undefined;
}
