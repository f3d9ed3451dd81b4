import { describe, expect, it } from 'vitest';
import { lineAction } from '../../../../src/sandbox/page/composer/line-action.ts';
import { pane } from '../fixtures.ts';

const inDiscord = { pane: pane('discord'), channel: 'C1', user: 'U1' };
const inSlack = { pane: pane('slack'), channel: 'C2', user: 'U2' };

describe('what a line does', () => {
  it('is a command with its options by name for a Discord slash command', () => {
    expect(lineAction('/quote Mara Quill 2', inDiscord)).toEqual({
      ok: true,
      action: {
        type: 'command',
        platform: 'discord',
        user: 'U1',
        channel: 'C1',
        name: '/quote',
        options: { who: 'Mara Quill', number: 2 },
      },
    });
  });

  it.each(['/digest now', '!quote Quill', 'good morning', '/unknown x'])(
    'is what is typed for %j in Discord',
    (text) => {
      expect(lineAction(text, inDiscord)).toEqual({
        ok: true,
        action: { type: 'type', platform: 'discord', user: 'U1', channel: 'C1', text },
      });
    },
  );

  it('is what is typed in Slack, in its thread where there is one', () => {
    expect(lineAction('/brief floods figures', inSlack)).toEqual({
      ok: true,
      action: { type: 'type', platform: 'slack', user: 'U2', channel: 'C2', text: '/brief floods figures' },
    });
    expect(lineAction('thanks', { ...inSlack, thread: '1.1' })).toMatchObject({ action: { thread: '1.1' } });
  });

  it('is nothing where Discord’s client would not send it', () => {
    expect(lineAction('/quote number:x', inDiscord)).toEqual({
      ok: false,
      error: 'Input a valid integer: number',
    });
  });
});
