import { describe, expect, test } from 'vitest';
import type { PostOutcome } from '../../src/digest/platform.ts';
import { leasedStore } from './leased-store.ts';
import { truthOf } from './ledger.ts';
import { beginWorld, MINUTE } from './world.ts';

const address = { platform: 'slack', channel: 'C1' };

/** A platform's posts, each of which waits until it is let go. */
class HeldPosts {
  readonly #waiting: (() => void)[] = [];

  async around(post: () => Promise<PostOutcome>): Promise<PostOutcome> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return post();
  }

  get count(): number {
    return this.#waiting.length;
  }

  letGo(): void {
    this.#waiting.shift()?.();
  }
}

describe('A subscription that waits for its turn', () => {
  test('is not taken from another process that has taken it on meanwhile', async () => {
    const world = await beginWorld();
    const leased = leasedStore(world.store.digest, () => world.trueTime);
    const slack = world.slack.connect(
      () => world.now,
      async () => {},
    );
    const posts = new HeldPosts();
    const held = {
      ...slack,
      post: (...post: Parameters<typeof slack.post>) => posts.around(() => slack.post(...post)),
    };
    const interrupted: string[] = [];
    let claimed = 0;
    let given = async () => {};
    const first = await world.join({
      platforms: [held],
      store: {
        ...leased,
        claim: async (...asked) => {
          const claims = await leased.claim(...asked);
          claimed += claims.length;
          return claims;
        },
        release: async (holder, ids) => {
          await leased.release(holder, ids);
          await given();
        },
        interrupt: async (reason, at, subscription) => {
          if (subscription !== undefined) interrupted.push(subscription);
          return leased.interrupt(reason, at, subscription);
        },
      },
    });
    const other = await world.join({ store: leased, platforms: [held] });
    world.trueTime = Date.parse('2024-05-01T08:59:50Z');
    const asking = first.digest.postNow(address, 'a');
    await expect.poll(() => posts.count).toBe(1);
    world.trueTime = Date.parse('2024-05-01T09:00Z');
    const ticking = first.digest.tick();
    await expect.poll(() => claimed).toBe(1);
    interrupted.length = 0;
    let posting = Promise.resolve();
    given = async () => {
      given = async () => {};
      // The other process takes it on in this very moment, and is posting by the time this one goes on.
      posting = other.digest.tick();
      await expect.poll(() => posts.count).toBe(1);
    };
    posts.letGo();
    expect((await asking).state).toBe('sent');
    await ticking;
    expect(interrupted).toEqual([]);
    posts.letGo();
    await posting;
    await world.pass([first, other], 5 * MINUTE);
    expect(await truthOf(world)).toEqual(['sent', 'sent']);
    expect(world.slack.posts).toBe(2);
  });
});

describe('A subscription that cannot be given back', () => {
  test('does not make what was done about it fail', async () => {
    const world = await beginWorld();
    const { digest } = world.store;
    const release = async () => {
      throw new Error('The connection was lost.');
    };
    const bot = await world.start({ store: { ...digest, release } });
    expect((await bot.digest.postNow(address, 'a')).state).toBe('sent');
    expect(await bot.digest.pause(address)).toMatchObject({ pause: { kind: 'asked' } });
    expect(bot.errors).toEqual([]);
  });
});
