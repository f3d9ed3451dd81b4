/** A Discord in which `!quote Morgan` is asked, over the gateway. */
import { startDiscordSandbox } from '../src/sandbox/discord/sandbox.ts';
import { Lanes } from './lanes.ts';
import { channelOf, LANE_NAMES, type Venue } from './venue.ts';

const QUESTION = '!quote Morgan';

export async function openDiscordVenue(): Promise<Venue> {
  const sandbox = await startDiscordSandbox({ channels: ['briefings', ...LANE_NAMES], rateLimits: 'none' });
  const channels = LANE_NAMES.map((name) => sandbox.channel(name).id);
  const lanes = new Lanes();
  sandbox.on((event) => {
    if (event.type === 'message' && event.change === 'created')
      lanes.shown(event.message.channel_id, event.cause);
    else if (event.type === 'request') lanes.answered(event.id, event.body);
    else if (event.type === 'refusal')
      lanes.fail(new Error(`Discord's sandbox refused a request: ${event.message} (${event.code}).`));
  });
  return {
    environment: {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DISCORD_DIGEST_CHANNEL: sandbox.channel('briefings').id,
    },
    ask(lane) {
      const channel = channelOf(channels, lane);
      return lanes.question(channel, () => sandbox.say(QUESTION, { channel }));
    },
    forget: () => sandbox.forget(),
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
}
