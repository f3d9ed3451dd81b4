/** What a line may open with that its further lines stand behind: a bullet, a quotation's bar. */
const HANGING = /^(?:• |│ )/;

/**
 * A line as several, each at most so many characters wide, broken between words. Further lines stand under the
 * first one's text: a quotation keeps its bar, a list item is set in. A word longer than a line is left whole.
 */
export function wrapped(line: string, width: number): readonly string[] {
  const [mark = ''] = HANGING.exec(line) ?? [];
  const under = mark.startsWith('│') ? mark : ' '.repeat(mark.length);
  const lines: string[] = [];
  let current = '';
  for (const word of line.slice(mark.length).split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && mark.length + longer.length > width) {
      lines.push(current);
      current = word;
    } else {
      current = longer;
    }
  }
  return [...lines, current].map((text, index) => `${index === 0 ? mark : under}${text}`);
}
