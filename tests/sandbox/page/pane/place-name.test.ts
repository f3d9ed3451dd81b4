import { describe, expect, it } from 'vitest';
import { channelsFor, placeName, signOf } from '../../../../src/sandbox/page/pane/place-name.ts';

const channel = { id: 'C1', name: 'briefings' };
const thread = { id: 'T1', name: 'migration', parent: 'briefings' };
const direct = { id: 'D1', name: 'Verbatim', visibleTo: 'U2' };

describe('a place in a pane', () => {
  it('is named as a channel, a thread in its channel, or who is written with', () => {
    expect([channel, thread, direct].map(placeName)).toEqual([
      '#briefings',
      'migration in #briefings',
      '@Verbatim',
    ]);
    expect(new Set([channel, thread, direct].map(signOf)).size).toBe(3);
  });

  it('is seen by everybody, direct messages by one person alone', () => {
    const channels = [channel, thread, direct];
    expect(channelsFor({ channels }, 'U1')).toEqual([channel, thread]);
    expect(channelsFor({ channels }, 'U2')).toEqual(channels);
  });
});
