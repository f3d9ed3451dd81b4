/** A strict Discord, with what of digests stands in it. */
import { keyOf } from '../../src/platforms/discord/custom-id.ts';
import { startDiscordSandbox } from '../../src/sandbox/discord/sandbox.ts';
import type { Post } from './post.ts';
import { SLOWEST_REPLY, type Venue } from './venue.ts';

/** The delivery's key in the ids of a message's components, however nested. */
function keyIn(components: unknown): string | undefined {
  if (Array.isArray(components)) return components.map(keyIn).find((key) => key !== undefined);
  if (typeof components !== 'object' || components === null) return undefined;
  if ('custom_id' in components && typeof components.custom_id === 'string') {
    const key = keyOf(components.custom_id);
    if (key !== undefined) return key;
  }
  return 'components' in components ? keyIn(components.components) : undefined;
}

/** The shares of the requests about messages that meet trouble, and of the gateway's connections. */
const RATES = {
  'lose-reply': 0.03,
  drop: 0.02,
  status: 0.02,
  'status-carried-out': 0.02,
  'limit-shared': 0.01,
  'limit-global': 0.005,
  delay: 0.02,
  'gateway-cut': 0.01,
  'gateway-reconnect': 0.01,
  'gateway-refuse-resume': 0.005,
} as const;

/** Opens a Discord with channels for the bot. */
export async function openDiscordVenue(channels: number): Promise<Venue> {
  const names = Array.from({ length: channels }, (_, index) => `digest-${index}`);
  const sandbox = await startDiscordSandbox({ channels: names });
  const ids = names.map((name) => sandbox.channel(name).id);

  function postsIn(channel: string): readonly Post[] {
    return sandbox
      .messages(channel)
      .filter(({ author }) => author.id === sandbox.bot.id)
      .map(({ id, components }) => ({ platform: 'discord', channel, message: id, key: keyIn(components) }));
  }

  return {
    environment: { DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl },
    channels: ids,
    posts: () => ids.flatMap(postsIn),
    trouble(seed) {
      const plan = { seed, rates: RATES, retryAfter: 3, delay: SLOWEST_REPLY };
      sandbox.faults.atRandom(plan, { path: '/messages' });
    },
    calm: () => sandbox.faults.atRandom(undefined),
    get mishaps() {
      return [...sandbox.faults.happened];
    },
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
}
