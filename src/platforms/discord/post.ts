/**
 * Posts a digest's card, once.
 *
 * Through a REST of its own: discord.js's client repeats a request after a 5xx, a timeout or a lost connection, and
 * waits out rate limits, without telling. A post must tell, because its outcome is written down before anything
 * is tried again. What it keeps of discord.js's is the count of what is left of each route's limit, by Discord's
 * headers: a post beyond that is `limited` before it is made.
 */

import { DiscordAPIError, RateLimitError } from 'discord.js';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Card } from '../../cards/card.ts';
import type { PostOutcome } from '../../digest/platform.ts';
import { linesOf } from './components.ts';
import { storeLongLines } from './custom-id.ts';
import { bodyOf, type DiscordMessage, draw } from './draw.ts';
import { codeOf, failureOf } from './failure.ts';
import type { LineStore } from './line-store.ts';
import { neverConnected } from './never-connected.ts';
import { EVERYWHERE, scopeOf } from './paces.ts';
import { isAboutPlace, refusalOf } from './refusal.ts';
import { type Access, createRest, REQUEST_TIMEOUT } from './rest.ts';

/**
 * How long a key may be posted again without a second message, in milliseconds. Discord compares nonces "in the past
 * few minutes" (Message Resource, Create Message, `enforce_nonce`); two is the least that can be called a few.
 */
export const REPEATABLE_WITHIN = 2 * 60_000;

/** What posting needs. */
export interface PostSettings extends Access {
  readonly lines: LineStore;
  /** From the call to the last byte of the answer, in milliseconds; {@link REQUEST_TIMEOUT} unless told otherwise. */
  readonly timeout?: number;
}

/** Posts a card to a channel under a key; never rejects. */
export type Post = (channel: string, card: Card, key: string) => Promise<PostOutcome>;

const created = z.object({ id: z.string() });

/** Codes of a connection that broke off under a request. */
const ENDED = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/** After how many posts discord.js's counts of idle channels are dropped: it keeps one for each channel posted to. */
const SWEPT_EVERY = 1_000;

/** Makes the function that posts. No request is made yet. */
export function createPost({ lines, timeout = REQUEST_TIMEOUT, ...access }: PostSettings): Post {
  const rest = createRest(access, { retries: 0, rejectOnRateLimit: () => true, timeout });
  let posts = 0;

  async function send(
    channel: string,
    message: DiscordMessage,
    nonce: string,
    signal: AbortSignal,
  ): Promise<PostOutcome> {
    posts += 1;
    if (posts % SWEPT_EVERY === 0) rest.handlers.sweep(({ inactive }) => inactive);
    // It forgets the token after a 401.
    rest.setToken(access.token);
    const body = { ...bodyOf(message), nonce, enforce_nonce: true };
    try {
      const answer = created.safeParse(await rest.post(Routes.channelMessages(channel), { body, signal }));
      if (answer.success) return { state: 'sent', message: answer.data.id };
      return { state: 'unknown', reason: 'Discord accepted the post and answered in a form we do not know.' };
    } catch (error) {
      return outcomeOf(error, channel);
    }
  }

  return async (channel, card, key) => {
    const signal = AbortSignal.timeout(timeout);
    let messages: readonly DiscordMessage[];
    try {
      const keyed = withPlaceForKey(card);
      messages = draw(keyed, { key, stored: await storeLongLines(linesOf(keyed.elements), key, lines) });
    } catch {
      return {
        state: 'unreachable',
        reason: 'The line of a button could not be stored; nothing was posted.',
      };
    }
    const [message, ...further] = messages;
    if (message === undefined || further.length > 0) {
      return {
        state: 'unfit',
        reason: `The card takes ${messages.length} messages of Discord's.`,
        remedy: 'Shorten the brief: a digest must fit one message.',
      };
    }
    if (signal.aborted) {
      return { state: 'unreachable', reason: 'Storing the lines of the buttons took too long.' };
    }
    return send(channel, message, key, signal);
  };
}

/**
 * A post is found again by the key in the ids of its components: history does not return a message's nonce. A
 * card without any gets a button that is of use anyway.
 */
function withPlaceForKey(card: Card): Card {
  if (linesOf(card.elements).length > 0) return card;
  return {
    ...card,
    elements: [...card.elements, { type: 'buttons', buttons: [{ label: 'Help', line: 'help' }] }],
  };
}

/** What a failed request says about the post. Exported for tests of what no server can be made to do. */
export function outcomeOf(error: unknown, channel: string): PostOutcome {
  if (error instanceof RateLimitError) {
    return {
      state: 'limited',
      retryAfter: Math.max(error.retryAfter, error.timeToReset, 0),
      scope: error.global || error.scope === 'global' ? EVERYWHERE : scopeOf(channel),
    };
  }
  if (error instanceof DiscordAPIError) return outcomeOfRefusal(error);
  if (neverConnected(error))
    return { state: 'unreachable', reason: `Discord cannot be reached (${codeOf(error)}).` };
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')) {
    return { state: 'unknown', reason: 'The request left and Discord did not answer in time.' };
  }
  const { code, status } = failureOf(error);
  if (typeof code === 'string' && ENDED.has(code)) {
    return {
      state: 'unknown',
      reason: 'The request left, and the connection ended before Discord’s answer.',
    };
  }
  const detail = code ?? status;
  return {
    state: 'unknown',
    reason: `The request left and Discord did not confirm it${detail === undefined ? '' : ` (${detail})`}.`,
  };
}

/**
 * A refusal is the channel's, unless it says nothing of it: then this post may be made once that is mended, or another
 * one may be that Discord takes.
 */
function outcomeOfRefusal(error: DiscordAPIError): PostOutcome {
  const refusal = refusalOf(error);
  if (error.status === 401) {
    return { state: 'unreachable', reason: `${refusal.reason} ${refusal.remedy}` };
  }
  if (error.code === RESTJSONErrorCodes.APIResourceOverloaded) {
    return { state: 'unreachable', reason: refusal.reason };
  }
  return { state: isAboutPlace(error) ? 'refused' : 'unfit', ...refusal };
}
