import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Card, notice, paragraph, plain, type Text } from '../../../src/cards/card.ts';
import { textToPlainText } from '../../../src/cards/plain-text.ts';
import { drawCard, type Message, remark } from '../../../src/platforms/slack/draw.ts';
import { LIMITS } from '../../../src/platforms/slack/limits.ts';
import { checkBlocks } from '../../../src/sandbox/slack/block-kit/blocks.ts';
import type { Json } from '../../../src/sandbox/slack/json.ts';
import { FORM, formCard } from './bot.ts';
import { anyCard, readOf, textsOf } from './cards.ts';

const runs = { numRuns: 60 };

/** What Slack would object to in a message, by the sandbox's strict reading of Slack's rules. */
function problemsOf({ blocks, text }: Message): readonly string[] {
  const sent: Json = JSON.parse(JSON.stringify(blocks));
  const { problems } = checkBlocks(sent);
  return [
    ...problems,
    ...(JSON.stringify(blocks).length > LIMITS.message.characters ? ['blocks too long'] : []),
    ...(blocks.length > LIMITS.message.blocks || blocks.length === 0 ? [`${blocks.length} blocks`] : []),
    ...(text.length > LIMITS.message.text || text.trim() === '' ? [`text of ${text.length}`] : []),
  ];
}

/** The texts that a card must show, in order; controls are looked at apart. */
function textsIn({ title, elements }: Card): readonly string[] {
  const lines = (text: Text) =>
    text.flatMap((run) => {
      if (run.type === 'command') return [`/${run.line}`];
      return run.type === 'time' ? [] : [run.text];
    });
  return [
    title ?? '',
    ...elements.flatMap((element): readonly string[] => {
      switch (element.type) {
        case 'paragraph':
        case 'source':
          return lines(element.text);
        case 'heading':
          return [element.text];
        case 'quotation':
          return [...element.pieces, ...element.lines.flatMap(lines)];
        case 'list':
          return element.items.flatMap(lines);
        case 'facts':
          return element.facts.flatMap(({ label, value }) => [label, ...lines(value)]);
        case 'image':
          return [element.alternative];
        default:
          return [];
      }
    }),
  ]
    .map((text) => text.trim().toWellFormed())
    .filter((text) => text !== '');
}

/** The first text that is not found behind the ones before it. */
function missingFrom(read: string, texts: readonly string[]): string | undefined {
  let from = 0;
  return texts.find((text) => {
    const at = read.indexOf(text, from);
    from = at + text.length;
    return at === -1;
  });
}

describe('drawing a card', () => {
  it('says what the rest of a card says where it has a form, which only a modal can show', () => {
    const rest: Card = { elements: formCard(FORM).elements.filter(({ type }) => type !== 'form') };
    expect(drawCard(formCard(FORM))).toEqual(drawCard(rest));
  });

  it('keeps every message within every limit, with room for one more small line', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const messages = drawCard(card);
        expect(messages.flatMap(problemsOf)).toEqual([]);
        const remarked = messages.map((message) => ({
          ...message,
          blocks: [...message.blocks, remark('x'.repeat(200))],
        }));
        expect(remarked.flatMap(problemsOf)).toEqual([]);
      }),
      runs,
    );
  });

  it('shows every text of the card, in order, over all the messages', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(missingFrom(readOf(drawCard(card)), textsIn(card))).toBeUndefined();
      }),
      runs,
    );
  });

  it('shows every button and choice, pressable or spelt out', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const read = readOf(drawCard(card));
        const labels = card.elements.flatMap((element) => {
          if (element.type === 'buttons') return element.buttons.map(({ label }) => label);
          return element.type === 'choice' ? element.choices.map(({ label }) => label) : [];
        });
        expect(labels.filter((label) => !read.includes(label.trim().toWellFormed()))).toEqual([]);
      }),
      runs,
    );
  });

  it('gives every control of a card an id of its own', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const ids = drawCard(card).flatMap(({ blocks }) =>
          blocks.flatMap((block) =>
            block.type === 'actions' ? block.elements.map(({ action_id }) => action_id) : [],
          ),
        );
        expect(new Set(ids).size).toBe(ids.length);
      }),
      runs,
    );
  });

  it('never cuts inside a surrogate pair', () => {
    const [first] = drawCard(notice(`a${'🦜'.repeat(5_000)}`));
    const cut = drawCard(notice(`a${'🦜'.repeat(5_000)}`)).flatMap(({ blocks }) => blocks.flatMap(textsOf));
    expect(first.blocks.length).toBeGreaterThan(1);
    expect(cut.filter((text) => !text.isWellFormed())).toEqual([]);
  });

  it('marks a long text where it is cut, at a word boundary', () => {
    const messages = drawCard(notice('harbour '.repeat(900)));
    const texts = messages.flatMap(({ blocks }) => blocks.map((block) => textsOf(block).join('')));
    expect(texts.length).toBe(3);
    expect(texts[0]).toMatch(/harbour +…$/);
    expect(texts[1]).toMatch(/^…continued (harbour )+ …$/);
    expect(texts[2]).toMatch(/^…continued harbour /);
  });

  it('shows a broken quotation with each piece in marks of its own, and who said it beneath', () => {
    const [message, ...more] = drawCard({
      elements: [
        {
          type: 'quotation',
          pieces: ['We asked', 'twice'],
          lines: [[plain('Ines Okafor')], [plain('On boats')]],
        },
      ],
    });
    expect(more).toEqual([]);
    expect(message.blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_quote',
            elements: [
              { type: 'text', text: '“We asked”' },
              { type: 'text', text: '\n“twice”' },
            ],
          },
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Ines Okafor' },
              { type: 'text', text: '\n' },
              { type: 'text', text: 'On boats' },
            ],
          },
        ],
      },
    ]);
  });

  it('keeps the longest quotation of a brief in one block, whatever stands around it', () => {
    const words = 'boats and ferries '.repeat(111).trim();
    const filler = {
      type: 'list' as const,
      items: Array.from({ length: 60 }, () => [plain('x'.repeat(140))]),
    };
    const messages = drawCard({
      elements: [filler, { type: 'quotation', pieces: [words], lines: [[plain('Ines Okafor')]] }, filler],
    });
    const texts = messages.flatMap(({ blocks }) => blocks.map((block) => textsOf(block).join('')));
    expect(messages.length).toBeGreaterThan(1);
    expect(texts.filter((text) => text.includes('“'))).toEqual([`“${words}”Ines Okafor`]);
  });

  it('opens and closes the marks of a quotation longer than a message once, with its own words outside them', () => {
    const words = 'boats and ferries '.repeat(1_000).trim();
    const messages = drawCard({ elements: [{ type: 'quotation', pieces: [words], lines: [] }] });
    expect(messages.length).toBeGreaterThan(1);
    expect(readOf(messages)).toBe(`“${words}”`);
    expect(messages.flatMap(({ blocks }) => blocks.flatMap(textsOf))).toContain(
      '…continued, the same quotation:',
    );
  });

  it('says in each further message what it continues', () => {
    const messages = drawCard({
      title: 'The ferry',
      elements: Array.from({ length: 120 }, (_, index) => paragraph(`Point ${index}`)),
    });
    expect(messages.map(({ blocks }) => blocks.length)).toEqual([48, 49, 26]);
    expect(messages.slice(1).map(({ text }) => text)).toEqual([
      '…continued: The ferry (2 of 3)',
      '…continued: The ferry (3 of 3)',
    ]);
  });

  it('puts a heading into the block that it heads', () => {
    const [{ blocks }] = drawCard({
      elements: [
        { type: 'heading', text: 'Key points' },
        { type: 'list', items: [[plain('One')], [plain('Two')]] },
      ],
    });
    expect(blocks.map((block) => textsOf(block))).toEqual([['Key points', 'One', 'Two']]);
    const [above] = drawCard({ elements: [{ type: 'heading', text: 'Terms' }, paragraph('One')] });
    expect(above.blocks.map((block) => textsOf(block))).toEqual([['Terms', '\n', 'One']]);
  });

  it('draws a title too long for a header as a bold paragraph', () => {
    const title = 'ferry '.repeat(40).trim();
    const [{ blocks }] = drawCard({ title, elements: [] });
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: title, style: { bold: true } }] },
        ],
      },
    ]);
  });

  it('draws times for each reader, links as elements, and an address that is none as text', () => {
    const [{ blocks }] = drawCard({
      elements: [
        {
          type: 'paragraph',
          text: [
            { type: 'time', at: 1_790_000_000_500, style: 'minute' },
            { type: 'time', at: 1_790_000_000_500, style: 'own-minute' },
            { type: 'link', text: 'the notice', url: 'https://harbour.example/notice' },
            { type: 'link', text: 'press me', url: 'javascript:alert(1)' },
          ],
        },
      ],
    });
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              {
                type: 'date',
                timestamp: 1_790_000_000,
                format: '{date_short}, {time}',
                fallback: '2026-09-21 14:13 UTC',
              },
              {
                type: 'date',
                timestamp: 1_790_000_000,
                format: '{date_short}, {time} your time',
                fallback: '2026-09-21 14:13 UTC',
              },
              { type: 'link', url: 'https://harbour.example/notice', text: 'the notice' },
              { type: 'text', text: 'press me (javascript:alert(1))' },
            ],
          },
        ],
      },
    ]);
  });

  it('puts what tries to be markup into no block that Slack would parse', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const sent = JSON.stringify(drawCard(card).map(({ blocks }) => blocks));
        expect(sent).not.toContain('"mrkdwn"');
        expect(sent).not.toMatch(/"type":"(broadcast|user|usergroup|channel|emoji)"/);
      }),
      runs,
    );
  });

  it('draws a card without a visible text as one message that says so', () => {
    const messages = drawCard({ title: ' ', elements: [paragraph(''), { type: 'list', items: [] }] });
    expect(messages.map(({ text, blocks }) => [text, blocks.flatMap(textsOf)])).toEqual([
      ['A message without text', ['A message without text']],
    ]);
  });
});

describe('the text of a message for lock screens', () => {
  it('is the title, then the first thing said, with Slack’s three special characters escaped', () => {
    const [{ text }] = drawCard({
      title: 'The <!channel> & the ferry',
      elements: [{ type: 'source', text: [plain('Harbour Radio')] }, paragraph('It left <@U1>.')],
    });
    expect(text).toBe('The &lt;!channel&gt; &amp; the ferry\nIt left &lt;@U1&gt;.');
  });

  it('holds a quotation whole, with its speaker', () => {
    const words = 'boats & ferries '.repeat(120).trim();
    const [{ text }] = drawCard({
      elements: [{ type: 'quotation', pieces: [words], lines: [[plain('Ines Okafor')]] }],
    });
    expect(text).toBe(`“${words.replaceAll('&', '&amp;')}” Ines Okafor`);
  });

  it('can never mention anybody', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        for (const { text } of drawCard(card)) expect(text).not.toMatch(/[<>]/);
      }),
      runs,
    );
  });

  it('shortens a long paragraph with a visible mark', () => {
    const [{ text }] = drawCard(notice('harbour '.repeat(900)));
    expect(text.length).toBeLessThanOrEqual(500);
    expect(text).toMatch(/…$/);
    expect(textToPlainText([plain(text)])).toBe(text);
  });
});
