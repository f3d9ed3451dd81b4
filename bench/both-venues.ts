/** A Slack and a Discord for one contender, which connects to both as a bot for both platforms does. */
import { openDiscordVenue } from './discord-venue.ts';
import { openSocketVenue } from './slack-venue.ts';
import type { Venue } from './venue.ts';

export interface BothVenues extends Pick<Venue, 'environment'> {
  readonly slack: Venue;
  readonly discord: Venue;
}

/** @param stack closes both in the end. */
export async function openBothVenues(stack: AsyncDisposableStack): Promise<BothVenues> {
  const slack = stack.use(await openSocketVenue());
  const discord = stack.use(await openDiscordVenue());
  return { slack, discord, environment: { ...slack.environment, ...discord.environment } };
}
