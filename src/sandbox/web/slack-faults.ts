/**
 * Trouble on demand in Slack.
 */
import type { SlackSandbox } from '../slack/sandbox.ts';
import { RETRY_AFTER } from './pane.ts';
import type { FaultName } from './protocol.ts';

/** The methods with which a bot posts, now or for later; what answers a command goes to a response URL. */
const POST = ['chat.postMessage', 'chat.scheduleMessage'];

/** Lets something go wrong: with the connection now, or with the next post. */
export function causeFault({ faults, socket }: SlackSandbox, fault: FaultName): void {
  switch (fault) {
    case 'lose-connection':
      socket.drop();
      return;
    case 'answer-429':
      faults.next(POST, { kind: 'ratelimited', retryAfter: RETRY_AFTER });
      return;
    case 'answer-500':
      faults.next(POST, { kind: 'status', status: 500 });
      return;
    case 'lose-reply':
      faults.next(POST, { kind: 'lose-reply' });
  }
}

/** The faults that still wait for their post. */
export const pendingFaults = ({ faults }: SlackSandbox): readonly FaultName[] =>
  faults.waiting.flatMap(({ fault }): readonly FaultName[] => {
    if (fault.kind === 'ratelimited') return ['answer-429'];
    if (fault.kind === 'status') return ['answer-500'];
    return fault.kind === 'lose-reply' ? ['lose-reply'] : [];
  });
