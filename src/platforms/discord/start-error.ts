/** Why a start failed, for the person who starts the bot. Never with the token in it. */
import { DiscordAPIError, DiscordjsErrorCodes, GatewayCloseCodes, HTTPError } from 'discord.js';
import { StartError } from '../../digest/platform.ts';
import { codeOf, failureOf } from './failure.ts';
import { neverConnected } from './never-connected.ts';
import { NEW_TOKEN } from './refusal.ts';

/**
 * Makes the message of a failed start.
 * @param closed the code with which the gateway closed, if it did.
 */
export function startErrorOf(error: unknown, closed: number | undefined): StartError {
  if (error instanceof StartError) return error;
  if (
    closed === GatewayCloseCodes.AuthenticationFailed ||
    codeOf(error) === DiscordjsErrorCodes.TokenInvalid ||
    (error instanceof DiscordAPIError && error.status === 401) ||
    // A token with characters that no header may hold.
    codeOf(error) === 'UND_ERR_INVALID_ARG'
  ) {
    return new StartError(`DISCORD_TOKEN: Discord does not accept this token. ${NEW_TOKEN}`);
  }
  if (closed === GatewayCloseCodes.ShardingRequired) {
    return new StartError('The bot is in more servers than one connection may serve (2,500).');
  }
  const resets = sessionsReset(error);
  if (resets !== undefined) {
    return new StartError(`The bot connected to Discord too often today. Start it again after ${resets}.`, {
      mayPass: true,
    });
  }
  if (neverConnected(error)) {
    return new StartError(
      `Discord cannot be reached (${codeOf(error)}). Check the network, and DISCORD_API_URL if it is set.`,
      { mayPass: true },
    );
  }
  if (error instanceof HTTPError) {
    return new StartError(
      `Discord is in trouble (${error.status}). Try again later; see discordstatus.com.`,
      {
        mayPass: true,
      },
    );
  }
  const { error: name, code, status } = failureOf(error);
  if (isSilence(error)) {
    return new StartError(
      `Discord did not answer (${code ?? name}). Check the network; see discordstatus.com.`,
      {
        mayPass: true,
      },
    );
  }
  return new StartError(`Discord did not let the bot connect (${code ?? status ?? closed ?? name}).`);
}

/** Whether no answer came: a connection that broke, or a request that took too long. */
function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return error.name === 'AbortError' || (typeof code === 'string' && /^(?:E[A-Z]+|UND_ERR_\w+)$/.test(code));
}

/** When Discord lets the bot connect again, as an ISO date; only the words of `@discordjs/ws` tell. */
function sessionsReset(error: unknown): string | undefined {
  if (!(error instanceof Error) || !error.message.startsWith('Not enough sessions remaining'))
    return undefined;
  return /resets at (\S+)/.exec(error.message)?.[1];
}
