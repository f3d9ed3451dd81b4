/**
 * Bringing an answer to those who may see it, by the way in which it was asked for.
 */
import type { RespondArguments, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type Form, notice } from '../../cards/card.ts';
import { formOf } from '../../cards/form.ts';
import { remembering } from '../../cards/remembering.ts';
import type { Answer, Commands, Context } from '../../commands/command.ts';
import { drawCard, type Message, remark } from './draw.ts';
import { failureOf, inWords } from './failure.ts';
import { LIMITS } from './limits.ts';
import { type Log, traceOf } from './log.ts';
import { aboutChannel } from './place.ts';
import { LITERAL, type Spot, say, whisper } from './sending.ts';
import { wordsFor } from './thread-words.ts';
import type { Work } from './work.ts';

type Audience = Answer['audience'];

/** One way back to the person who asked. */
export interface Outlet {
  /** The most messages that an answer may have. */
  readonly most: number;
  send(message: Message, audience: Audience): Promise<unknown>;
  /** Opens a form in front of the person, where that can be; `false` where it could not, and the card is sent instead. */
  open?(form: Form): Promise<boolean>;
}

/** Opens a form in front of somebody. Never rejects. */
export type OpenForm = (form: Form) => Promise<boolean>;

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
export function responseOutlet(respond: RespondFn, open: OpenForm): Outlet {
  return {
    most: LIMITS.responseUrl.uses,
    open,
    send: (message, audience) =>
      respond(audience === 'channel' ? responseOf(message, 'in_channel') : privateResponse(message)),
  };
}

const markedAboutChannel = (message: Message): Message => ({
  ...message,
  blocks: aboutChannel(message.blocks),
});

/**
 * The way back of a mention: its thread, or a new one under it.
 * @param ts the message that mentions the bot.
 */
export function threadOutlet(client: WebClient, spot: Spot, ts: string): Outlet {
  const { channel, thread } = spot;
  return {
    most: Number.POSITIVE_INFINITY,
    async send(message, audience) {
      if (audience === 'private') await whisper(client, spot, message);
      else if (audience === 'channel') await say(client, channel, undefined, message);
      else if (thread !== undefined) await say(client, channel, thread, message);
      else await say(client, channel, ts, markedAboutChannel(message));
    },
  };
}

/** A button that stands in a thread, as somebody pressed it. */
export interface ThreadPress {
  readonly spot: Spot;
  readonly respond: RespondFn;
  readonly open: OpenForm;
  /** Whether the button is about the channel, although it stands in a thread. */
  readonly aboutChannel: boolean;
}

/**
 * The way back of a button inside a thread. A response URL shows its answer outside the thread, where the
 * presser does not look, so it is left for what everybody shall see and for places that the bot is not in.
 */
export function threadButtonOutlet(client: WebClient, press: ThreadPress): Outlet {
  const fallback = responseOutlet(press.respond, press.open);
  return {
    ...fallback,
    async send(message, audience) {
      if (audience === 'channel') {
        await fallback.send(message, audience);
        return;
      }
      try {
        await whisper(client, press.spot, press.aboutChannel ? markedAboutChannel(message) : message);
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

/** What is said where answering went wrong. */
export const APOLOGY_CARD = notice(
  'Sorry, this could not be answered: something went wrong on the bot’s side. Ask again in a minute; if it goes wrong again, tell the person who looks after the bot.',
);

const [APOLOGY] = drawCard(APOLOGY_CARD);

/** Answers a line by an outlet. */
export type AnswerLine = (line: string, context: Context, outlet: Outlet) => Promise<void>;

/**
 * Makes what answers lines. Never rejects: what goes wrong is logged without what was asked, and apologised for.
 *
 * @param botName the bot's name in its workspace, without `@`.
 */
export function createAnswerLine(commands: Commands, work: Work, log: Log, botName: string): AnswerLine {
  return async (line, context, outlet) => {
    work.begin();
    try {
      const found = await commands.answer(line, context);
      const answer = { ...found, card: wordsFor(found.card, context.place.channel, botName) };
      const form = outlet.open === undefined ? undefined : formOf(answer.card);
      if (form !== undefined && (await outlet.open?.(form)) === true) return;
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
