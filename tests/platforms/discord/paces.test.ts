import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pacesOf } from '../../../src/platforms/discord/paces.ts';

/** How many posts a pace lets go within some milliseconds at most, wherever they begin. */
const mostWithin = ({ interval, burst }: { interval: number; burst: number }, within: number) =>
  burst + Math.floor(within / interval);

describe('the paces', () => {
  it('are shared by the whole bot, and by what is posted to one channel', () => {
    expect(pacesOf('7').map(({ scope }) => scope)).toEqual(['discord', 'discord:7']);
  });

  it('leave room for answers under Discord’s 50 requests a second and 5 messages in 5 seconds', () => {
    const [all, channel] = pacesOf('7');
    if (all === undefined || channel === undefined) throw new Error('There are two.');
    expect(mostWithin(all, 1_000)).toBeLessThanOrEqual(45);
    expect(mostWithin(channel, 5_000)).toBeLessThanOrEqual(5);
  });

  it('are the same whichever channel it is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n }), (id) => {
        const plain = (channel: string) => pacesOf(channel).map(({ interval, burst }) => [interval, burst]);
        expect(plain(`${id}`)).toEqual(plain('7'));
      }),
    );
  });
});
