import { describe, expect, test } from 'vitest';
import { beginWorld, channelOf, DAY, HOUR } from './world.ts';

describe('Preview and status', () => {
  test('tell what is next and when, before and after the bot has started', async () => {
    const world = await beginWorld();
    world.channels = [channelOf('slack', 'C1'), channelOf('discord', 'D1', 'weekdays 08:30 Europe/Berlin')];
    const bot = await world.start();
    const [, discord] = await bot.digest.preview();
    expect(discord).toMatchObject({
      address: { platform: 'discord', channel: 'D1' },
      label: '#D1',
      workspace: 'discord-workspace',
      due: Date.parse('2024-05-02T06:30Z'),
      schedule: 'weekdays 08:30 Europe/Berlin',
    });
    expect((await bot.digest.preview()).map(({ label }) => label)).toEqual(['#C1', '#D1']);
    const status = await bot.digest.status({
      kind: 'channel',
      address: { platform: 'slack', channel: 'C1' },
    });
    expect(status.channels.map(({ label, workspace, next }) => [label, workspace, next])).toEqual([
      ['#C1', 'slack-workspace', Date.parse('2024-05-01T09:00Z')],
    ]);
    const connected = (platform?: string) =>
      bot.digest.connections(platform).map((connection) => connection.platform);
    expect([connected('slack'), connected()]).toEqual([['slack'], ['slack', 'discord']]);
  });

  test('tell the last five deliveries, newest first', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    await world.pass(bot, 7 * DAY, HOUR);
    const { channels } = await bot.digest.status({ kind: 'everything' });
    expect(channels[0]?.recent.map(({ due }) => new Date(due).getUTCDate())).toEqual([7, 6, 5, 4, 3]);
  });

  test('change nothing', async () => {
    const world = await beginWorld();
    const bot = await world.start();
    const before = await bot.digest.preview();
    await bot.digest.status({ kind: 'everything' });
    expect(await bot.digest.preview()).toEqual(before);
  });
});
