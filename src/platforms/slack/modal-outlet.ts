/**
 * Modals as ways back: opening a form, and answering a button that stands in a modal by what the modal shows next.
 */
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Place } from '../../commands/command.ts';
import { addressOf } from './address.ts';
import type { OpenForm, Outlet } from './answer.ts';
import { failureOf, inWords } from './failure.ts';
import { drawForm } from './form.ts';
import type { Log } from './log.ts';
import { answerView } from './modal.ts';
import { say } from './sending.ts';

/**
 * Opens forms in front of whoever ran a command or pressed a button.
 *
 * @param trigger Slack's id of what they did, which serves once and for three seconds.
 * @param place what the form's line runs in.
 */
export function formOpener(client: WebClient, log: Log, trigger: string | undefined, place: Place): OpenForm {
  return async (form) => {
    const view = drawForm(form, place);
    if (view === undefined || trigger === undefined) return false;
    try {
      await client.views.open({ trigger_id: trigger, view });
      return true;
    } catch (error) {
      log.warn({ platform: 'slack', failure: inWords(failureOf(error)) }, 'A form could not be opened');
      return false;
    }
  };
}

/** A modal in front of somebody. */
export interface OpenModal {
  readonly id: string;
  readonly title: string;
  readonly place: Place;
}

/** The way back of a button in a modal: the modal shows the answer, in one piece however many messages it has. */
export function modalOutlet(client: WebClient, { id, title, place }: OpenModal): Outlet {
  const shown: KnownBlock[] = [];
  return {
    // A modal holds as many blocks as two messages.
    most: 2,
    async send(message, audience) {
      if (audience === 'channel') {
        const { channel, thread } = addressOf(place.channel ?? '');
        await say(client, channel, thread, message);
      }
      shown.push(...message.blocks);
      await client.views.update({ view_id: id, view: answerView(title, shown, place) });
    },
    async open(form) {
      const view = drawForm(form, place);
      if (view === undefined) return false;
      try {
        await client.views.update({ view_id: id, view });
        return true;
      } catch {
        return false;
      }
    },
  };
}
