/** Generated texts that mean something to Discord's markdown, and cards made of them. */
import fc from 'fast-check';
import type { Card, Element, Inline, Text } from '../../../src/cards/card.ts';

const FRAGMENTS = [
  '*',
  '**',
  '***',
  '_',
  '__',
  '~~',
  '|',
  '||',
  '`',
  '```',
  '\\',
  '\\\\',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '>>> ',
  '> ',
  '# ',
  '## ',
  '-# ',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '12',
  '.',
  '1) ',
  '#',
  '-',
  '@',
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@!1>',
  '<@&2>',
  '<#3>',
  '<t:1:R>',
  '<t:1>',
  '<:x:1>',
  '<a:x:1>',
  '</x y:1>',
  '<id:guide>',
  ':',
  ':smile:',
  ':x',
  '::',
  '//',
  'http',
  'https://e.com/a_b_c',
  '[x](http://e.com)',
  'http://',
  ' ',
  '  ',
  '\n',
  '\n\n',
  'word',
  'Übung',
  '½',
  '“',
  '”',
  '👩‍👩‍👧‍👦',
  '🙂',
  'e\u0301',
  'a',
  'b_',
  '_c',
  '10:30:15',
  '¯\\_(ツ)_/¯',
  '<https://e.com>',
  '!brief',
] as const;

/** A text of markup and words in any order. */
export const markup = (longest = 30): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...FRAGMENTS) },
        fc.string({ unit: 'grapheme', maxLength: 4 }),
      ),
      {
        maxLength: longest,
        size: 'max',
      },
    )
    .map((parts) => parts.join(''));

const run = (longest: number): fc.Arbitrary<Inline> =>
  fc.oneof(
    markup(longest).map((text): Inline => ({ type: 'plain', text })),
    markup(longest).map((text): Inline => ({ type: 'strong', text })),
    markup(longest).map((text): Inline => ({ type: 'emphasis', text })),
    fc
      .record({ text: markup(longest), path: fc.constantFrom('', 'a_b', 'a(b)', 'x*y*z', '?q=[1]') })
      .map(({ text, path }): Inline => ({ type: 'link', text, url: `https://example.com/${path}` })),
    fc
      .record({
        at: fc.integer({ min: 0, max: 4e12 }),
        style: fc.constantFrom('date', 'minute', 'own-minute', 'relative'),
      })
      .map(({ at, style }): Inline => ({ type: 'time', at, style })),
  );

/** Structured text. */
export const text = (longest = 8): fc.Arbitrary<Text> => fc.array(run(longest), { maxLength: 5 });

const element = (longest: number): fc.Arbitrary<Element> => {
  const words = markup(longest);
  const runs = text(longest);
  return fc.oneof(
    runs.map((text): Element => ({ type: 'paragraph', text })),
    words.map((text): Element => ({ type: 'heading', text })),
    fc
      .record({ pieces: fc.array(words, { maxLength: 3 }), lines: fc.array(runs, { maxLength: 3 }) })
      .map((parts): Element => ({ type: 'quotation', ...parts })),
    fc.array(runs, { maxLength: 12 }).map((items): Element => ({ type: 'list', items })),
    fc
      .array(fc.record({ label: words, value: runs }), { maxLength: 8 })
      .map((facts): Element => ({ type: 'facts', facts })),
    runs.map((text): Element => ({ type: 'source', text })),
    words.map((alternative): Element => ({ type: 'image', url: 'https://example.com/a.png', alternative })),
    fc
      .array(
        fc
          .record({ label: markup(60), line: markup(20) })
          .map((button) => ({ ...button, style: 'primary' as const })),
        { maxLength: 30, size: 'max' },
      )
      .map((buttons): Element => ({ type: 'buttons', buttons })),
    fc
      .record({
        placeholder: markup(60),
        choices: fc.array(fc.record({ label: markup(60), description: markup(60), line: markup(20) }), {
          maxLength: 60,
          size: 'max',
        }),
      })
      .map((parts): Element => ({ type: 'choice', ...parts })),
  );
};

/** A card of any elements; `longest` scales its texts. */
export const card = (longest = 8): fc.Arbitrary<Card> =>
  fc
    .record(
      { title: markup(longest * 4), elements: fc.array(element(longest), { maxLength: 8 }) },
      { requiredKeys: ['elements'] },
    )
    .map((parts): Card => parts);
