/** Looks for a posted digest in a channel's history, by the key in the ids of its components. */
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { FindOutcome } from '../../digest/platform.ts';
import { keyOf } from './custom-id.ts';
import { failureOf } from './failure.ts';
import { LIMITS } from './limits.ts';
import { REQUEST_TIMEOUT, type Requests } from './rest.ts';

/** How long after a post its absence means something: its own timeout, and time for Discord to finish with it. */
const SETTLED_AFTER = REQUEST_TIMEOUT + 50_000;

/** How far our clock and Discord's may differ, in milliseconds; history is read that much around the post. */
const CLOCK_TOLERANCE = 15 * 60_000;

/** Pages read before giving up: a channel with more than 2,000 messages in half an hour is no place to look. */
const MOST_PAGES = 20;

/** Reference, Snowflakes: milliseconds of the first second of 2015. */
const DISCORD_EPOCH = 1_420_070_400_000;

/** What looking needs. */
export interface History {
  /** The bot's own user id. Rejects where Discord does not tell. */
  self(): Promise<string>;
  /** Whether the bot may read the channel's history now; `undefined` where that is not known. */
  mayRead(channel: string): Promise<boolean | undefined>;
  readonly get: Requests['get'];
  /** Epoch milliseconds. */
  clock(): number;
}

const page = z.array(
  z.object({ id: z.string(), author: z.object({ id: z.string() }), components: z.unknown().optional() }),
);

type Message = z.infer<typeof page>[number];

/** Looks for the post with a key; see `Platform.find`. */
export async function findPost(
  history: History,
  channel: string,
  key: string,
  since: number,
): Promise<FindOutcome> {
  // Without this permission Discord returns an empty history rather than an error (Get Channel Messages).
  const mayRead = await history.mayRead(channel);
  if (mayRead === undefined) {
    return { state: 'cannot-tell', reason: 'Whether the bot may read the channel could not be found out.' };
  }
  if (!mayRead) {
    return { state: 'cannot-tell', reason: 'The bot lacks Read Message History in the channel.' };
  }
  try {
    return await search(history, channel, key, since);
  } catch (error) {
    const { code, status } = failureOf(error);
    return { state: 'cannot-tell', reason: `The channel's history could not be read (${code ?? status}).` };
  }
}

async function search(history: History, channel: string, key: string, since: number): Promise<FindOutcome> {
  const settled = history.clock() >= since + SETTLED_AFTER;
  const end = snowflakeAt(since + CLOCK_TOLERANCE);
  const self = await history.self();
  const isSought = ({ author, components }: Message) => author.id === self && holdsKey(components, key);
  let after = snowflakeAt(since - CLOCK_TOLERANCE);
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const messages = await readPage(history, channel, after);
    const found = messages.find(isSought);
    if (found !== undefined) return { state: 'found', message: found.id };
    after = messages.reduce((newest, { id }) => (BigInt(id) > newest ? BigInt(id) : newest), after);
    if (messages.length < LIMITS.historyPage || after > end) {
      if (!settled) return { state: 'cannot-tell', reason: 'The post was attempted too short a time ago.' };
      // Our clock may have been wrong by more when it was posted, and have been put right since.
      const recent = (await readPage(history, channel)).find(isSought);
      return recent === undefined ? { state: 'absent' } : { state: 'found', message: recent.id };
    }
  }
  return { state: 'cannot-tell', reason: 'The channel has too many messages to look through.' };
}

/** The first messages after one, or the newest of all. */
async function readPage(history: History, channel: string, after?: bigint): Promise<readonly Message[]> {
  const query = new URLSearchParams({ limit: `${LIMITS.historyPage}` });
  if (after !== undefined) query.set('after', `${after}`);
  return page.parse(await history.get(Routes.channelMessages(channel), { query }));
}

const snowflakeAt = (time: number): bigint => BigInt(Math.max(0, Math.floor(time) - DISCORD_EPOCH)) << 22n;

/** Whether any component, however nested, has an id with the key. */
function holdsKey(components: unknown, key: string): boolean {
  if (Array.isArray(components)) return components.some((one) => holdsKey(one, key));
  if (typeof components !== 'object' || components === null) return false;
  if ('custom_id' in components && typeof components.custom_id === 'string') {
    if (keyOf(components.custom_id) === key) return true;
  }
  return 'components' in components && holdsKey(components.components, key);
}
