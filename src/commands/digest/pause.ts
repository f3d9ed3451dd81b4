/**
 * `digest pause [until]` and `digest resume`: holds a channel's digests back, and starts them again.
 */
import { type Card, type Element, paragraph, strong } from '../../cards/card.ts';
import type { SubscriptionView } from '../../digest/digest.ts';
import type { Answer, Request } from '../command.ts';
import { cannotPost, managed, notSubscribed, subscribed } from './channel.ts';
import { zoneOfSchedule } from './local-time.ts';
import type { DigestCommandSources } from './sources.ts';
import { appearingElements, momentText, pauseElement } from './subscription-card.ts';
import { unclearChange } from './unclear.ts';
import { readUntil } from './until-words.ts';

function nextElement({ upcoming, schedule }: SubscriptionView): readonly Element[] {
  const [next] = upcoming;
  if (next === undefined) return [];
  return [paragraph(strong('The next digest: '), ...momentText(next, zoneOfSchedule(schedule)))];
}

function pausedCard(view: SubscriptionView): Card {
  return {
    title: `Paused: the digest of ${view.label}`,
    elements: [
      ...pauseElement(view),
      ...nextElement(view),
      ...appearingElements(view),
      { type: 'buttons', buttons: [{ label: 'Resume', line: 'digest resume' }] },
    ],
  };
}

/** Pauses a subscription at once; the way back is a button. */
export function pause(sources: DigestCommandSources, input: string, request: Request): Promise<Answer> {
  return managed(sources, request, 'Pausing the digest', (here) =>
    subscribed(here, async ({ digest, address, view }) => {
      const until = readUntil(input, request.at, zoneOfSchedule(view.schedule));
      if (until.kind === 'unclear') {
        const example = 'digest pause 3 days';
        const advice = [until.reason, 'Also: tomorrow, until friday 14:00, until 2026-12-01.'];
        return unclearChange({ understood: ['pause'], unknown: [input], advice, example }, request);
      }
      const paused = await digest.pause(address, until.kind === 'open' ? undefined : until.at);
      if (paused === undefined) return notSubscribed();
      return { outcome: 'answered', card: pausedCard(paused), audience: 'asker' };
    }),
  );
}

/** Ends a pause, whether somebody asked for it or posting was refused. */
export function resume(sources: DigestCommandSources, request: Request): Promise<Answer> {
  return managed(sources, request, 'Resuming the digest', (here) =>
    subscribed(here, async ({ digest, address, view: before }) => {
      const outcome = await digest.resume(address);
      if (outcome === undefined) return notSubscribed();
      if (outcome.kind === 'cannot-post') return cannotPost(outcome, 'digest resume');
      const { view, note } = outcome;
      const card: Card = {
        title: `${before.pause === undefined ? 'Not paused' : 'Resumed'}: the digest of ${view.label}`,
        elements: [
          ...nextElement(view),
          ...(note === undefined ? [] : [paragraph(note)]),
          {
            type: 'buttons',
            buttons: [
              { label: 'Preview', line: 'digest preview' },
              { label: 'Pause', line: 'digest pause' },
            ],
          },
        ],
      };
      return { outcome: 'answered', card, audience: 'asker' };
    }),
  );
}
