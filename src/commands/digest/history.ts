/**
 * `digest history`: what a channel got of late, newest first.
 */
import { type Card, paragraph } from '../../cards/card.ts';
import type { Answer, Request } from '../command.ts';
import { inChannel } from './channel.ts';
import { reportText } from './delivery-text.ts';
import type { DigestCommandSources } from './sources.ts';

/** How many deliveries one answer tells of: as many as fit a message of either platform. */
const MOST_DELIVERIES = 15;

/** Tells of the last deliveries of the channel of a request, each in one line. */
export function history(sources: DigestCommandSources, request: Request): Promise<Answer> {
  return inChannel(sources, request, async ({ digest, address }) => {
    const reports = await digest.history(address, MOST_DELIVERIES);
    const card: Card = {
      title: reports.length === 0 ? 'No digest yet' : 'The last digests',
      elements: [
        reports.length === 0
          ? paragraph(
              'Nothing has been due in this channel yet, or it is longer ago than deliveries are kept.',
            )
          : { type: 'list', items: reports.map((report) => reportText(report, request.at)) },
        {
          type: 'buttons',
          buttons: [
            ...(reports.length === 0 ? [] : [{ label: 'Why the last?', line: 'digest why' }]),
            { label: 'Preview', line: 'digest preview' },
          ],
        },
      ],
    };
    return { outcome: 'answered', card, audience: 'asker' };
  });
}
