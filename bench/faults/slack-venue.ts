/** A strict Slack, with what of digests stands in it. */
import manifest from '../../manifest.json' with { type: 'json' };
import { HISTORY_SCOPES } from '../../src/platforms/slack/manifest.ts';
import { METADATA_TYPE } from '../../src/platforms/slack/post.ts';
import {
  type SandboxMessage,
  type SlackManifest,
  type SlackSandbox,
  startSlackSandbox,
} from '../../src/sandbox/slack/sandbox.ts';
import type { Post } from './post.ts';
import { SLOWEST_REPLY, type Venue } from './venue.ts';

/** How the bot posts in Slack: at the time itself where it may read histories, else ahead of time. */
export type SlackMode = 'direct' | 'ahead';

function manifestFor(mode: SlackMode): SlackManifest {
  const { scopes } = manifest.oauth_config;
  const bot = scopes.bot.filter((scope) => !HISTORY_SCOPES.includes(scope));
  const allowed = mode === 'direct' ? [...bot, ...HISTORY_SCOPES] : bot;
  return { ...manifest, oauth_config: { ...manifest.oauth_config, scopes: { ...scopes, bot: allowed } } };
}

/** The posts for which the bot was given an id, and those that it would not see itself. */
function keyOf({ metadata }: SandboxMessage): string | undefined {
  if (metadata?.event_type !== METADATA_TYPE) return undefined;
  const { key } = metadata.event_payload;
  return typeof key === 'string' ? key : undefined;
}

/** The times for which posts were taken on, by channel: what the platform's own schedule goes by. */
function watchSchedule(sandbox: SlackSandbox): (channel: string) => readonly number[] {
  const times = new Map<string, number[]>();
  sandbox.on((event) => {
    if (event.type !== 'request' || event.request.method !== 'chat.scheduleMessage') return;
    const { channel, post_at: at } = event.request.arguments;
    if (event.request.error !== undefined || event.request.status !== 200) return;
    if (typeof channel !== 'string') return;
    times.set(channel, [...(times.get(channel) ?? []), Number(at) * 1_000]);
  });
  return (channel) => (times.get(channel) ?? []).toSorted((one, other) => one - other);
}

/** The shares of the calls about digests that meet trouble, and of its sockets. */
const RATES = {
  'lose-reply': 0.03,
  'lose-request': 0.02,
  'mask-reply': 0.02,
  status: 0.02,
  ratelimited: 0.01,
  'delay-reply': 0.02,
  'cut-socket': 0.01,
  'refresh-socket': 0.01,
} as const;

const METHODS = [
  'chat.postMessage',
  'chat.scheduleMessage',
  'conversations.history',
  'chat.scheduledMessages.list',
];

/** Opens a Slack with channels for the bot. */
export async function openSlackVenue(mode: SlackMode, channels: number): Promise<Venue> {
  const sandbox = await startSlackSandbox({ manifest: manifestFor(mode) });
  const scheduled = watchSchedule(sandbox);
  const ids = Array.from(
    { length: channels },
    (_, index) => sandbox.addChannel({ name: `digest-${index}`, withBot: true }).id,
  );

  function postsIn(channel: string): readonly Post[] {
    const messages = sandbox.everPosted(channel).filter(({ bot_id }) => bot_id !== undefined);
    const times = scheduled(channel);
    let appeared = 0;
    return messages.map((message): Post => {
      const post = { platform: 'slack', channel, message: message.ts } as const;
      if (message.scheduled === undefined) return { ...post, key: keyOf(message) };
      // They appear in the order of their times; the name of a message tells its own only roughly.
      const appears = times[appeared];
      appeared += 1;
      return { ...post, appears };
    });
  }

  return {
    environment: {
      SLACK_BOT_TOKEN: sandbox.botToken,
      SLACK_APP_TOKEN: sandbox.appToken,
      SLACK_API_URL: sandbox.apiUrl,
    },
    channels: ids,
    posts: () => ids.flatMap(postsIn),
    trouble(seed) {
      const { faults } = sandbox;
      faults.atRandom({ seed, rates: RATES, methods: METHODS, slowest: SLOWEST_REPLY, longestPause: 3 });
    },
    calm: () => sandbox.faults.atRandom(undefined),
    get mishaps() {
      return [...sandbox.faults.happened];
    },
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
}
