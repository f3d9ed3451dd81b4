/** A Slack in which `/brief migration` is asked, over Socket Mode or over HTTP. */
import manifest from '../manifest.json' with { type: 'json' };
import { type SlackSandbox, startSlackSandbox } from '../src/sandbox/slack/sandbox.ts';
import { freePort } from './free-port.ts';
import { Lanes } from './lanes.ts';
import { channelOf, LANE_NAMES, type Venue } from './venue.ts';

const QUESTION = '/brief migration';

/** Opens a Slack that hands over a command through the socket that the contender opens. */
export async function openSocketVenue(): Promise<Venue> {
  const sandbox = await startSlackSandbox({ manifest, rateLimits: 'none' });
  return venueIn(sandbox, { SLACK_APP_TOKEN: sandbox.appToken });
}

/** Opens a Slack that hands over a command by a signed request to the contender's port. */
export async function openHttpVenue(): Promise<Venue> {
  const sandbox = await startSlackSandbox({ manifest, rateLimits: 'none' });
  const port = await freePort();
  sandbox.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  return venueIn(sandbox, { SLACK_SIGNING_SECRET: sandbox.signingSecret, PORT: String(port) });
}

function venueIn(sandbox: SlackSandbox, transport: Readonly<Record<string, string>>): Venue {
  const channels = LANE_NAMES.map((name) => sandbox.addChannel({ name, withBot: true }).id);
  const lanes = new Lanes();
  sandbox.on((event) => {
    if (event.type === 'ephemeral') lanes.shown(event.message.channel, event.cause);
    else if (event.type === 'request') lanes.answered(event.request.id, event.request.arguments);
    else if (event.type === 'refusal')
      lanes.fail(new Error(`Slack's sandbox refused ${event.of}: ${event.error}.`));
  });
  return {
    environment: {
      SLACK_BOT_TOKEN: sandbox.botToken,
      SLACK_API_URL: sandbox.apiUrl,
      SLACK_DIGEST_CHANNEL: sandbox.channel('#briefings').id,
      ...transport,
    },
    ask(lane) {
      const channel = channelOf(channels, lane);
      return lanes.question(channel, () => sandbox.command(QUESTION, { user: sandbox.member.id, channel }));
    },
    forget: () => sandbox.forget(),
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
}
