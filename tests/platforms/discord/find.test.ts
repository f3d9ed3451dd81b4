import { describe, expect, it } from 'vitest';
import { lineId } from '../../../src/platforms/discord/custom-id.ts';
import { findPost, type History } from '../../../src/platforms/discord/find.ts';

const SINCE = Date.UTC(2026, 0, 5, 9, 0);
const SELF = '900000000000000001';
const KEY = 'd-1';

const idAt = (time: number, number = 0) => `${(BigInt(time - 1_420_070_400_000) << 22n) + BigInt(number)}`;

interface Stored {
  readonly id: string;
  readonly author: { readonly id: string };
  readonly components?: unknown;
}

const button = (key: string) => [
  { type: 1, components: [{ type: 2, custom_id: lineId('help', 0, { key, stored: new Map() }) }] },
];
const post = (id: string, key: string, author = SELF): Stored => ({
  id,
  author: { id: author },
  components: button(key),
});
const chatter = (count: number, from: number): Stored[] =>
  Array.from({ length: count }, (_, index) => ({
    id: idAt(from, index),
    author: { id: '5' },
    components: [{ type: 17 }],
  }));

/** A history that pages as Discord does: what follows `after`, oldest page first; without it the newest page. */
function historyOf(messages: readonly Stored[], now: number, parts: Partial<History> = {}) {
  const pages: string[] = [];
  const history: History = {
    self: async () => SELF,
    mayRead: async () => true,
    clock: () => now,
    async get(_route, options) {
      const query = options?.query ?? new URLSearchParams();
      const after = query.get('after');
      const limit = Number(query.get('limit'));
      pages.push(after ?? 'newest');
      const following = messages
        .filter(({ id }) => BigInt(id) > BigInt(after ?? 0))
        .toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
      return (after === null ? following.slice(-limit) : following.slice(0, limit)).toReversed();
    },
    ...parts,
  };
  return { history, pages };
}

const LATER = SINCE + 10 * 60_000;

describe('looking for a post', () => {
  it('finds it by its key', async () => {
    const { history } = historyOf(
      [post(idAt(SINCE + 900), 'other'), post(idAt(SINCE + 800), KEY)],
      SINCE + 1_000,
    );
    expect(await findPost(history, '7', KEY, SINCE)).toEqual({ state: 'found', message: idAt(SINCE + 800) });
  });

  it('finds it behind other pages', async () => {
    const { history, pages } = historyOf(
      [...chatter(250, SINCE - 5_000), post(idAt(SINCE + 800), KEY)],
      LATER,
    );
    expect(await findPost(history, '7', KEY, SINCE)).toEqual({ state: 'found', message: idAt(SINCE + 800) });
    expect(pages).toHaveLength(3);
  });

  it('does not take a copy of the key in somebody else’s message for the post', async () => {
    const { history } = historyOf([post(idAt(SINCE + 800), KEY, '6')], LATER);
    expect(await findPost(history, '7', KEY, SINCE)).toEqual({ state: 'absent' });
  });

  it('concludes absence only a while after the attempt', async () => {
    const at = (now: number) => findPost(historyOf(chatter(3, SINCE), now).history, '7', KEY, SINCE);
    expect((await at(SINCE + 59_999)).state).toBe('cannot-tell');
    expect((await at(SINCE + 60_000)).state).toBe('absent');
  });

  it('stops reading where the post can no longer stand', async () => {
    const { history, pages } = historyOf(chatter(5_000, SINCE + 60 * 60_000), SINCE + 48 * 3_600_000);
    expect((await findPost(history, '7', KEY, SINCE)).state).toBe('absent');
    expect(pages).toEqual([expect.stringMatching(/^\d+$/), 'newest']);
  });

  it('finds it among the newest messages where the clock was far ahead when it was posted', async () => {
    const stands = post(idAt(SINCE - 3_600_000), KEY);
    const { history } = historyOf([...chatter(20, SINCE - 3_000_000), stands], LATER);
    expect(await findPost(history, '7', KEY, SINCE)).toEqual({ state: 'found', message: stands.id });
  });

  it('gives up on a channel with too many messages rather than conclude anything', async () => {
    const { history } = historyOf(chatter(5_000, SINCE), LATER);
    expect((await findPost(history, '7', KEY, SINCE)).state).toBe('cannot-tell');
  });

  it.each([false, undefined])(
    'does not trust an empty history where it may not read it (%s)',
    async (may) => {
      const { history, pages } = historyOf([], LATER, { mayRead: async () => may });
      expect((await findPost(history, '7', KEY, SINCE)).state).toBe('cannot-tell');
      expect(pages).toEqual([]);
    },
  );

  it('cannot tell where the history cannot be read', async () => {
    const { history } = historyOf([], LATER, { get: () => Promise.reject(new Error('lost')) });
    expect((await findPost(history, '7', KEY, SINCE)).state).toBe('cannot-tell');
  });
});
