/**
 * Methods about the connection itself.
 * https://docs.slack.dev/reference/methods/auth.test, .../api.test, .../apps.connections.open
 */
import { MethodFailure } from '../failure.ts';
import type { Method } from './method.ts';

/** Answers with its own arguments, or fails with the error that is asked for. */
export const apiTest: Method = {
  name: 'api.test',
  token: 'none',
  scopes: [],
  tier: 4,
  run(call) {
    const error = call.text('error');
    if (error !== undefined) throw new MethodFailure(error, { args: call.all });
    return { args: call.all };
  },
};

/** Tells whose token it is, and of which workspace. */
export const authTest: Method = {
  name: 'auth.test',
  token: 'either',
  scopes: [],
  tier: 'special',
  run(_call, { team, bot, botId }) {
    return {
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: bot.name,
      team_id: team.id,
      user_id: bot.id,
      bot_id: botId,
      is_enterprise_install: false,
    };
  },
};

/** Gives the address of a socket that may be opened once. Fails with `forbidden_team` while the app takes HTTP requests. */
export const appsConnectionsOpen: Method = {
  name: 'apps.connections.open',
  token: 'app',
  scopes: [],
  tier: 3,
  run(_call, installation) {
    const url = installation.socketAddress();
    if (url === undefined) throw new MethodFailure('forbidden_team');
    return { url };
  },
};
