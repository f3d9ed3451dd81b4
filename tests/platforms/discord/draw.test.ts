import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Card,
  type Element,
  emphasis,
  type Inline,
  paragraph,
  plain,
  strong,
  type Text,
} from '../../../src/cards/card.ts';
import { readId } from '../../../src/platforms/discord/custom-id.ts';
import { draw } from '../../../src/platforms/discord/draw.ts';
import { bare, pressablesOf, problemsOf, seenIn } from './sent.ts';
import { card } from './texts.ts';

const linesIn = ({ elements }: Card) =>
  elements.flatMap((element) => {
    if (element.type === 'buttons') return element.buttons.map(({ line }) => line);
    if (element.type === 'choice') return element.choices.map(({ line }) => line);
    return [];
  });

/** A framing for any card: every line stored under its place, as if it were too long. */
const framingOf = (card: Card) => ({
  stored: new Map(linesIn(card).map((line, index) => [line, `${index}`])),
});

const STYLES = { date: 'D', minute: 'f', 'own-minute': 'f', relative: 'R' };

function wordsOf(text: Text): string {
  return text
    .map((run: Inline) => {
      if (run.type === 'time') {
        const whose = run.style === 'own-minute' ? ' your time' : '';
        return `⟦time ${Math.floor(run.at / 1_000)} ${STYLES[run.style]}⟧${whose}`;
      }
      if (run.type === 'command') return `/${run.line}`;
      if (run.type !== 'link') return run.text;
      return run.text.trim() === '' ? run.url : `${run.text} (${run.url})`;
    })
    .join('');
}

function expectedOf(element: Element): string {
  switch (element.type) {
    case 'paragraph':
    case 'source':
      return wordsOf(element.text);
    case 'heading':
      return element.text;
    case 'quotation':
      return [...element.pieces.map((piece) => `“${piece}”`), ...element.lines.map(wordsOf)].join('');
    case 'list':
      return element.items.map(wordsOf).join('');
    case 'facts':
      return element.facts.map(({ label, value }) => `${label}: ${wordsOf(value)}`).join('');
    case 'image':
      return element.alternative;
    case 'buttons':
    case 'choice':
    case 'form':
      return '';
  }
}

/** Addresses may be written in more than one way; the generated cards' differ in nothing else. */
const decoded = (text: string) =>
  text.replace(/%([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

const withoutLongLabels = ({ elements }: Card) =>
  elements.every((element) => {
    if (element.type === 'buttons') return element.buttons.every(({ label }) => label.length <= 80);
    if (element.type !== 'choice') return true;
    return (
      element.placeholder.length <= 150 &&
      element.choices.every(({ label, description = '' }) => label.length <= 100 && description.length <= 100)
    );
  });

describe('drawing a card', () => {
  it.each([8, 150, 2_000])('shows every text in order, whatever its length (%i fragments)', (longest) => {
    fc.assert(
      fc.property(card(longest), (card) => {
        fc.pre(withoutLongLabels(card));
        const seen = draw(card, framingOf(card)).map(seenIn).join('\n');
        const expected = [card.title ?? '', ...card.elements.map(expectedOf)].join('\n');
        expect(decoded(bare(seen))).toBe(decoded(bare(expected)));
      }),
      { numRuns: longest > 1_000 ? 15 : 150 },
    );
  });

  it.each([8, 150, 2_000])('keeps every message within the limits of Discord (%i fragments)', (longest) => {
    fc.assert(
      fc.property(card(longest), (card) => {
        for (const message of draw(card, framingOf(card))) expect(problemsOf(message)).toEqual([]);
      }),
      { numRuns: longest > 1_000 ? 15 : 150 },
    );
  });

  it('offers every button and choice once, in order, each with its own line', () => {
    fc.assert(
      fc.property(card(), (card) => {
        const framing = framingOf(card);
        const pressed = draw(card, framing)
          .flatMap(pressablesOf)
          .map(({ id }) => readId(id))
          .map((one) => {
            if (one.kind === 'line') return one.line;
            return [...framing.stored].find(([, id]) => one.kind === 'stored' && id === one.id)?.[0];
          });
        expect(pressed).toEqual(linesIn(card));
      }),
    );
  });

  it.each([0, 1])('never divides a surrogate pair (%i letters before)', (shift) => {
    const messages = draw({ elements: [paragraph(`${'a'.repeat(shift)}${'🙂'.repeat(9_000)}`)] });
    expect(messages.length).toBeGreaterThan(2);
    for (const message of messages) expect(seenIn(message).isWellFormed()).toBe(true);
  });

  it('lets no message mention anybody', () => {
    fc.assert(
      fc.property(card(), (card) => {
        for (const { allowedMentions } of draw(card, framingOf(card)))
          expect(allowedMentions).toEqual({ parse: [] });
      }),
    );
  });

  it('draws a first answer as one message', () => {
    const [message, ...further] = draw({
      title: 'A bridge_ for two towns',
      elements: [
        { type: 'source', text: [plain('Harbour Post, 3 May')] },
        paragraph('Both councils met.'),
        {
          type: 'list',
          items: [[strong('Norton says:'), plain(' it opens in June.')], [plain('- no toll')]],
        },
        {
          type: 'quotation',
          pieces: ['We will open it', 'whatever the weather'],
          lines: [[plain('Ann Norton, mayor')]],
        },
        { type: 'heading', text: 'Figures' },
        { type: 'facts', facts: [{ label: 'Cost', value: [plain('some 3 million')] }] },
        { type: 'buttons', buttons: [{ label: 'Share', line: 'brief bridge share', style: 'primary' }] },
      ],
    });
    expect(further).toEqual([]);
    expect(message).toEqual({
      embeds: [
        {
          title: 'A bridge\\_ for two towns',
          description: [
            '-# Harbour Post, 3 May',
            '',
            'Both councils met.',
            '',
            '- **Norton says:** it opens in June.',
            '- \\- no toll',
            '',
            '> “We will open it”',
            '> “whatever the weather”',
            'Ann Norton, mayor',
            '',
            '**Figures**',
            '- **Cost:** some 3 million',
          ].join('\n'),
        },
      ],
      components: [
        {
          type: 1,
          components: [{ type: 2, style: 1, label: 'Share', custom_id: '|0|=brief bridge share' }],
        },
      ],
      allowedMentions: { parse: [] },
    });
  });

  it('keeps a quotation of the longest kind whole, with its speaker', () => {
    const words = '*'.repeat(2_000);
    const messages = draw({
      title: 'T',
      elements: [
        paragraph('x'.repeat(3_000)),
        { type: 'quotation', pieces: [words], lines: [[plain('Ann Norton')]] },
      ],
    });
    expect(messages.map(seenIn).map((seen) => seen.includes(`“${words}”\nAnn Norton`))).toEqual([
      false,
      true,
    ]);
  });

  it('keeps a heading with what it is the heading of', () => {
    const messages = draw({
      elements: [paragraph('x'.repeat(5_900)), { type: 'heading', text: 'Next' }, paragraph('y'.repeat(95))],
    });
    expect(messages.map(seenIn).map((seen) => seen.includes('Next'))).toEqual([false, true]);
  });

  it('draws each style, each link and each time', () => {
    const [{ embeds }] = draw({
      elements: [
        {
          type: 'paragraph',
          text: [
            strong(' a '),
            emphasis('b'),
            strong('c'),
            { type: 'link', text: 'here', url: 'https://example.com/a_(b)' },
            plain(' '),
            { type: 'link', text: 'not [here]', url: 'https://example.com/' },
            plain(' '),
            { type: 'link', text: 'x', url: 'javascript:alert(1)' },
            plain(' '),
            { type: 'time', at: 1_700_000_000_999, style: 'minute' },
            plain(' '),
            { type: 'time', at: 1_700_000_000_999, style: 'own-minute' },
          ],
        },
      ],
    });
    expect(embeds[0]?.description).toBe(
      ' **a** *b*\u200B**c**[here](https://example.com/a_%28b%29) not \\[here\\] (https\\://example.com/) x (javascript:alert(1)) <t:1700000000:f> <t:1700000000:f> your time',
    );
  });

  it('shows an image beneath its alternative text, and goes on in a further embed', () => {
    const [{ embeds }] = draw({
      elements: [
        paragraph('before'),
        { type: 'image', url: 'https://example.com/a.png', alternative: 'A bridge' },
        paragraph('after'),
        { type: 'image', url: 'file:///etc/passwd', alternative: 'No picture' },
      ],
    });
    expect(embeds).toEqual([
      { description: 'before\n\n-# A bridge', image: { url: 'https://example.com/a.png' } },
      { description: 'after\n\n-# No picture (file\\:///etc/passwd)' },
    ]);
  });

  it('shortens a label visibly and shows it in full beneath the text', () => {
    const label = `${'long '.repeat(30)}end`;
    const [message] = draw({
      elements: [paragraph('x'), { type: 'buttons', buttons: [{ label, line: 'help' }] }],
    });
    expect(pressablesOf(message)[0]?.label).toMatch(/…$/);
    expect(seenIn(message)).toContain(label);
  });

  it('says that there is nothing to show rather than sending an empty message', () => {
    expect(draw({ title: ' ', elements: [paragraph(' \n '), { type: 'list', items: [] }] })).toEqual([
      {
        content: 'There is nothing to show here.',
        embeds: [],
        components: [],
        allowedMentions: { parse: [] },
      },
    ]);
  });
});
