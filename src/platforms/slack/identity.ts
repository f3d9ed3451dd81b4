/**
 * Who the bot is in its workspace, as Slack says, and what to do where Slack does not know it.
 */
import type { WebClient } from '@slack/web-api';
import { StartError } from '../../digest/platform.ts';
import { type Failure, failureOf, inWords } from './failure.ts';
import { HISTORY_SCOPES } from './manifest.ts';
import { patiently } from './patience.ts';

/** The bot as its workspace knows it. */
export interface Identity {
  readonly botUserId: string;
  readonly botId: string;
  /** The name that people mention and invite, without `@`. */
  readonly name: string;
  readonly teamId: string;
  /** What the token may do, from a header of Slack's answer; `undefined` where it has none. */
  readonly scopes: ReadonlySet<string> | undefined;
}

/**
 * Whether the bot may read the channels it is in, of either kind: then it posts at the time itself, and looks for what it
 * does not know about. With one of the two scopes it could not tell in the channels of the other kind.
 */
export function readsHistory({ scopes }: Pick<Identity, 'scopes'>): boolean {
  return scopes !== undefined && HISTORY_SCOPES.every((scope) => scopes.has(scope));
}

/** Which setting a call at start depends on, and where its value comes from. */
const SOURCES = {
  SLACK_BOT_TOKEN:
    'Copy the Bot User OAuth Token (it begins with xoxb-) from “OAuth & Permissions” at https://api.slack.com/apps',
  SLACK_APP_TOKEN:
    'Generate an App-Level Token (it begins with xapp-) with the scope connections:write under “Basic Information” ' +
    'at https://api.slack.com/apps, and turn Socket Mode on',
} as const;

/**
 * What to tell the person who starts the bot.
 * @param host where Slack was looked for.
 */
export function startError(failure: Failure, setting: keyof typeof SOURCES, host: string): StartError {
  if (failure.kind === 'refused' && !failure.code.startsWith('HTTP')) {
    return new StartError(`Slack refuses ${setting} (${inWords(failure)}). ${SOURCES[setting]}.`);
  }
  if (failure.kind === 'limited') {
    return new StartError(
      `Slack has had too many requests of this app, perhaps because it was started many times. Start it again in ${Math.ceil(failure.retryAfter / 1_000)} seconds.`,
      { mayPass: true },
    );
  }
  return new StartError(
    `Slack could not be reached at ${host} (${inWords(failure)}). Check the network of this machine, and ` +
      'SLACK_API_URL if it is set.',
    { mayPass: true },
  );
}

/** The host of Slack's Web API, for messages. */
export function hostOf(apiUrl: string | undefined): string {
  return apiUrl !== undefined && URL.canParse(apiUrl) ? new URL(apiUrl).host : 'slack.com';
}

/**
 * Asks Slack who the bot is.
 * @throws StartError where Slack refuses the token or cannot be reached.
 */
export async function identify(client: WebClient, host: string): Promise<Identity> {
  try {
    const { user_id, bot_id, user, team_id, response_metadata } = await patiently(() => client.auth.test());
    if (user_id === undefined || bot_id === undefined || team_id === undefined) {
      throw new StartError(`SLACK_BOT_TOKEN is not the token of a bot. ${SOURCES.SLACK_BOT_TOKEN}.`);
    }
    const scopes = response_metadata?.scopes;
    return {
      botUserId: user_id,
      botId: bot_id,
      teamId: team_id,
      name: user ?? user_id,
      scopes: scopes === undefined ? undefined : new Set(scopes),
    };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw startError(failureOf(error), 'SLACK_BOT_TOKEN', host);
  }
}
