/** Records what the bot answers, so that the floor can send the same. */
import { isDeepStrictEqual } from 'node:util';
import { type Answers, answersFrom } from './answers.ts';
import { openDiscordVenue } from './discord-venue.ts';
import { openSocketVenue } from './slack-venue.ts';
import type { Venue } from './venue.ts';
import type { Workshop } from './workshop.ts';

/** Starts the bot, asks it in Slack and in Discord, and keeps what it sent. */
export async function recordAnswers(workshop: Workshop): Promise<Answers> {
  await using slack = await openSocketVenue();
  await using discord = await openDiscordVenue();
  await using bot = await workshop.start('bot', { ...slack.environment, ...discord.environment });
  const [inSlack, inDiscord] = await Promise.race([Promise.all([slack.ask(0), discord.ask(0)]), bot.failure]);
  return answersFrom(inSlack.payload, inDiscord.payload);
}

/** A body without what is different in every message of Discord's. */
function comparable(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return payload;
  const { nonce: _, message_reference: __, ...rest }: Readonly<Record<string, unknown>> = { ...payload };
  return rest;
}

/**
 * Makes sure that all contenders send the same, by asking each once.
 * @throws Error where they do not: a comparison would say nothing.
 */
export async function assertSameAnswers(venues: readonly Pick<Venue, 'ask'>[]): Promise<void> {
  const [first, ...others] = await Promise.all(
    venues.map(async (venue) => comparable((await venue.ask(0)).payload)),
  );
  if (others.some((other) => !isDeepStrictEqual(other, first))) {
    throw new Error('The floor does not send what the bot sends, so there is nothing to compare.');
  }
}
