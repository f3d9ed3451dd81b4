/**
 * A delivery as it is first written down: its keys, its deadline and its frozen parts. Pure.
 */
import { createHash } from 'node:crypto';
import type { Brief } from '../briefs/schema.ts';
import type { EndedSlot } from './catch-up.ts';
import type { Composition } from './composition.ts';
import { freeze } from './frozen-card.ts';
import type { NewDelivery } from './store.ts';

/**
 * The slot of a schedule, as the ledger names it.
 *
 * @param time how often it has been planned, this time included: more than once where it was taken back.
 */
export const scheduledSlot = (due: number, time = 1) =>
  `${new Date(due).toISOString()}${time === 1 ? '' : ` (${time})`}`;

/** The slot of what somebody asked for. */
export const askedSlot = (token: string) => `now:${token}`;

/** The slot of a brief's announcement: another one for each way in which the brief stands corrected. */
export function announcedSlot({ id, corrections }: Pick<Brief, 'id' | 'corrections'>): string {
  const corrected = corrections.map(({ date, note }) => [date, note]);
  const hash = createHash('sha256').update(JSON.stringify(corrected)).digest('hex').slice(0, 20);
  return `publish:${id}:${hash}`;
}

/**
 * A delivery's id, the same for the same subscription and slot. With a part's number behind it, it makes the
 * part's key, which must fit Discord's nonce of 25 characters.
 */
export function deliveryId(subscription: string, slot: string): string {
  return createHash('sha256')
    .update(JSON.stringify([subscription, slot]))
    .digest('hex')
    .slice(0, 20);
}

const keyOf = (delivery: string, position: number) => `${delivery}-${position + 1}`;

/** The place of a part in its delivery, from 0, by its key. */
export const positionOf = (key: string) => Number(key.slice(key.lastIndexOf('-') + 1)) - 1;

/** Writes a slot's delivery down from what was composed for it. */
export function deliveryOf(
  subscription: string,
  slot: Pick<NewDelivery, 'slot' | 'due' | 'asked' | 'announces' | 'deadline'>,
  composition: Composition,
): NewDelivery {
  const id = deliveryId(subscription, slot.slot);
  if (composition.kind === 'nothing') {
    return { ...slot, id, content: { kind: 'nothing', state: 'skipped', reason: composition.reason } };
  }
  const parts = composition.parts.map(({ card, shows }, index) => ({
    key: keyOf(id, index),
    card: freeze(card),
    shows,
  }));
  return { ...slot, id, content: { kind: 'parts', parts } };
}

/** Writes a slot down that is over without a post. */
export function endedDelivery(subscription: string, { due, state, reason }: EndedSlot): NewDelivery {
  const slot = scheduledSlot(due);
  const content = { kind: 'nothing', state, reason } as const;
  return { id: deliveryId(subscription, slot), slot, due, asked: false, deadline: due, content };
}
