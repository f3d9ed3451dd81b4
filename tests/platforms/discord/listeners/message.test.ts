import { describe, expect, it } from 'vitest';
import { lineIn } from '../../../../src/platforms/discord/listeners/message.ts';

const ADDRESS = { prefix: '!', knows: (name: string) => name === 'brief', mentions: ['11', '22'] };

describe('hearing a message', () => {
  it.each([
    ['!brief migration', 'brief migration'],
    ['!BRIEF  Migration  ', 'BRIEF  Migration'],
    ['!brief', 'brief'],
    ['!brief\nmigration', 'brief\nmigration'],
    ['<@11> brief migration', 'brief migration'],
    ['<@!11> anything at all', 'anything at all'],
    ['<@&22>brief', 'brief'],
    [' <@11> ', ''],
  ])('takes %j for the line %j', (content, line) => {
    expect(lineIn(content, ADDRESS)).toBe(line);
  });

  it.each([
    '',
    'brief migration',
    '!',
    '! brief',
    '!weather',
    '!briefs',
    '?brief',
    'see !brief',
    'hello <@11>',
    '<@33> brief',
    '<#11> brief',
  ])('leaves %j alone', (content) => {
    expect(lineIn(content, ADDRESS)).toBeUndefined();
  });

  it('hears a prefix of several letters in any case', () => {
    expect(lineIn('V!brief x', { ...ADDRESS, prefix: 'v!' })).toBe('brief x');
  });

  it('hears mentions only, where there is no prefix', () => {
    expect(lineIn('brief x', { ...ADDRESS, prefix: '' })).toBeUndefined();
    expect(lineIn('<@11> brief x', { ...ADDRESS, prefix: '' })).toBe('brief x');
  });
});
