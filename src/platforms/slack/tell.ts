/**
 * Telling somebody in private that a channel needs them.
 *
 * A person's id stands for the conversation with them: Slack opens it where there is none, and `chat:write` is enough
 * (https://docs.slack.dev/reference/methods/chat.postMessage#dm). The app's messages tab must be on, as in the manifest.
 */
import type { WebClient } from '@slack/web-api';
import type { Card } from '../../cards/card.ts';
import { drawCard } from './draw.ts';
import { failureOf, inWords } from './failure.ts';
import type { Log } from './log.ts';

async function tellPerson(client: WebClient, person: string, card: Card, log: Log): Promise<boolean> {
  try {
    for (const { text, blocks } of drawCard(card)) {
      await client.chat.postMessage({
        channel: person,
        text,
        blocks: [...blocks],
        unfurl_links: false,
        unfurl_media: false,
      });
    }
    return true;
  } catch (error) {
    log.warn({ platform: 'slack', failure: inWords(failureOf(error)) }, 'Somebody could not be told');
    return false;
  }
}

/** Whom to tell. */
export interface Listeners {
  /** Who is to be told first. */
  readonly person: string | undefined;
  /** Who is told, all of them, where that person cannot be. */
  readonly managers: readonly string[];
  /** Who made the channel, asked for where none of the others can be told. */
  readonly creator: () => Promise<string | undefined>;
}

/** Tells the first who can be reached. Never rejects. @returns whether somebody was told. */
export async function tell(
  client: WebClient,
  { person, managers, creator }: Listeners,
  card: Card,
  log: Log,
): Promise<boolean> {
  if (person !== undefined && (await tellPerson(client, person, card, log))) return true;
  const others = managers.filter((manager) => manager !== person);
  const told = await Promise.all(others.map((manager) => tellPerson(client, manager, card, log)));
  if (told.includes(true)) return true;
  const maker = await creator();
  if (maker === undefined || maker === person || managers.includes(maker)) return false;
  return tellPerson(client, maker, card, log);
}
