import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markupLines } from '../../../../src/sandbox/page/slack/markup.ts';
import type { Run } from '../../../../src/sandbox/page/slack/run.ts';
import { escapeMarkup } from '../../../../src/sandbox/slack/markup.ts';

const runsOf = (markup: string) => markupLines(markup)[0]?.runs ?? [];
const text = (words: string, ...marks: readonly ('bold' | 'italic' | 'strike' | 'code')[]): Run => ({
  kind: 'text',
  text: words,
  marks,
});

describe('Slack’s markup', () => {
  it('shows an escaped mention as text, and mentions nobody', () => {
    expect(runsOf('&lt;!channel&gt; &lt;@U1&gt; &amp;lt;')).toEqual([text('<!channel> <@U1> &lt;')]);
  });

  it('reads mentions of people, channels, groups and everybody', () => {
    expect(runsOf('<@U1><#C1|general><!subteam^S1><!here>')).toEqual([
      { kind: 'mention', of: 'user', id: 'U1' },
      { kind: 'mention', of: 'channel', id: 'C1' },
      { kind: 'mention', of: 'group', id: 'S1' },
      { kind: 'mention', of: 'broadcast', id: 'here' },
    ]);
  });

  it('reads addresses with and without words, and takes the escaping back in both', () => {
    expect(runsOf('<https://example.test/?a=1&amp;b=2> <https://example.test|A &amp; B>')).toEqual([
      {
        kind: 'link',
        text: 'https://example.test/?a=1&b=2',
        url: 'https://example.test/?a=1&b=2',
        marks: [],
      },
      text(' '),
      { kind: 'link', text: 'A & B', url: 'https://example.test', marks: [] },
    ]);
  });

  it('reads dates', () => {
    expect(runsOf('<!date^1700000000^{date_short}^https://example.test|then>')).toEqual([
      {
        kind: 'date',
        seconds: 1_700_000_000,
        format: '{date_short}',
        fallback: 'then',
        url: 'https://example.test',
        marks: [],
      },
    ]);
  });

  it('reads formatting, one within another', () => {
    expect(runsOf('a *bold and _both_* `*code*` ~gone~')).toEqual([
      text('a '),
      text('bold and ', 'bold'),
      text('both', 'bold', 'italic'),
      text(' '),
      text('*code*', 'code'),
      text(' '),
      text('gone', 'strike'),
    ]);
  });

  it.each(['2*3*4', 'snake_case_name', '* not bold *', 'a * b', '**', '~~~'])(
    'leaves %j as it is',
    (words) => {
      expect(runsOf(words)).toEqual([text(words)]);
    },
  );

  it('knows quoted lines', () => {
    expect(markupLines('&gt; said\n&gt;again\nmine')).toEqual([
      { quoted: true, runs: [text('said')] },
      { quoted: true, runs: [text('again')] },
      { quoted: false, runs: [text('mine')] },
    ]);
  });

  it('shows escaped text without formatting to the character, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        fc.pre(!/[*_~`\n]/.test(words) && !words.startsWith('>'));
        expect(runsOf(escapeMarkup(words))).toEqual(words === '' ? [] : [text(words)]);
      }),
    );
  });
});
