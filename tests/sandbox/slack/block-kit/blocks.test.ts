import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBlocks } from '../../../../src/sandbox/slack/block-kit/blocks.ts';
import type { Json, JsonObject } from '../../../../src/sandbox/slack/json.ts';

const x = (count: number): string => 'x'.repeat(count);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (more: JsonObject = {}) => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: readonly JsonObject[]) => ({ type: 'actions', elements });
const option = (value: string, more: JsonObject = {}) => ({ text: plain('One'), value, ...more });
const select = (more: JsonObject) => actions({ type: 'static_select', placeholder: plain('Pick'), ...more });
const rich = (...elements: readonly JsonObject[]) => ({ type: 'rich_text', elements });
const line = (...elements: readonly JsonObject[]) => ({ type: 'rich_text_section', elements });
const confirm = (more: JsonObject) => ({
  title: plain('Sure?'),
  text: plain('It is posted to all.'),
  confirm: plain('Post'),
  deny: plain('Keep'),
  ...more,
});

const problemsOf = (...blocks: readonly Json[]): readonly string[] => checkBlocks(blocks).problems;

test('a message of every kind of block is accepted and its blocks get the ids they lack', () => {
  const verdict = checkBlocks([
    { type: 'header', text: plain('News'), block_id: 'top' },
    section('*hello*'),
    {
      type: 'section',
      fields: [plain('a'), mrkdwn('b')],
      accessory: button({ action_id: 'go', value: 'v' }),
    },
    {
      type: 'context',
      elements: [mrkdwn('small'), { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' }],
    },
    { type: 'divider' },
    actions(button({ confirm: confirm({}), style: 'primary' }), button({ url: 'https://example.com' })),
    select({ options: [option('1'), option('2')], initial_option: option('2') }),
    select({ option_groups: [{ label: plain('Group'), options: [option('1')] }] }),
    actions({ type: 'overflow', options: [option('1', { url: 'https://example.com' })] }),
    { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a chart', title: plain('Chart') },
    rich(
      line(
        { type: 'text', text: 'a', style: { bold: true } },
        { type: 'link', url: 'https://example.com', text: 'b' },
        { type: 'date', timestamp: 1_700_000_000, format: '{date_short}', fallback: 'then' },
        { type: 'user', user_id: 'U1' },
        { type: 'channel', channel_id: 'C1' },
        { type: 'emoji', name: 'wave' },
        { type: 'broadcast', range: 'here' },
      ),
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [line({ type: 'text', text: 'one' })] },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }], border: 0 },
    ),
    { type: 'markdown', text: '**bold**' },
  ]);
  expect(verdict.problems).toEqual([]);
  expect(verdict.blocks.map((block) => block['block_id'])).toHaveLength(12);
  expect(new Set(verdict.blocks.map((block) => block['block_id'])).size).toBe(12);
  expect(verdict.blocks[2]?.['accessory']).toMatchObject({ action_id: 'go' });
});

describe('each limit is refused one step beyond and accepted at its height', () => {
  const limits: readonly (readonly [string, (count: number) => readonly Json[], number, string])[] = [
    [
      'blocks',
      (n) => many(n, () => ({ type: 'divider' })),
      50,
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    [
      'header text',
      (n) => [{ type: 'header', text: plain(x(n)) }],
      150,
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'section text',
      (n) => [section(x(n))],
      3000,
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'section fields',
      (n) => [{ type: 'section', fields: many(n, () => plain('a')) }],
      10,
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a field',
      (n) => [{ type: 'section', fields: [plain(x(n))] }],
      2000,
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'context elements',
      (n) => [{ type: 'context', elements: many(n, () => plain('a')) }],
      10,
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'actions elements',
      (n) => [actions(...many(n, () => button()))],
      25,
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'button text',
      (n) => [actions({ type: 'button', text: plain(x(n)) })],
      75,
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'button value',
      (n) => [actions(button({ value: x(n) }))],
      2000,
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'button url',
      (n) => [actions(button({ url: `https://e.com/${x(n - 14)}` }))],
      3000,
      'must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]',
    ],
    [
      'accessibility label',
      (n) => [actions(button({ accessibility_label: x(n) }))],
      75,
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/accessibility_label]',
    ],
    [
      'action_id',
      (n) => [actions(button({ action_id: x(n) }))],
      255,
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'block_id',
      (n) => [{ type: 'divider', block_id: x(n) }],
      255,
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    [
      'placeholder',
      (n) => [select({ placeholder: plain(x(n)), options: [option('1')] })],
      150,
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
    ],
    [
      'select options',
      (n) => [select({ options: many(n, (index) => option(`${index}`)) })],
      100,
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'overflow options',
      (n) => [actions({ type: 'overflow', options: many(n, (index) => option(`${index}`)) })],
      5,
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'option text',
      (n) => [select({ options: [option('1', { text: plain(x(n)) })] })],
      75,
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'option value',
      (n) => [select({ options: [option(x(n))] })],
      150,
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    [
      'option description',
      (n) => [select({ options: [option('1', { description: plain(x(n)) })] })],
      75,
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/description/text]',
    ],
    [
      'confirm title',
      (n) => [actions(button({ confirm: confirm({ title: plain(x(n)) }) }))],
      100,
      'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
    ],
    [
      'confirm text',
      (n) => [actions(button({ confirm: confirm({ text: mrkdwn(x(n)) }) }))],
      300,
      'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
    ],
    [
      'confirm button',
      (n) => [actions(button({ confirm: confirm({ deny: plain(x(n)) }) }))],
      30,
      'must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/deny/text]',
    ],
    [
      'alternative text',
      (n) => [{ type: 'image', image_url: 'https://e.com', alt_text: x(n) }],
      2000,
      'must be less than 2001 characters [json-pointer:/blocks/0/alt_text]',
    ],
    [
      'image title',
      (n) => [{ type: 'image', image_url: 'https://e.com', alt_text: 'a', title: plain(x(n)) }],
      2000,
      'must be less than 2001 characters [json-pointer:/blocks/0/title/text]',
    ],
    [
      'markdown',
      (n) => [{ type: 'markdown', text: x(n) }],
      12_000,
      'must be less than 12001 characters [json-pointer:/blocks/0/text]',
    ],
    [
      'list indent',
      (n) => [rich({ type: 'rich_text_list', style: 'bullet', indent: n, elements: [line()] })],
      8,
      'must be less than 8 [json-pointer:/blocks/0/elements/0/indent]',
    ],
  ];

  test.each(limits)('%s', (_, make, height, problem) => {
    expect(checkBlocks(make(height)).problems).toEqual([]);
    expect(checkBlocks(make(height + 1)).problems).toContain(problem);
  });
});

test('characters are counted as readers count them, not as UTF-16 units', () => {
  expect(problemsOf({ type: 'header', text: plain('🗞'.repeat(150)) })).toEqual([]);
  expect(problemsOf({ type: 'header', text: plain('🗞'.repeat(151)) })).toHaveLength(2);
});

describe('what is missing, empty, unknown or twice is refused with its place', () => {
  const wrong: readonly (readonly [string, readonly Json[], string])[] = [
    ['no type', [{}], 'missing required field: type [json-pointer:/blocks/0]'],
    ['an unknown block', [{ type: 'sections' }], 'unsupported type: sections [json-pointer:/blocks/0/type]'],
    ['a block that is no object', ['text'], 'must provide an object [json-pointer:/blocks/0]'],
    [
      'a section without text',
      [{ type: 'section' }],
      'missing required field: text [json-pointer:/blocks/0]',
    ],
    ['an empty text', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      'a text that is a number',
      [{ type: 'section', text: { type: 'mrkdwn', text: 1 } }],
      'must provide a string [json-pointer:/blocks/0/text/text]',
    ],
    [
      'mrkdwn in a header',
      [{ type: 'header', text: mrkdwn('a') }],
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      'mrkdwn on a button',
      [actions({ type: 'button', text: mrkdwn('a') })],
      'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]',
    ],
    [
      'verbatim on plain text',
      [{ type: 'header', text: { ...plain('a'), verbatim: true } }],
      'invalid additional property: verbatim [json-pointer:/blocks/0/text]',
    ],
    [
      'an unknown member',
      [{ type: 'divider', colour: 'red' }],
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'an unknown element',
      [actions({ type: 'lever' })],
      'unsupported element: lever [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a button in a context',
      [{ type: 'context', elements: [button()] }],
      'unsupported element: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    ['no elements', [actions()], 'must provide at least 1 items [json-pointer:/blocks/0/elements]'],
    [
      'an unknown style',
      [actions(button({ style: 'loud' }))],
      'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      'an address that is none',
      [actions(button({ url: 'here' }))],
      'must be a valid URI [json-pointer:/blocks/0/elements/0/url]',
    ],
    [
      'an image without picture',
      [{ type: 'image', alt_text: 'a' }],
      'missing required field: image_url [json-pointer:/blocks/0]',
    ],
    [
      'an image without alternative text',
      [{ type: 'image', image_url: 'https://e.com' }],
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'a menu without options',
      [select({})],
      'missing required field: options [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an initial option that is not offered',
      [select({ options: [option('1')], initial_option: option('2') })],
      'must match one of the options [json-pointer:/blocks/0/elements/0/initial_option]',
    ],
    [
      'a link in a select option',
      [select({ options: [option('1', { url: 'https://e.com' })] })],
      'invalid additional property: url [json-pointer:/blocks/0/elements/0/options/0]',
    ],
    [
      'a confirmation without text',
      [actions(button({ confirm: { title: plain('a') } }))],
      'missing required field: text [json-pointer:/blocks/0/elements/0/confirm]',
    ],
    ['an empty rich text', [rich()], 'must provide at least 1 items [json-pointer:/blocks/0/elements]'],
    [
      'an empty run of rich text',
      [rich(line({ type: 'text', text: '' }))],
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    [
      'a list within a list',
      [
        rich({
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_list', style: 'bullet', elements: [] }],
        }),
      ],
      'unsupported type: rich_text_list [json-pointer:/blocks/0/elements/0/elements/0/type]',
    ],
    [
      'a date without format',
      [rich(line({ type: 'date', timestamp: 1 }))],
      'missing required field: format [json-pointer:/blocks/0/elements/0/elements/0]',
    ],
    [
      'a date in milliseconds and a half',
      [rich(line({ type: 'date', timestamp: 1.5, format: '{date}' }))],
      'must provide an integer [json-pointer:/blocks/0/elements/0/elements/0/timestamp]',
    ],
    [
      'a mention in preformatted text',
      [rich({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] })],
      'unsupported type: user [json-pointer:/blocks/0/elements/0/elements/0/type]',
    ],
    [
      'a style that is a word',
      [rich(line({ type: 'text', text: 'a', style: 'bold' }))],
      'must provide an object [json-pointer:/blocks/0/elements/0/elements/0/style]',
    ],
    [
      'a block_id twice',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
    ],
    [
      'an action_id twice in a block',
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
  ];

  test.each(wrong)('%s', (_, blocks, problem) => {
    expect(checkBlocks(blocks).problems).toContain(problem);
  });
});

test('the same action_id may stand in two blocks', () => {
  expect(problemsOf(actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' })))).toEqual([]);
});

test('a text object says that it fails before it says why', () => {
  expect(problemsOf(section(x(3001)))).toEqual([
    'failed to match all allowed schemas [json-pointer:/blocks/0/text]',
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ]);
});

test('the texts of all blocks are counted together', () => {
  const verdict = checkBlocks([
    { type: 'header', text: plain(x(10)) },
    section(x(20)),
    actions(button()),
    rich(line({ type: 'text', text: x(30) }, { type: 'link', url: 'https://example.com', text: x(5) })),
  ]);
  expect(verdict.characters).toBe(10 + 20 + 'Go'.length + 30 + 5);
});

/** JSON that often looks like blocks. */
const blockish = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'section',
      'rich_text',
      'rich_text_section',
      'text',
      'button',
      'static_select',
      'plain_text',
      '',
    ),
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        'type',
        'text',
        'elements',
        'fields',
        'accessory',
        'options',
        'style',
        'block_id',
        '__proto__',
        'a',
      ),
      tie('value'),
    ),
  ),
}));

test('no value whatever makes the check throw', () => {
  fc.assert(
    fc.property(blockish.value, (value) => {
      const json: Json = JSON.parse(JSON.stringify(value) ?? 'null');
      const { problems } = checkBlocks(json);
      expect(problems.every((problem) => /\[json-pointer:\/blocks[^\]]*/.test(problem))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
