import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../../../src/platforms/discord/escape.ts';
import { read } from './reader.ts';
import { markup } from './texts.ts';

describe('escaping', () => {
  it.each([
    ['emphasis', '*a* **b** ***c*** _d_ __e__ ~~f~~'],
    ['a spoiler', 'the end is ||hidden||'],
    ['code', '`a` and ```\nb\n```'],
    ['a masked link', '[x](http://example.com)'],
    ['a heading', '# x\n## y\n### z'],
    ['small print', '-# x'],
    ['a list', '- a\n* b\n+ c\n  - d\n1. e\n2) f'],
    ['a block quotation', '> a\n>>> b'],
    ['a timestamp', '<t:1:R> <t:1>'],
    ['a mention', '<@1> <@!1> <@&1> <#1> @everyone @here'],
    ['a custom emoji', '<:x:1> <a:x:1>'],
    ['a command', '</brief x:1>'],
    ['a guild link', '<id:customize>'],
    ['a shortcode', ':smile: and 10:30:15'],
    ['a bare address', 'see http://example.com/a_b_c (or https://example.com/*x*)'],
    ['backslashes', '\\ \\\\ \\* ¯\\_(ツ)_/¯'],
  ])('shows %s as it is written', (_name, text) => {
    expect(read(escapeMarkup(text))).toBe(text);
  });

  it('is needed: the reader that checks it formats every one of those', () => {
    expect(read('*a* **b** _d_ __e__ ~~f~~ ||g|| `h`')).toBe('a b d e f g h');
    expect(read('# a\n-# b\n- c\n1. d\n> e')).toBe('a\nb\nc\nd\ne');
    expect(read('<@1> @everyone :smile: <t:1:R>')).toBe('⟦<@1>⟧ ⟦@everyone⟧ ⟦:smile:⟧ ⟦time 1 R⟧');
    expect(read('[x](http://example.com)')).toBe('x (http://example.com)');
  });

  it('does not let a text move the end of a link that stands before it', () => {
    const text = '](http://example.org)';
    const link = '[\\*](https://example.com/)';
    expect(read(`${link}*${escapeMarkup(text)}*`)).toBe(`* (https://example.com/)${text}`);
  });

  it('shows any text as it is written', () => {
    fc.assert(
      fc.property(markup(), (text) => {
        expect(read(escapeMarkup(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps a text literal wherever it is joined to another', () => {
    fc.assert(
      fc.property(markup(6), markup(6), (one, other) => {
        expect(read(`${escapeMarkup(one)} ${escapeMarkup(other)}`)).toBe(`${one} ${other}`);
        fc.pre(one.trim() === one && one !== '');
        expect(read(`- ${escapeMarkup(one)}`)).toBe(one);
      }),
      { numRuns: 1_000 },
    );
  });

  it('at most doubles the length', () => {
    fc.assert(
      fc.property(markup(), (text) => {
        expect(escapeMarkup(text).length).toBeLessThanOrEqual(2 * text.length);
      }),
    );
  });

  it('leaves ordinary prose alone', () => {
    const prose = 'He said (on 9 September): “about 70 per cent” - or 3.5 times more; see p. 12, #4.';
    expect(escapeMarkup(prose)).toBe(prose);
  });
});
