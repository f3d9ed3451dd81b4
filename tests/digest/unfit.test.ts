import { afterEach, describe, expect, test } from 'vitest';
import { toPlainText } from '../../src/cards/plain-text.ts';
import type { Platform, PostOutcome } from '../../src/digest/platform.ts';
import { exampleBrief } from '../fixtures/brief.ts';
import { World } from './world.ts';

const worlds: World[] = [];

afterEach(async () => {
  for (const { store } of worlds.splice(0)) await store.close();
});

const UNFIT: PostOutcome = {
  state: 'unfit',
  reason: 'The form of the message is refused.',
  remedy: 'Report it.',
};

/** A world whose Slack does not take the cards with a title, and a bot in it. */
async function begin(unfit: string) {
  const world = await World.begin();
  worlds.push(world);
  world.briefs = ['one', 'two'].map((id) => exampleBrief({ id, title: `Title ${id}` }));
  const slack = world.slack.connect(
    () => world.now,
    async () => {},
  );
  const post: Platform['post'] = async (channel, card, key) =>
    card.title?.includes(unfit) === true ? UNFIT : slack.post(channel, card, key);
  return { world, bot: await world.start({ platforms: [{ ...slack, post }] }) };
}

const address = { platform: 'slack', channel: 'C1' };

describe('A message that the platform does not take as it is', () => {
  test('fails alone: the others are posted, and the digests go on', async () => {
    const { world, bot } = await begin('Title one');
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.slack.messages.map(({ card }) => card.title)).toEqual(['New in the library: Title two']);
    expect(await bot.digest.subscription(address)).not.toHaveProperty('pause');
    const [report] = await bot.digest.history(address, 1);
    expect(report).toMatchObject({
      state: 'failed',
      reason: 'Message 1 of 2: The form of the message is refused. Report it.',
    });
    await world.at(bot, '2024-05-02T09:00Z');
    expect(await bot.digest.history(address, 5)).toHaveLength(2);
  });

  test('is told to an admin, with when it was due and what to do', async () => {
    const { world, bot } = await begin('Title one');
    await world.at(bot, '2024-05-01T09:00Z');
    expect(world.slack.told.map(({ card }) => toPlainText(card))).toEqual([
      [
        'Not posted to #C1',
        '',
        'The digest due at 2024-05-01 09:00 UTC could not be posted to #C1: The form of the message is refused. Report it.',
        '',
        'The digests to come are not affected.',
      ].join('\n'),
    ]);
  });
});
