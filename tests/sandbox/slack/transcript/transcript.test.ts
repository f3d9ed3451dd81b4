import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../../../../src/sandbox/slack/json.ts';
import type { SandboxMessage } from '../../../../src/sandbox/slack/message.ts';
import type { Reader } from '../../../../src/sandbox/slack/transcript/reader.ts';
import { transcribe } from '../../../../src/sandbox/slack/transcript/transcript.ts';

const reader: Reader = {
  person: (id) => ({ U1: 'Maria', U2: 'Echo' })[id],
  channel: (id) => ({ C1: 'general' })[id],
  timeZone: 'Europe/Berlin',
  now: Date.UTC(2030, 0, 2, 12),
};

const message = (more: Partial<SandboxMessage>): SandboxMessage => ({
  channel: 'C1',
  ts: '1.000000',
  user: 'U2',
  bot_id: 'B1',
  text: '',
  blocks: [],
  notifies: [],
  ...more,
});

const bodyOf = (more: Partial<SandboxMessage>): readonly string[] =>
  transcribe(message(more), reader).lines.slice(1);
const markup = (text: string): readonly string[] => bodyOf({ text });
const rich = (...elements: readonly JsonObject[]): readonly string[] =>
  bodyOf({ blocks: [{ type: 'rich_text', elements }] });

describe('the first line', () => {
  test('names the author, and says what Slack says in small print', () => {
    const headline = (more: Partial<SandboxMessage>): string | undefined =>
      transcribe(message(more), reader).lines[0];
    expect(headline({})).toBe('Echo (app)');
    expect(headline({ visibleTo: 'U1' })).toBe('Echo (app, only visible to you)');
    expect(headline({ thread_ts: '0.500000', edited: { user: 'U2', ts: '2.000000' } })).toBe(
      'Echo (app, in a thread, edited)',
    );
  });
});

describe('mrkdwn', () => {
  test('loses its marks where Slack takes them for formatting, and keeps them elsewhere', () => {
    expect(markup('*bold* _it_ ~gone~ `code *a*`')).toEqual(['bold it gone code *a*']);
    expect(markup('2*3*4 snake_case_name * a * _ b _')).toEqual(['2*3*4 snake_case_name * a * _ b _']);
  });

  test('shows references by name, links with their address, and decodes escapes', () => {
    expect(markup('<@U1> in <#C1>: <https://e.com|here>, <https://e.com>')).toEqual([
      '@Maria in #general: here (https://e.com), https://e.com',
    ]);
    expect(markup('<!channel> R&amp;D &lt;b&gt; &amp;lt;')).toEqual(['@channel R&D <b> &lt;']);
    expect(markup('<!date^1893456000^{date_short} {time}|then>')).toEqual(['Jan 1, 2030 01:00']);
  });

  test('shows quoted lines behind a bar', () => {
    expect(markup('&gt; said\nnot')).toEqual(['│ said', 'not']);
  });
});

describe('rich text', () => {
  const text = (content: string) => ({ type: 'text', text: content });
  const line = (...elements: readonly JsonObject[]) => ({ type: 'rich_text_section', elements });

  test('is literal, whatever it looks like', () => {
    const literal = '*a* <!channel> &amp; [x](http://e.com) `b` “quoted”';
    expect(rich(line(text(literal)))).toEqual([literal]);
  });

  test('shows quotes, lists and preformatted text as such', () => {
    expect(
      rich(
        { type: 'rich_text_quote', elements: [text('one\ntwo')] },
        {
          type: 'rich_text_list',
          style: 'ordered',
          offset: 2,
          elements: [line(text('a\nb')), line(text('c'))],
        },
        { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [line(text('d'))] },
        { type: 'rich_text_preformatted', elements: [text('x = 1')] },
      ),
    ).toEqual(['│ one', '│ two', '3. a', '   b', '4. c', '  • d', '    x = 1']);
  });

  test('shows links, mentions and dates in the zone of the reader', () => {
    const date = (format: string) => ({
      type: 'date',
      timestamp: Date.UTC(2030, 0, 1, 23, 30) / 1000,
      format,
      fallback: 'f',
    });
    expect(
      rich(
        line(
          { type: 'link', url: 'https://e.com', text: 'here' },
          text(' '),
          { type: 'user', user_id: 'U1' },
          text(' '),
          date('{date_num} {time}, {date_pretty}, {ago}'),
          text(' '),
          date('{moon}'),
        ),
      ),
    ).toEqual(['here (https://e.com) @Maria 2030-01-02 00:30, today, 12 hours ago f']);
  });
});

test('buttons and menu entries are numbered, and the numbers lead to their actions', () => {
  const plain = (text: string) => ({ type: 'plain_text', text });
  const { lines, actions } = transcribe(
    message({
      blocks: [
        { type: 'header', text: plain('Title *as it is*') },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: 'Body' },
          accessory: { type: 'button', action_id: 'a', value: 'v', text: plain('All key points (12)') },
        },
        { type: 'divider' },
        { type: 'image', image_url: 'https://e.com', alt_text: 'a chart' },
        { type: 'context', elements: [{ type: 'mrkdwn', text: '_small_' }, plain('print')] },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'b', text: plain('Share') },
            {
              type: 'static_select',
              action_id: 'c',
              placeholder: plain('Pick one'),
              options: [{ text: plain('First'), value: '1' }],
            },
          ],
        },
      ],
    }),
    reader,
  );
  expect(lines).toEqual([
    'Echo (app)',
    'Title *as it is*',
    'Body',
    '[1] All key points (12)',
    '────────',
    '[image: a chart]',
    'small  print',
    '[2] Share  Pick one: [3] First',
  ]);
  expect(actions).toEqual([
    { kind: 'button', number: 1, actionId: 'a', value: 'v' },
    { kind: 'button', number: 2, actionId: 'b' },
    { kind: 'option', number: 3, actionId: 'c', option: '1' },
  ]);
});

test('any blocks whatever can be drawn, in lines', () => {
  const names = [
    'type',
    'text',
    'elements',
    'fields',
    'accessory',
    'options',
    'placeholder',
    'timestamp',
    'format',
  ];
  const types = [
    'section',
    'context',
    'actions',
    'rich_text',
    'rich_text_list',
    'date',
    'text',
    'mrkdwn',
    'static_select',
  ];
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...types),
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie('value')),
    ),
  }));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 3 }), fc.string(), (blocks, text) => {
      const json: readonly Json[] = JSON.parse(JSON.stringify(blocks));
      const { lines } = transcribe(
        message({ blocks: json.filter((block) => isObject(block)), text }),
        reader,
      );
      expect(lines.filter((line) => line.includes('\n'))).toEqual([]);
    }),
  );
});
