/**
 * Trouble on demand in Discord.
 */
import type { DiscordSandbox } from '../discord/sandbox.ts';
import { RETRY_AFTER } from './pane.ts';
import type { FaultName } from './protocol.ts';

/** Requests with which a bot posts; interactions are answered elsewhere. */
const POST = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

/** Lets something go wrong: with the connection now, or with the next post. */
export function causeFault({ faults, gateway }: DiscordSandbox, fault: FaultName): void {
  switch (fault) {
    case 'lose-connection':
      gateway.drop();
      return;
    case 'answer-429':
      faults.next({ kind: 'limit', retryAfter: RETRY_AFTER, scope: 'user' }, POST);
      return;
    case 'answer-500':
      faults.next({ kind: 'status', status: 500 }, POST);
      return;
    case 'lose-reply':
      faults.next({ kind: 'lose-reply' }, POST);
  }
}

/** The faults that still wait for their post. */
export const pendingFaults = ({ faults }: DiscordSandbox): readonly FaultName[] =>
  faults.waiting.flatMap((fault): readonly FaultName[] => {
    if (fault.kind === 'limit') return ['answer-429'];
    if (fault.kind === 'status') return ['answer-500'];
    return fault.kind === 'lose-reply' ? ['lose-reply'] : [];
  });
