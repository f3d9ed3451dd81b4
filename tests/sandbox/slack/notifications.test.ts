import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/sandbox/slack/json.ts';
import { notifiedBy } from '../../../src/sandbox/slack/notifications.ts';

const notified = (text: string, ...blocks: readonly JsonObject[]): readonly string[] =>
  notifiedBy({ text, blocks });

test('mentions in the text and in mrkdwn notify', () => {
  expect(notified('<@U1> and <!channel> and <!subteam^S1|editors>')).toEqual(['U1', '@channel', 'S1']);
  const section = { type: 'section', text: { type: 'mrkdwn', text: '<!here|here>' } };
  expect(notified('', section)).toEqual(['@here']);
});

test('escaped text, plain text and literal rich text notify nobody', () => {
  const literal = '<!channel> <@U1>';
  expect(notified('&lt;!channel&gt; @channel @U1')).toEqual([]);
  expect(
    notified(
      '',
      { type: 'header', text: { type: 'plain_text', text: literal } },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: literal }] }],
      },
    ),
  ).toEqual([]);
});

test('mention elements of rich text notify, however deep', () => {
  const elements = [
    { type: 'user', user_id: 'U1' },
    { type: 'broadcast', range: 'everyone' },
    { type: 'user', user_id: 'U1' },
  ];
  const list = {
    type: 'rich_text_list',
    style: 'bullet',
    elements: [{ type: 'rich_text_section', elements }],
  };
  expect(notified('', { type: 'rich_text', elements: [list] })).toEqual(['U1', '@everyone']);
});
