/** Cards of every shape for property tests, and what can be read of a drawn message. */
import type { KnownBlock, RichTextBlock } from '@slack/types';
import fc from 'fast-check';
import type { Button, Card, Choice, Element, Inline, Text } from '../../../src/cards/card.ts';
import type { Message } from '../../../src/platforms/slack/draw.ts';

/** Texts that people write: blanks, several scripts, emoji of two code units, and what tries to be markup. */
const words = (longest: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    { weight: 1, arbitrary: fc.constantFrom('', ' ', '\n', '<!channel>', '*a*', '“', '🦜'.repeat(40)) },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.constantFrom('word', 'ünder', '🦜', 'a"b', '<@U1>', 'x'.repeat(90)), {
          maxLength: 900,
          size: 'max',
        })
        .map((parts) => parts.join(' ').slice(0, longest)),
    },
  );

const text = (longest: number): fc.Arbitrary<Text> =>
  fc.array(
    fc.oneof(
      words(longest).map((run): Inline => ({ type: 'plain', text: run })),
      words(longest).map((run): Inline => ({ type: 'strong', text: run })),
      words(longest).map((run): Inline => ({ type: 'emphasis', text: run })),
      fc
        .tuple(words(longest), fc.oneof(fc.webUrl(), fc.constant('javascript:alert(1)'), fc.constant('')))
        .map(([run, url]): Inline => ({ type: 'link', text: run, url })),
      fc
        .tuple(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom('date', 'minute', 'own-minute', 'relative'))
        .map(([at, style]): Inline => ({ type: 'time', at, style })),
    ),
    { maxLength: 4 },
  );

const button: fc.Arbitrary<Button> = fc
  .tuple(words(120), words(2_500), fc.constantFrom(undefined, 'primary', 'danger'))
  .map(([label, line, style]) => ({ label, line, ...(style === undefined ? {} : { style }) }));

const choice: fc.Arbitrary<Choice> = fc
  .tuple(words(120), fc.option(words(120), { nil: undefined }), words(90))
  .map(([label, description, line]) => ({
    label,
    line,
    ...(description === undefined ? {} : { description }),
  }));

const element: fc.Arbitrary<Element> = fc.oneof(
  text(4_000).map((run): Element => ({ type: 'paragraph', text: run })),
  words(300).map((run): Element => ({ type: 'heading', text: run })),
  fc
    .tuple(fc.array(words(4_000), { maxLength: 4 }), fc.array(text(200), { maxLength: 3 }))
    .map(([pieces, lines]): Element => ({ type: 'quotation', pieces, lines })),
  fc.array(text(300), { maxLength: 30, size: '+1' }).map((items): Element => ({ type: 'list', items })),
  fc
    .array(fc.record({ label: words(60), value: text(200) }), { maxLength: 12 })
    .map((facts): Element => ({ type: 'facts', facts })),
  fc
    .tuple(fc.oneof(fc.webUrl(), words(60)), words(2_500))
    .map(([url, alternative]): Element => ({ type: 'image', url, alternative })),
  text(200).map((run): Element => ({ type: 'source', text: run })),
  fc.array(button, { maxLength: 30, size: '+1' }).map((buttons): Element => ({ type: 'buttons', buttons })),
  fc
    .tuple(words(200), fc.array(choice, { maxLength: 120, size: '+2' }))
    .map(([placeholder, choices]): Element => ({ type: 'choice', placeholder, choices })),
);

/** Any card, however long, empty or odd. */
export const anyCard: fc.Arbitrary<Card> = fc
  .tuple(fc.option(words(400), { nil: undefined }), fc.array(element, { maxLength: 12 }))
  .map(([title, elements]) => ({ ...(title === undefined ? {} : { title }), elements }));

function richTexts(block: RichTextBlock): readonly string[] {
  return block.elements.flatMap((part) =>
    part.elements.flatMap((inner) => {
      const runs = inner.type === 'rich_text_section' ? inner.elements : [inner];
      return runs.flatMap((run) => ('text' in run && run.text !== undefined ? [run.text] : []));
    }),
  );
}

/** Every text of a block, in the order in which it is read. */
export function textsOf(block: KnownBlock): readonly string[] {
  switch (block.type) {
    case 'rich_text':
      return richTexts(block);
    case 'header':
      return [block.text.text];
    case 'context':
      return block.elements.flatMap((part) => ('text' in part ? [part.text] : []));
    case 'image':
      return [block.alt_text];
    case 'actions':
      return block.elements.flatMap((part) => {
        if (part.type === 'button') return [part.text.text];
        if (part.type !== 'static_select') return [];
        const options = part.options ?? [];
        return [
          part.placeholder?.text ?? '',
          ...options.flatMap(({ text: label, description }) => [label.text, description?.text ?? '']),
        ];
      });
    default:
      return [];
  }
}

/** Everything that is read of messages, in order, as one text. Our own marks of a cut are taken out. */
export function readOf(messages: readonly Message[]): string {
  return messages
    .flatMap(({ blocks }) => blocks.flatMap(textsOf))
    .filter((part) => !/^(…continued|The quotation continues …$| …$)/.test(part))
    .join('');
}
