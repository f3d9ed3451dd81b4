import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../../../src/platforms/discord/escape.ts';
import { parseMarkdown } from '../../../src/sandbox/discord/markdown/blocks.ts';
import { parseInline } from '../../../src/sandbox/discord/markdown/inline.ts';
import { plainText } from '../../../src/sandbox/discord/markdown/plain-text.ts';
import { markup } from '../../platforms/discord/texts.ts';

const text = (literal: string) => ({ type: 'text', text: literal });
const styled = (type: string, literal: string) => ({ type, children: [text(literal)] });
const paragraph = (...children: readonly object[]) => ({ type: 'paragraph', children });

describe('running text in Discord', () => {
  it.each([
    ['**a**', styled('strong', 'a')],
    ['*a*', styled('emphasis', 'a')],
    ['_a_', styled('emphasis', 'a')],
    ['__a__', styled('underline', 'a')],
    ['~~a~~', styled('strike', 'a')],
    ['||a||', styled('spoiler', 'a')],
    ['`*a*`', { type: 'code', text: '*a*' }],
    ['`` ` ``', { type: 'code', text: '`' }],
    ['<t:1721980800:D>', { type: 'time', seconds: 1721980800, style: 'D' }],
    ['<t:-5>', { type: 'time', seconds: -5, style: 'f' }],
    ['<@!12>', { type: 'user', id: '12' }],
    ['<@&12>', { type: 'role', id: '12' }],
    ['<#12>', { type: 'channel', id: '12' }],
    ['@everyone', { type: 'everyone', text: '@everyone' }],
    ['</digest now:12>', { type: 'command', name: 'digest now' }],
    ['<:wave:12>', { type: 'emoji', name: 'wave' }],
    [
      '[a *b*](https://example.com/c)',
      {
        type: 'link',
        url: 'https://example.com/c',
        children: [text('a '), styled('emphasis', 'b')],
      },
    ],
    [
      '<https://example.com/>',
      {
        type: 'link',
        url: 'https://example.com/',
        children: [text('https://example.com/')],
      },
    ],
  ])('reads %s', (markdown, node) => {
    expect(parseInline(markdown)).toEqual([node]);
  });

  it('ends a bare address before the sentence does', () => {
    const url = 'https://example.com/a_b_c';
    expect(parseInline(`see ${url}.`)).toEqual([
      text('see '),
      { type: 'link', url, children: [text(url)] },
      text('.'),
    ]);
  });

  it.each([
    ['a backslash before a letter', '\\a'],
    ['a masked link that leads to no web page', '[a](javascript:alert)'],
    ['underscores within a word', 'snake_case_name'],
    ['a shortcode', ':smile:'],
    ['a lonely star', '2 * 3 * 4'],
  ])('leaves %s as it is written', (_name, markdown) => {
    expect(parseInline(markdown)).toEqual([text(markdown)]);
  });

  it('shows a masked link whose label looks like an address as it is written', () => {
    const url = 'https://example.com/';
    expect(parseInline(`[ftp://x](${url})`)).toEqual([
      text('[ftp://x]('),
      { type: 'link', url, children: [text(url)] },
      text(')'),
    ]);
  });

  it('reads emphasis within emphasis', () => {
    expect(parseInline('**a *b* c**')).toEqual([
      { type: 'strong', children: [text('a '), styled('emphasis', 'b'), text(' c')] },
    ]);
  });
});

describe('lines in Discord', () => {
  it('keeps the line breaks of running text', () => {
    expect(parseMarkdown('a\n\nb')).toEqual([paragraph(text('a\n\nb'))]);
  });

  it('reads headings and small print', () => {
    expect(parseMarkdown('# a\n### b\n-# c')).toEqual([
      { type: 'heading', level: 1, children: [text('a')] },
      { type: 'heading', level: 3, children: [text('b')] },
      { type: 'small', children: [text('c')] },
    ]);
  });

  it('takes a mark without a blank after it for text', () => {
    expect(parseMarkdown('#a\n-#b\n-c\n>d')).toEqual([paragraph(text('#a\n-#b\n-c\n>d'))]);
  });

  it('joins quoted lines, and reads on behind them', () => {
    expect(parseMarkdown('> “a”\n> b\nc')).toEqual([
      { type: 'quote', blocks: [paragraph(text('“a”\nb'))] },
      paragraph(text('c')),
    ]);
  });

  it('quotes everything behind three marks, and no quotation within one', () => {
    expect(parseMarkdown('>>> a\n> b')).toEqual([{ type: 'quote', blocks: [paragraph(text('a\n> b'))] }]);
  });

  it('reads lists with what is indented beneath their items', () => {
    expect(parseMarkdown('- a\n  more\n  - b\n- c\nd')).toEqual([
      {
        type: 'list',
        items: [
          {
            children: [text('a\nmore')],
            lists: [{ type: 'list', items: [{ children: [text('b')], lists: [] }] }],
          },
          { children: [text('c')], lists: [] },
        ],
      },
      paragraph(text('d')),
    ]);
  });

  it('counts an ordered list from its first number', () => {
    expect(parseMarkdown('3. a\n4. b')).toMatchObject([{ type: 'list', start: 3, items: [{}, {}] }]);
  });

  it('formats nothing in a block of code', () => {
    expect(parseMarkdown('a\n```ts\n- *b*\n```\nc')).toEqual([
      paragraph(text('a\n')),
      { type: 'code-block', text: '- *b*' },
      paragraph(text('c')),
    ]);
  });

  it('says in one line what a text says', () => {
    expect(plainText('**a**\n\n> b\n- c\n  - d')).toBe('a b c d');
  });
});

describe('a text that the bot escaped', () => {
  it('is shown as it was written, whatever it is', () => {
    fc.assert(
      fc.property(markup(), (written) => {
        const shown = parseMarkdown(escapeMarkup(written));
        expect(shown).toEqual(written === '' ? [] : [paragraph(text(written))]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is shown as it was written within emphasis, a list and a quotation', () => {
    fc.assert(
      fc.property(
        markup().filter(
          (written) => written.trim() === written && written !== '' && !/[\r\n\u2028\u2029]/.test(written),
        ),
        (written) => {
          const escaped = escapeMarkup(written);
          expect(parseInline(`**${escaped}**`)).toEqual([styled('strong', written)]);
          expect(parseMarkdown(`- ${escaped}`)).toEqual([
            { type: 'list', items: [{ children: [text(written)], lists: [] }] },
          ]);
          expect(parseMarkdown(`> ${escaped}`)).toEqual([
            { type: 'quote', blocks: [paragraph(text(written))] },
          ]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('would not be without the escaping', () => {
    expect(parseMarkdown('@everyone *a*')).not.toEqual([paragraph(text('@everyone *a*'))]);
  });
});
