/**
 * A delivery in words for people. Pure.
 */
import type { DeliveryReport, PartReport } from './digest.ts';
import { thaw } from './frozen-card.ts';
import type { Delivery, Part, PartState } from './store.ts';

/** The states of parts, the one that says most about a delivery first. */
const TELLING: readonly PartState[] = ['sending', 'planned', 'unknown', 'failed', 'missed'];

function stateOf(parts: readonly Part[]): Pick<DeliveryReport, 'state' | 'reason'> {
  for (const state of TELLING) {
    const index = parts.findIndex((part) => part.state === state);
    const reason = parts[index]?.reason;
    if (index < 0) continue;
    if (reason === undefined) return { state };
    return {
      state,
      reason: parts.length === 1 ? reason : `Message ${index + 1} of ${parts.length}: ${reason}`,
    };
  }
  return { state: 'sent' };
}

/** The states in which a message that was handed over ahead of its time appears, or may appear. */
const APPEARING: ReadonlySet<PartState> = new Set(['sending', 'sent', 'unknown']);

function partReport({ state, reason, card, changedAt, attempts, nextAttempt, appearsAt }: Part): PartReport {
  const title = thaw(card)?.title;
  return {
    state,
    ...(reason === undefined ? {} : { reason }),
    at: changedAt,
    attempts,
    ...(nextAttempt === undefined ? {} : { next: nextAttempt }),
    ...(appearsAt === undefined || !APPEARING.has(state) ? {} : { appears: appearsAt }),
    ...(title === undefined ? {} : { title }),
  };
}

/**
 * Reports a delivery.
 *
 * @param label its channel's name as people know it.
 */
export function reportOf({ due, asked, announces, content }: Delivery, label: string): DeliveryReport {
  const { state, reason } = content.kind === 'parts' ? stateOf(content.parts) : content;
  return {
    label,
    due,
    asked,
    ...(announces === undefined ? {} : { announces }),
    state,
    ...(reason === undefined ? {} : { reason }),
    parts: content.kind === 'parts' ? content.parts.map(partReport) : [],
  };
}
