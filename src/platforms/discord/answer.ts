/** Answers interactions: commands, buttons, choices and forms. */
import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { type Form, notice } from '../../cards/card.ts';
import { formOf } from '../../cards/form.ts';
import type { Answer } from '../../commands/command.ts';
import { type Answering, drawAnswer, FAULT, forEverybody, withSentence } from './answering.ts';
import { contextOfInteraction } from './context.ts';
import { bodyOf, type DiscordMessage, type DiscordMessages, draw } from './draw.ts';
import { codeOf, failureOf } from './failure.ts';
import { drawForm } from './form.ts';

/** An interaction that is answered by messages. */
export type Asked =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

/**
 * When an answer that is not there yet is announced, in milliseconds. Discord waits 3 seconds (Receiving and
 * Responding); half of it is left to the network. Most answers are there at once and need one call only.
 */
const DEFER_AFTER = 1_500;

/** Where the answer is given: an interaction in time is replied to, a late one's announcement is filled in. */
type Stage = 'fresh' | 'announced';

const SHARED = 'Shared with the channel.';
const NOT_SHARED = 'You may not write in this channel, so only you see this.';

/** What an answer is given besides its card, by what was asked. */
export type Afterwards = (answer: Answer, messages: DiscordMessages) => DiscordMessages;

/**
 * Runs a line and answers the interaction with what it says. Never rejects.
 * @param afterwards adds to what the asker alone sees.
 */
export async function answerInteraction(
  interaction: Asked,
  line: string,
  answering: Answering,
  afterwards: Afterwards = (_, messages) => messages,
): Promise<void> {
  const { commands, lines, log } = answering;
  const context = contextOfInteraction(interaction, answering);
  await respond(interaction, answering, async () => {
    const answer = await commands.answer(line, context);
    if (answer.audience !== 'channel') {
      const form = formOf(answer.card);
      return {
        ...privately(afterwards(answer, await drawAnswer(answer.card, lines))),
        ...(form === undefined ? {} : { form }),
      };
    }
    if (!mayWrite(interaction)) {
      return privately(await drawAnswer(withSentence(NOT_SHARED, answer.card), lines));
    }
    return {
      audience: 'channel',
      messages: forEverybody(await drawAnswer(answer.card, lines), line, commands),
    };
  }).catch((error: unknown) => logFailure(log, error));
}

/** Tells the asker, and nobody else, a sentence of ours. Never rejects. */
export async function tellAsker(interaction: Asked, sentence: string, answering: Answering): Promise<void> {
  await respond(interaction, answering, async () => privately(draw(notice(sentence)))).catch(
    (error: unknown) => logFailure(answering.log, error),
  );
}

interface Drawn {
  readonly audience: Answer['audience'];
  readonly messages: DiscordMessages;
  /** Opened in place of the messages, where Discord can. */
  readonly form?: Form;
}

const privately = (messages: DiscordMessages): Drawn => ({ audience: 'asker', messages });

async function respond(
  interaction: Asked,
  answering: Answering,
  prepare: () => Promise<Drawn>,
): Promise<void> {
  const { log, timer } = answering;
  let announcing: Promise<unknown> | undefined;
  const callOff = timer(DEFER_AFTER, () => {
    announcing = interaction.deferReply(flagsFor(interaction, 'asker'));
    // Awaited below; until then its failure must not count as unhandled.
    announcing.catch(() => undefined);
  });
  let drawn: Drawn;
  try {
    drawn = await prepare();
  } catch (error) {
    log.error(failureOf(error), 'An answer failed');
    drawn = privately(draw(FAULT));
  } finally {
    callOff();
  }
  await announcing;
  const stage: Stage = announcing === undefined ? 'fresh' : 'announced';
  if (stage === 'fresh' && drawn.form !== undefined && (await open(interaction, drawn.form, answering)))
    return;
  await deliver(interaction, drawn, stage);
}

/**
 * Opens a form in front of the asker, where Discord can: never in answer to another form.
 * @returns whether it stands there.
 */
export async function open(interaction: Asked, form: Form, { forms, lines }: Answering): Promise<boolean> {
  if (interaction.isModalSubmit()) return false;
  const modal = await drawForm(form, lines);
  if (modal === undefined) return false;
  forms.keep(form, form.line);
  await interaction.showModal(modal);
  return true;
}

async function deliver(interaction: Asked, { audience, messages }: Drawn, stage: Stage): Promise<void> {
  const [first, ...rest] = messages;
  const flags = flagsFor(interaction, audience);
  if (stage === 'fresh') {
    await interaction.reply({ ...first, ...flags });
  } else if (audience === 'channel') {
    // The announcement was for the asker alone and stays so; what is for everybody follows it.
    await fillIn(interaction, draw(notice(SHARED))[0]);
    await interaction.followUp(first);
  } else {
    await fillIn(interaction, first);
  }
  for (const message of rest) await interaction.followUp({ ...message, ...flags });
}

/**
 * Puts an answer in the place of its announcement. Not by discord.js's `editReply`, which sends keys (`tts`,
 * `enforce_nonce`) that Edit Original Interaction Response does not have.
 */
async function fillIn({ client, applicationId, token }: Asked, message: DiscordMessage): Promise<void> {
  await client.rest.patch(Routes.webhookMessage(applicationId, token), {
    body: bodyOf(message),
    auth: false,
  });
}

/** In a direct message nobody else is there, and what is for the asker may stay. */
function flagsFor({ guildId }: Asked, audience: Answer['audience']): { flags?: MessageFlags.Ephemeral } {
  return audience === 'channel' || guildId === null ? {} : { flags: MessageFlags.Ephemeral };
}

/** Whether the asker could say it here: the bot lends nobody its own right to post. */
function mayWrite({ memberPermissions, channel }: Asked): boolean {
  if (memberPermissions === null) return true;
  // Of channels, discord.js knows all that the bot may see; what it does not know is an archived thread.
  const inThread = channel === null || channel.isThread();
  return memberPermissions.has(
    inThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages,
  );
}

/** Interactions that expired, or that another session of this bot has answered: nothing that anybody can mend. */
const GONE = new Set<unknown>([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

/** Logs why an interaction could not be answered. */
export function logFailure(log: Answering['log'], error: unknown): void {
  if (GONE.has(codeOf(error))) log.info(failureOf(error), 'An interaction expired before it was answered');
  else log.warn(failureOf(error), 'An interaction could not be answered');
}
