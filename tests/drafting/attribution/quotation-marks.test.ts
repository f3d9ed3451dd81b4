import { describe, expect, it } from 'vitest';
import { markedStrings } from '../../../src/drafting/attribution/quotation-marks.ts';
import { readText } from '../../../src/drafting/reading/text-reader.ts';

function stringsIn(text: string): readonly { readonly words: string; readonly closed: boolean }[] {
  return markedStrings(readText(text)).map(({ inner, closed }) => ({
    words: text.slice(inner.start, inner.end),
    closed,
  }));
}

describe('strings in quotation marks', () => {
  it.each([
    ['straight', 'He wrote "no more" twice.'],
    ['curly', 'He wrote “no more” twice.'],
    ['doubled', "He wrote ``no more'' twice."],
    ['mixed', 'He wrote “no more" twice.'],
  ])('are found between %s marks', (_, text) => {
    expect(stringsIn(text)).toEqual([{ words: 'no more', closed: true }]);
  });

  it('end with their paragraph where nobody closes them', () => {
    expect(stringsIn('“One, and two.\n\n“Three.”')).toEqual([
      { words: 'One, and two.', closed: false },
      { words: 'Three.', closed: true },
    ]);
  });

  it('keep single marks and apostrophes inside', () => {
    expect(stringsIn('“It’s ‘fine’, she’d say.”')).toEqual([
      { words: 'It’s ‘fine’, she’d say.', closed: true },
    ]);
  });

  it.each([
    ['curly', 'Mayor: ‘We will not pay, and don’t ask’', 'We will not pay, and don’t ask'],
    ['straight', "'We will not pay,' she said in the drivers' hall.", 'We will not pay,'],
    [
      'around a plural',
      "'The drivers' strike cost us a month,' he said.",
      "The drivers' strike cost us a month,",
    ],
  ])('are found between single marks where there are no double ones: %s', (_, text, words) => {
    expect(stringsIn(text)).toEqual([{ words, closed: true }]);
  });

  it('are none between apostrophes', () => {
    expect(
      stringsIn("The '90s were kinder. It's the sailors' town, and the pilots' money built it."),
    ).toEqual([]);
  });

  it('are none where nothing stands between the marks', () => {
    expect(stringsIn('He wrote “” and "".')).toEqual([]);
  });
});
