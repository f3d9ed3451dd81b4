/**
 * Bringing an answer to those who may see it, by the way in which it was asked for.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { RespondArguments, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { notice } from '../../cards/card.ts';
import { remembering } from '../../cards/remembering.ts';
import type { Answer, Commands, Context } from '../../commands/command.ts';
import { drawCard, type Message, remark } from './draw.ts';
import { failureOf, inWords } from './failure.ts';
import { LIMITS } from './limits.ts';
import { type Log, traceOf } from './log.ts';
import type { Work } from './work.ts';

type Audience = Answer['audience'];

/** One way back to the person who asked. */
export interface Outlet {
  /** The most messages that an answer may have. */
  readonly most: number;
  send(message: Message, audience: Audience): Promise<unknown>;
}

/** Where somebody stands in a channel. */
export interface Spot {
  readonly channel: string;
  readonly user: string;
  /** The thread that is already there. */
  readonly thread?: string;
}

/** The longest that an answer waits for Slack's rate limit before it is given up. Milliseconds. */
const PATIENCE = 30_000;

const LITERAL = { unfurl_links: false, unfurl_media: false } as const;

function responseOf({ text, blocks }: Message, response_type: 'in_channel' | 'ephemeral'): RespondArguments {
  return {
    text,
    blocks: [...blocks],
    response_type,
    // A button's answer must not take the place of the message that the button stands in.
    replace_original: false,
    ...LITERAL,
  };
}

const privateResponse = remembering((message: Message) => responseOf(message, 'ephemeral'));

/** The way back of a slash command or a button: works wherever it was used, also where the bot is no member. */
export function responseOutlet(respond: RespondFn): Outlet {
  return {
    most: LIMITS.responseUrl.uses,
    send: (message, audience) =>
      respond(audience === 'channel' ? responseOf(message, 'in_channel') : privateResponse(message)),
  };
}

/** Makes a call, and once more where Slack asks to wait a little: nothing was posted then. */
async function withPatience(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'limited' || failure.retryAfter > PATIENCE) throw error;
    await pause(failure.retryAfter);
    await call();
  }
}

/** Posts for one person alone; in the thread where there is one, because Slack shows it nowhere else. */
function whisper(
  client: WebClient,
  { channel, user, thread }: Spot,
  { text, blocks }: Message,
): Promise<void> {
  return withPatience(() =>
    client.chat.postEphemeral({
      channel,
      user,
      text,
      blocks: [...blocks],
      ...(thread === undefined ? {} : { thread_ts: thread }),
    }),
  );
}

function say(
  client: WebClient,
  channel: string,
  thread: string | undefined,
  message: Message,
): Promise<void> {
  return withPatience(() =>
    client.chat.postMessage({
      channel,
      text: message.text,
      blocks: [...message.blocks],
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...LITERAL,
    }),
  );
}

/**
 * The way back of a mention: its thread, or a new one under it.
 * @param ts the message that mentions the bot.
 */
export function threadOutlet(client: WebClient, spot: Spot, ts: string): Outlet {
  return {
    most: Number.POSITIVE_INFINITY,
    async send(message, audience) {
      if (audience === 'private') await whisper(client, spot, message);
      else await say(client, spot.channel, audience === 'channel' ? undefined : (spot.thread ?? ts), message);
    },
  };
}

/**
 * The way back of a button inside a thread. A response URL shows its answer outside the thread, where the
 * presser does not look, so it is left for what everybody shall see and for places that the bot is not in.
 */
export function threadButtonOutlet(client: WebClient, spot: Spot, respond: RespondFn): Outlet {
  const fallback = responseOutlet(respond);
  return {
    most: fallback.most,
    async send(message, audience) {
      if (audience === 'channel') {
        await fallback.send(message, audience);
        return;
      }
      try {
        await whisper(client, spot, message);
      } catch (error) {
        if (failureOf(error).kind !== 'refused') throw error;
        await fallback.send(message, audience);
      }
    },
  };
}

/** The messages of an answer that its way back can carry; where that is not all, the last one says so. */
function messagesFor({ card }: Answer, most: number): readonly Message[] {
  const messages = drawCard(card);
  const left = messages.length - most;
  if (left <= 0) return messages;
  const kept = messages.slice(0, most);
  return kept.map((message, index) =>
    index === kept.length - 1
      ? {
          ...message,
          blocks: [
            ...message.blocks,
            remark(
              `${left} more ${left === 1 ? 'message was' : 'messages were'} left out: Slack takes ${most} an answer. Ask for a part of it, or mention the bot.`,
            ),
          ],
        }
      : message,
  );
}

const [APOLOGY] = drawCard(
  notice(
    'Sorry, this could not be answered: something went wrong on the bot’s side. Ask again in a minute; if it goes wrong again, tell the person who looks after the bot.',
  ),
);

/** Answers a line by an outlet. */
export type AnswerLine = (line: string, context: Context, outlet: Outlet) => Promise<void>;

/** Makes what answers lines. Never rejects: what goes wrong is logged without what was asked, and apologised for. */
export function createAnswerLine(commands: Commands, work: Work, log: Log): AnswerLine {
  return async (line, context, outlet) => {
    work.begin();
    try {
      const answer = await commands.answer(line, context);
      for (const message of messagesFor(answer, outlet.most)) await outlet.send(message, answer.audience);
    } catch (error) {
      log.error(
        { platform: 'slack', ...traceOf(error), failure: inWords(failureOf(error)) },
        'An answer failed',
      );
      await outlet.send(APOLOGY, 'asker').catch((second: unknown) => {
        log.warn({ platform: 'slack', ...traceOf(second) }, 'An apology could not be delivered either');
      });
    } finally {
      work.end();
    }
  };
}
