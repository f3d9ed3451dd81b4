import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMarkdown } from '../../../src/sandbox/discord/transcript/markdown.ts';
import type { Reader } from '../../../src/sandbox/discord/transcript/reader.ts';
import { transcribe } from '../../../src/sandbox/discord/transcript/transcript.ts';
import { startSandbox } from './connected.ts';
import { messageFrom } from './messages.ts';

const reader: Reader = {
  person: (id) => (id === '1' ? 'Robin' : undefined),
  role: (id) => (id === '2' ? 'Editors' : undefined),
  channel: (id) => (id === '3' ? 'general' : undefined),
  timeZone: 'Europe/Berlin',
  now: Date.UTC(2030, 0, 2),
};

describe('markdown as a reader sees it', () => {
  it.each([
    ['**b** *i* _i_ __u__ ~~s~~ ||p|| ***x***', 'b i i u s p x'],
    ['`a *b* \\*`', 'a *b* \\*'],
    ['\\*a\\* \\_b\\_ \\<t:1:R> \\[x](http://e.com)', '*a* _b_ <t:1:R> [x](http://e.com)'],
    ['# Head\n-# small\n> said\n- item', 'Head\nsmall\n│ said\n• item'],
    ['\\# Head\n\\- item\n1\\. one', '# Head\n- item\n1. one'],
    ['>>> all\nof it', '│ all\n│ of it'],
    ['```js\nlet *a*\n```', 'let *a*'],
    ['- one\n  more\n  - inner\n- two\n\n2. three', '• one\n  more\n  • inner\n• two\n\n2. three'],
    ['[the **label**](https://example.org/a_b_c)', 'the label (https://example.org/a_b_c)'],
    [
      'see https://example.org/a_b_c, <https://example.org>',
      'see https://example.org/a_b_c, https://example.org',
    ],
    [
      '<@1> <@!1> <@9> <@&2> <#3> </brief:4> <:smile:5>',
      '@Robin @Robin @unknown-user @Editors #general /brief :smile:',
    ],
    ['snake_case_word, 2 * 3 * 4', 'snake_case_word, 2 * 3 * 4'],
    ['a ** b', 'a ** b'],
  ])('draws %j as %j', (markdown, drawn) => {
    expect(drawMarkdown(markdown, reader)).toBe(drawn);
  });

  it("draws times in the reader's zone, and relative ones from the reader's now", () => {
    const noon = Date.UTC(2030, 0, 1, 12) / 1_000;
    expect(drawMarkdown(`<t:${noon}:t> <t:${noon}:D> <t:${noon}:R> <t:${noon}:Q>`, reader)).toBe(
      `13:00 1 January 2030 12 hours ago <t:${noon}:Q>`,
    );
  });

  it('never throws and never adds to what it was given, whatever the text', () => {
    const marks = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '```',
      '[',
      '](',
      ')',
      '<',
      '>',
      '<t:',
      ':R>',
      '\\',
      '~~',
      '\n',
      'a',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(marks, fc.string({ unit: 'grapheme', maxLength: 4 }))), (parts) => {
        const text = parts.join('');
        expect(drawMarkdown(text, reader).length).toBeLessThanOrEqual(text.length * 3 + 20);
      }),
    );
  });
});

describe('a message as lines', () => {
  it('shows author, content, embeds and numbered controls, each option and button with its own number', async () => {
    const sandbox = await startSandbox();
    const message = await messageFrom(sandbox, {
      content: 'Look:',
      embeds: [
        {
          author: { name: 'By *nobody*' },
          title: 'On **borders**',
          url: 'https://example.org',
          description: '> “First …”\n\\*literal\\*',
          fields: [{ name: 'Some', value: 'one\ntwo' }],
          image: { url: 'https://example.org/map.png' },
          footer: { text: 'As *printed*' },
        },
      ],
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: 'All key points (12)', custom_id: 'a' },
            { type: 2, style: 5, label: 'Source', url: 'https://example.org' },
            { type: 2, style: 2, label: 'Off', custom_id: 'b', disabled: true },
            { type: 2, style: 2, label: 'Share', custom_id: 'c' },
          ],
        },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: 'd',
              placeholder: 'Topics',
              options: [
                { label: 'Trade', value: 't' },
                { label: 'Water', value: 'w' },
              ],
            },
          ],
        },
      ],
    });

    const { lines, actions } = transcribe(message, reader);

    expect(lines).toEqual([
      'Verbatim (app)',
      'Look:',
      '',
      'By *nobody*',
      'On borders (https://example.org)',
      '│ “First …”',
      '*literal*',
      'Some',
      '  one',
      '  two',
      '[image: https://example.org/map.png]',
      'As *printed*',
      '',
      '[1] All key points (12)  Source (https://example.org)  (Off)  [2] Share',
      'Topics: [3] Trade  [4] Water',
    ]);
    expect(actions).toEqual([
      { kind: 'button', number: 1, customId: 'a' },
      { kind: 'button', number: 2, customId: 'c' },
      { kind: 'option', number: 3, customId: 'd', value: 't' },
      { kind: 'option', number: 4, customId: 'd', value: 'w' },
    ]);
  });

  it('says who sees an ephemeral message, that one was edited, and that one is a reply', async () => {
    const sandbox = await startSandbox();
    const message = await messageFrom(sandbox, { content: 'x' });

    const headlineOf = (changes: object) => transcribe({ ...message, ...changes }, reader).lines[0];

    expect(headlineOf({ onlyFor: '1' })).toBe('Verbatim (app, only you can see this)');
    expect(headlineOf({ edited_timestamp: message.timestamp })).toBe('Verbatim (app, edited)');
    expect(headlineOf({ message_reference: {} })).toBe('Verbatim (app, reply)');
    expect(transcribe({ ...message, flags: 128 }, reader).lines).toEqual(['Verbatim (app)', 'is thinking…']);
  });
});
