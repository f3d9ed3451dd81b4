/**
 * Forms that were filled in and sent: the line they stand for is run as if it had been typed, and answered in the modal.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { notice } from '../../../cards/card.ts';
import { lineOfForm } from '../../../cards/form.ts';
import type { Answer, Context, Place } from '../../../commands/command.ts';
import { addressOf } from '../address.ts';
import { APOLOGY_CARD } from '../answer.ts';
import { drawCard } from '../draw.ts';
import { enteredIn, type FilledForm, fieldCount, filledForm, formAgain } from '../filled-form.ts';
import { LIMITS } from '../limits.ts';
import { traceOf } from '../log.ts';
import { answerView, blocksOf, FORM, readModalContext } from '../modal.ts';
import { say, whisper } from '../sending.ts';
import type { Service } from '../service.ts';
import { wordsFor } from '../thread-words.ts';

const submitted = z.object({
  user: z.object({ id: z.string(), name: z.string().optional() }),
  view: filledForm,
});

/** How long an answer may take to stand in the acknowledgement: Slack gives up after three seconds. Milliseconds. */
const PATIENCE = 2_000;

const WORKING = blocksOf(notice('One moment: this takes a little longer. You may close this window.'));

/** Runs a line. Never rejects. */
async function run({ commands, log, botName }: Service, line: string, context: Context): Promise<Answer> {
  try {
    const answer = await commands.answer(line, context);
    return { ...answer, card: wordsFor(answer.card, context.place.channel, botName) };
  } catch (error) {
    log.error({ platform: 'slack', ...traceOf(error) }, 'An answer to a form failed');
    return { outcome: 'refused', card: APOLOGY_CARD, audience: 'asker' };
  }
}

/** What is shown of an answer: alone, or above the form with what was entered, where that was not understood. */
function viewOf({ outcome, card }: Answer, form: FilledForm, { place }: Context): ModalView {
  if (outcome === 'answered') return answerView(form.title.text, blocksOf(card), place);
  // A control would replace the form, and with it what was entered.
  const elements = card.elements.filter(({ type }) => type !== 'buttons' && type !== 'choice');
  return formAgain(form, blocksOf({ ...card, elements }, LIMITS.view.blocks - fieldCount(form)));
}

/** Puts an answer into a modal that shows meanwhile that it takes a while; where that was closed, into the channel. */
async function showLate(
  { client, log }: Service,
  form: FilledForm,
  answer: Answer,
  context: Context,
): Promise<void> {
  try {
    await client.views.update({ view_id: form.id, view: viewOf(answer, form, context) });
  } catch {
    const { channel, thread } = addressOf(context.place.channel ?? '');
    const spot = { channel, user: context.asker.id, ...(thread === undefined ? {} : { thread }) };
    for (const message of drawCard(answer.card)) {
      await whisper(client, spot, message).catch((error: unknown) => {
        log.warn({ platform: 'slack', ...traceOf(error) }, 'An answer to a form could not be delivered');
      });
    }
  }
}

/** Tells the channel what is meant for it. Where the bot may not post there, the asker has seen it. */
async function tellChannel({ client, log }: Service, { card }: Answer, { place }: Context): Promise<void> {
  const { channel, thread } = addressOf(place.channel ?? '');
  for (const message of drawCard(card)) {
    await say(client, channel, thread, message).catch((error: unknown) => {
      log.info({ platform: 'slack', ...traceOf(error) }, 'An answer for a channel could not be posted there');
    });
  }
}

/** Answers forms. */
export function listenToForms(app: App, service: Service): void {
  const { people, work, now, ackFailed } = service;
  app.view({ callback_id: FORM, type: 'view_submission' }, async ({ ack, body }) => {
    work.begin();
    try {
      const { user, view: form } = submitted.parse(body);
      const opened = readModalContext(form.private_metadata);
      const { line } = opened;
      const place: Place = { ...opened.place, form: true };
      const { channel } = addressOf(place.channel ?? '');
      const asker = people.named(user.id, user.name ?? user.id, channel === '' ? undefined : channel);
      const context: Context = { asker, place, at: now() };
      const answering = run(service, lineOfForm(line, enteredIn(form)), context);
      const early = await Promise.race([answering, pause(PATIENCE, undefined, { ref: false })]);
      const view =
        early === undefined ? answerView(form.title.text, WORKING, place) : viewOf(early, form, context);
      await ack({ response_action: 'update', view }).catch(ackFailed);
      const answer = early ?? (await answering);
      if (early === undefined) await showLate(service, form, answer, context);
      if (answer.audience === 'channel') await tellChannel(service, answer, context);
    } finally {
      work.end();
    }
  });
}
