/** How far beyond a limit a text is read to find where a character ends: the longest emoji families are shorter. */
const LONGEST_CHARACTER = 64;

/**
 * A label of at most so many UTF-16 code units: a longer text ends in "…", never inside what a reader sees as
 * one character. For labels and echoes only: what a source says is never shortened.
 */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(
    text.slice(0, longest + LONGEST_CHARACTER),
  );
  let kept = '';
  for (const { segment } of characters) {
    if (kept.length + segment.length > longest - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
