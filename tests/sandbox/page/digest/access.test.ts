import { describe, expect, it } from 'vitest';
import { accessControl, shutOutSentence } from '../../../../src/sandbox/page/digest/access.ts';
import type { ChannelView } from '../../../../src/sandbox/web/protocol.ts';

const briefings: ChannelView = { id: 'C1', name: 'briefings' };
const thread: ChannelView = { id: 'T1', name: 'migration', parent: 'briefings' };
const general: ChannelView = { id: 'C2', name: 'general' };
const direct: ChannelView = { id: 'D1', name: 'Verbatim', visibleTo: 'U1' };
const channels = [briefings, thread, general, direct];

const closed = (...all: readonly ChannelView[]): readonly ChannelView[] =>
  all.map((channel) => ({ ...channel, shutOut: true }));

describe('Shutting the bot out', () => {
  it('concerns the channel that is open, and a thread’s channel', () => {
    expect(accessControl({ platform: 'slack', channels }, 'C2')).toEqual({
      label: 'Remove the bot from #general',
      action: { type: 'access', platform: 'slack', channel: 'C2', allowed: false },
    });
    expect(accessControl({ platform: 'discord', channels }, 'T1')).toEqual({
      label: 'Forbid the bot to post in #briefings',
      action: { type: 'access', platform: 'discord', channel: 'T1', allowed: false },
    });
  });

  it('concerns the first channel where a conversation of two is open, and nothing where there is none', () => {
    expect(accessControl({ platform: 'slack', channels }, 'D1')?.action.channel).toBe('C1');
    expect(accessControl({ platform: 'slack', channels: [direct] }, 'D1')).toBeUndefined();
  });

  it('is taken back by the same control', () => {
    const shut = closed(briefings, thread);
    expect(accessControl({ platform: 'slack', channels: shut }, 'C1')).toEqual({
      label: 'Invite the bot to #briefings',
      action: { type: 'access', platform: 'slack', channel: 'C1', allowed: true },
    });
    expect(accessControl({ platform: 'discord', channels: shut }, 'T1')?.label).toBe(
      'Let the bot post in #briefings',
    );
  });

  it('is told for as long as it lasts, a channel with its threads once', () => {
    expect(shutOutSentence({ platform: 'slack', channels })).toBeUndefined();
    expect(shutOutSentence({ platform: 'slack', channels: closed(briefings, general) })).toBe(
      'The bot is not in #briefings and #general.',
    );
    expect(shutOutSentence({ platform: 'discord', channels: [...closed(briefings, thread), general] })).toBe(
      'The bot may not post in #briefings.',
    );
  });
});
