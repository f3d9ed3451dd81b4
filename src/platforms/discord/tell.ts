/** Tells people in private that something needs them. */
import { createHash } from 'node:crypto';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Card } from '../../cards/card.ts';
import { drawAnswer } from './answering.ts';
import { bodyOf, type DiscordMessages } from './draw.ts';
import { failureOf } from './failure.ts';
import { LIMITS } from './limits.ts';
import type { LineStore } from './line-store.ts';
import type { Log } from './log.ts';
import type { Requests } from './rest.ts';

/** What telling needs. */
export interface TellParts {
  readonly requests: Pick<Requests, 'post'>;
  readonly lines: LineStore;
  readonly log: Log;
  /** Who owns the server that a channel is in; absent where that is not known. May reject. */
  ownerOf(channel: string): Promise<string | undefined>;
}

/** Tells somebody who looks after a channel; see `Platform.tell`. */
export type Tell = (channel: string, person: string | undefined, card: Card) => Promise<boolean>;

const opened = z.object({ id: z.string() });

/**
 * Makes the function that tells: the person, or else the server's owner. Nobody else: of who may do what in a server, a bot
 * without the privileged intent for members knows only the owner.
 */
export function createTell({ requests, lines, log, ownerOf }: TellParts): Tell {
  /** @returns whether the first message was taken on. Many people take none from a bot; that is no fault. */
  async function write(person: string, messages: DiscordMessages): Promise<boolean> {
    let written = false;
    try {
      // Opening what is open already returns it (User Resource, Create DM).
      const { id } = opened.parse(
        await requests.post(Routes.userChannels(), { body: { recipient_id: person } }),
      );
      for (const message of messages) {
        const body = bodyOf(message);
        const nonce = nonceOf(id, body);
        await requests.post(Routes.channelMessages(id), { body: { ...body, nonce, enforce_nonce: true } });
        written = true;
      }
    } catch (error) {
      log.info(failureOf(error), 'Somebody could not be written to in private');
    }
    return written;
  }

  return async (channel, person, card) => {
    try {
      const messages = await drawAnswer(card, lines);
      if (person !== undefined && (await write(person, messages))) return true;
      const owner = await ownerOf(channel);
      return owner !== undefined && owner !== person && (await write(owner, messages));
    } catch (error) {
      log.warn(failureOf(error), 'Nobody could be told of what needs them');
      return false;
    }
  };
}

/** The same for the same message, so that discord.js's own repeats after a lost answer do not write it twice. */
function nonceOf(channel: string, body: unknown): string {
  return createHash('sha256')
    .update(`${channel} ${JSON.stringify(body)}`)
    .digest('base64url')
    .slice(0, LIMITS.nonce);
}
