import { describe, expect, test } from 'vitest';
import { recent } from './reading.ts';
import { address, wish } from './subscribing.ts';
import { beginWorld } from './world.ts';

describe('A quiet day', () => {
  test('posts nothing where quiet days are skipped, and the status says why', async () => {
    const world = await beginWorld();
    const bot = await world.start({ quiet: 'skip' });
    await world.at(bot, '2024-05-01T09:00Z');
    await world.at(bot, '2024-05-02T09:00Z');
    expect(world.slack.messages).toHaveLength(1);
    expect(await recent(bot)).toEqual([
      'skipped: Nothing was new to this channel, and it skips quiet days.',
      'sent',
    ]);
  });

  test('brings one line where the channel wants one: when the next digest is due, and that asking is always possible', async () => {
    const world = await beginWorld();
    world.channels = [];
    const bot = await world.start();
    await bot.digest.subscribe(address, wish('daily 09:00 UTC', { quiet: 'line' }));
    await world.at(bot, '2024-05-01T09:00Z');
    await world.at(bot, '2024-05-02T09:00Z');
    const line = world.slack.in('C7').at(-1)?.card;
    expect(line?.title).toBeUndefined();
    expect(line?.elements).toEqual([
      {
        type: 'paragraph',
        text: [
          { type: 'plain', text: 'Nothing new since the last digest. ' },
          { type: 'plain', text: 'The next digest is due at ' },
          { type: 'time', at: Date.parse('2024-05-03T09:00Z'), style: 'minute' },
          { type: 'plain', text: '. ' },
          { type: 'plain', text: 'You can always ask: ' },
          { type: 'command', line: 'brief' },
          { type: 'plain', text: '.' },
        ],
      },
      {
        type: 'buttons',
        buttons: [
          { label: 'Pause', line: 'digest pause' },
          { label: 'Why this?', line: 'digest why 2024-05-02' },
        ],
      },
    ]);
  });
});
