import { describe, expect, it } from 'vitest';
import { readBlock } from '../../../../src/sandbox/page/slack/block.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const words = (text: string) => ({ kind: 'text' as const, text, marks: [] });

describe('a block of a Slack message', () => {
  it('keeps a header to the character: no markup is read in it', () => {
    expect(readBlock({ type: 'header', text: plain('*A* &lt;!channel&gt; :smile:') })).toEqual({
      kind: 'header',
      text: '*A* &lt;!channel&gt; :smile:',
    });
  });

  it('reads rich text with its quotes, lists and marks', () => {
    const block = {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Said', style: { bold: true } }] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: '“As it is *here*.”' }] },
        {
          type: 'rich_text_list',
          style: 'ordered',
          offset: 2,
          indent: 1,
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'third' }] }],
        },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
      ],
    };
    expect(readBlock(block)).toEqual({
      kind: 'rich-text',
      parts: [
        { kind: 'section', runs: [{ kind: 'text', text: 'Said', marks: ['bold'] }] },
        { kind: 'quote', runs: [words('“As it is *here*.”')] },
        { kind: 'list', ordered: true, first: 3, indent: 1, items: [[words('third')]] },
        { kind: 'preformatted', runs: [words('code')] },
      ],
    });
  });

  it('reads links, dates and mentions in rich text', () => {
    const elements = [
      { type: 'link', url: 'https://example.test', text: 'here' },
      { type: 'link', url: 'https://example.test' },
      { type: 'date', timestamp: 1_700_000_000, format: '{ago}', fallback: 'then' },
      { type: 'user', user_id: 'U1' },
      { type: 'broadcast', range: 'here' },
      { type: 'emoji', name: 'wave' },
      { type: 'of a later year' },
    ];
    expect(readBlock({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] })).toEqual({
      kind: 'rich-text',
      parts: [
        {
          kind: 'section',
          runs: [
            { kind: 'link', text: 'here', url: 'https://example.test', marks: [] },
            { kind: 'link', text: 'https://example.test', url: 'https://example.test', marks: [] },
            { kind: 'date', seconds: 1_700_000_000, format: '{ago}', fallback: 'then', marks: [] },
            { kind: 'mention', of: 'user', id: 'U1' },
            { kind: 'mention', of: 'broadcast', id: 'here' },
            { kind: 'emoji', name: 'wave' },
          ],
        },
      ],
    });
  });

  it('reads what can be pressed and chosen, under its action id', () => {
    const block = {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'run:1:0', text: plain('Share'), value: 'x', style: 'primary' },
        {
          type: 'static_select',
          action_id: 'run:2:0',
          placeholder: plain('Choose'),
          options: [{ text: plain('One'), value: '1', description: plain('The first') }],
          option_groups: [{ label: plain('More'), options: [{ text: plain('Two'), value: '2' }] }],
        },
        { type: 'datepicker', action_id: 'when' },
      ],
    };
    expect(readBlock(block)).toEqual({
      kind: 'actions',
      controls: [
        { kind: 'button', action: 'run:1:0', label: 'Share', style: 'primary' },
        {
          kind: 'select',
          action: 'run:2:0',
          placeholder: 'Choose',
          options: [
            { label: 'One', value: '1', description: 'The first' },
            { label: 'Two', value: '2', description: '' },
          ],
        },
        { kind: 'unknown', name: 'datepicker' },
      ],
    });
  });

  it('tells literal text from markup in a section and in small print', () => {
    expect(
      readBlock({ type: 'section', text: { type: 'mrkdwn', text: '*a*' }, fields: [plain('*b*')] }),
    ).toEqual({
      kind: 'section',
      text: { markup: true, text: '*a*' },
      fields: [{ markup: false, text: '*b*' }],
    });
    expect(
      readBlock({
        type: 'context',
        elements: [
          plain('small'),
          { type: 'image', image_url: 'https://example.test/a.png', alt_text: 'a bridge' },
        ],
      }),
    ).toEqual({
      kind: 'context',
      elements: [
        { markup: false, text: 'small' },
        { alternative: 'a bridge', url: 'https://example.test/a.png' },
      ],
    });
  });

  it('keeps the name of a block that is not drawn, so that the page can say so', () => {
    expect(readBlock({ type: 'video' })).toEqual({ kind: 'unknown', name: 'video' });
    expect(readBlock(null)).toEqual({ kind: 'unknown', name: '' });
  });
});
