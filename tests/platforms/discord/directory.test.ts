import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { checkOf, createDirectory, labelOf } from '../../../src/platforms/discord/directory.ts';

const SERVER = { id: '1', owner_id: '9', roles: [{ id: '1', permissions: '0' }] };

/** A directory without a gateway, and what it asked for. */
function directoryOf(channel: (id: string) => unknown) {
  const asked: string[] = [];
  const time = { now: 0 };
  const directory = createDirectory({
    requests: {
      async get(route) {
        const [, kind, id = ''] = route.split('/');
        asked.push(route);
        if (kind === 'channels') return channel(id);
        if (kind === 'users') return { id: '5' };
        return route.includes('members') ? { roles: [] } : SERVER;
      },
    },
    client: () => undefined,
    clock: () => time.now,
  });
  const channelsAsked = () => asked.filter((route) => route.startsWith('/channels/'));
  return { directory, time, asked, channelsAsked };
}

const text = (id: string) => ({ type: 0, name: `channel-${id}`, guild_id: '1', permission_overwrites: [] });

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the directory of channels', () => {
  it('knows a channel once it was asked for, and looks it up again after a minute', async () => {
    const { directory, time, channelsAsked } = directoryOf(text);
    expect(directory.known('7')).toBeUndefined();
    await settled();
    expect(labelOf('7', directory.known('7'))).toBe('#channel-7');
    time.now = 59_999;
    directory.known('7');
    await settled();
    expect(channelsAsked()).toHaveLength(1);
    time.now = 60_000;
    expect(labelOf('7', directory.known('7'))).toBe('#channel-7');
    await settled();
    expect(channelsAsked()).toHaveLength(2);
  });

  it('looks up one channel at a time, however many are asked for', async () => {
    const { directory, channelsAsked } = directoryOf(text);
    for (let id = 100; id < 200; id += 1) directory.known(`${id}`);
    await settled();
    expect(channelsAsked()).toEqual(['/channels/100']);
    directory.known('101');
    await settled();
    expect(channelsAsked()).toEqual(['/channels/100', '/channels/101']);
  });

  it('asks for its own id once, and for a thread’s permissions in the channel that it is in', async () => {
    const thread = { type: 11, name: 'bridge', guild_id: '1', parent_id: '8' };
    const { directory, asked } = directoryOf((id) => (id === '7' ? thread : text(id)));
    for (let count = 0; count < 2; count += 1) await directory.find('7');
    expect(asked.filter((route) => route.startsWith('/users/'))).toHaveLength(1);
    expect(asked.filter((route) => route === '/channels/8')).toHaveLength(2);
  });

  it('keeps what it knows of a channel where Discord does not answer', async () => {
    let answer: () => unknown = () => text('7');
    const { directory, time } = directoryOf(() => answer());
    await directory.find('7');
    answer = () => {
      throw new Error('lost');
    };
    time.now = 60_000;
    expect((await directory.find('7')).kind).toBe('cannot-tell');
    expect(labelOf('7', directory.known('7'))).toBe('#channel-7');
  });

  it('does not blame the channel where Discord does not accept the token', async () => {
    const { directory } = directoryOf(() => {
      throw new DiscordAPIError({ code: 0, message: '401: Unauthorized' }, 0, 401, 'GET', '', {});
    });
    expect(checkOf(await directory.find('7'))).toEqual({
      state: 'cannot-tell',
      reason: 'Discord does not accept the token.',
    });
  });

  it('takes a channel of a kind that it does not know for one that takes no messages', async () => {
    const { directory } = directoryOf((id) => ({ ...text(id), type: 99 }));
    expect(checkOf(await directory.find('7'))).toMatchObject({
      state: 'missing',
      reason: '#channel-7 takes no messages.',
    });
  });

  it('forgets the channels that it was asked for first, when there are many', async () => {
    const { directory } = directoryOf(text);
    for (let id = 0; id <= 1_000; id += 1) await directory.find(`${id}`);
    expect(directory.known('0')).toBeUndefined();
    expect(labelOf('1', directory.known('1'))).toBe('#channel-1');
  });
});
