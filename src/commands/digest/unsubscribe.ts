/**
 * `digest unsubscribe`: ends a channel's digests, with the way back.
 */
import { command, paragraph } from '../../cards/card.ts';
import type { Answer, Request } from '../command.ts';
import { managed, notSubscribed, subscribed } from './channel.ts';
import type { DigestCommandSources } from './sources.ts';
import { subscribeLine } from './subscribe-words.ts';

const FROM_SETTINGS =
  'The settings name this channel; what was ended here stays ended when the bot starts again.';

/** Ends the subscription of the channel of a request. */
export function unsubscribe(sources: DigestCommandSources, request: Request): Promise<Answer> {
  return managed(sources, request, 'Unsubscribing a channel', (here) =>
    subscribed(here, async ({ digest, address, view }) => {
      if (!(await digest.unsubscribe(address))) return notSubscribed();
      const back = view.schedule === '' ? 'digest subscribe' : subscribeLine(view);
      return {
        outcome: 'answered',
        audience: 'asker',
        card: {
          title: `Unsubscribed: ${view.label}`,
          elements: [
            paragraph(
              'No more digests come here. What was posted stays, and ',
              command('digest history'),
              ' still tells of it.',
            ),
            ...(view.origin === 'settings' ? [paragraph(FROM_SETTINGS)] : []),
            paragraph('To come back: ', command(back)),
            { type: 'buttons', buttons: [{ label: 'Subscribe again', line: back }] },
          ],
        },
      };
    }),
  );
}
