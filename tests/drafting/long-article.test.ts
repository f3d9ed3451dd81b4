/** An article with more quotations than a brief holds. */
import { expect, test } from 'vitest';
import { sourceText } from '../../src/briefs/source-text.ts';
import { draftFrom } from '../../src/drafting/drafts/draft-from.ts';
import { extract } from '../../src/drafting/extract.ts';

const PARAGRAPHS = Array.from(
  { length: 80 },
  (_, index) => `“We counted ${index + 2} boats in the fog,” said Marta Quill, who leads the harbour union.`,
);

test('A draft begins with as many quotations as a brief holds, the first of the article', () => {
  const { text, sha256 } = sourceText(PARAGRAPHS.join('\n\n'));
  const extraction = extract(text);
  expect(extraction.quotations.length).toBeGreaterThanOrEqual(80);
  const { quotations } = draftFrom({ text, sha256, facts: {} }, extraction, 0);
  expect(quotations).toHaveLength(60);
  expect(quotations.map(({ pieces }) => pieces[0]?.start)).toEqual(
    PARAGRAPHS.slice(0, 60).map((paragraph) => text.indexOf(paragraph) + 1),
  );
});
