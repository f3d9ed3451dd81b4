import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { firstAnswer } from '../../src/commands/brief-card.ts';
import { freeze, thaw } from '../../src/digest/frozen-card.ts';
import { exampleBrief, literalBrief, longBrief } from '../fixtures/brief.ts';

/** A card with one of everything. */
const everything: Card = {
  title: 'Title',
  elements: [
    {
      type: 'paragraph',
      text: [
        { type: 'plain', text: 'a' },
        { type: 'strong', text: 'b' },
        { type: 'emphasis', text: 'c' },
        { type: 'link', text: 'd', url: 'https://example.org' },
        { type: 'time', at: 5, style: 'relative' },
      ],
    },
    { type: 'heading', text: 'Heading' },
    { type: 'quotation', pieces: ['one', 'two'], lines: [[{ type: 'plain', text: 'who' }]] },
    { type: 'list', items: [[{ type: 'plain', text: 'item' }]] },
    { type: 'facts', facts: [{ label: 'label', value: [{ type: 'plain', text: 'value' }] }] },
    { type: 'image', url: 'https://example.org/a.png', alternative: 'A picture' },
    { type: 'source', text: [{ type: 'plain', text: 'source' }] },
    {
      type: 'buttons',
      buttons: [
        { label: 'Go', line: 'brief' },
        { label: 'Stop', line: 'digest', style: 'danger' },
      ],
    },
    {
      type: 'choice',
      placeholder: 'Choose',
      choices: [
        { label: 'One', line: 'one' },
        { label: 'Two', description: 'The second', line: 'two' },
      ],
    },
  ],
};

describe('A frozen card', () => {
  test.each([
    ['with one of everything', everything],
    ['without a title', { elements: [] }],
    ['of an ordinary brief', firstAnswer(exampleBrief())],
    ['of a long brief', firstAnswer(longBrief())],
    ['full of markup', firstAnswer(literalBrief())],
  ])('%s thaws as it was', (_, card) => {
    expect(thaw(freeze(card))).toEqual(card);
  });

  test.each(['', '{', '{}', '{"elements":[{"type":"unheard-of"}]}', '{"elements":[{"type":"heading"}]}'])(
    'that is none (%s) is nothing',
    (text) => {
      expect(thaw(text)).toBeUndefined();
    },
  );
});
