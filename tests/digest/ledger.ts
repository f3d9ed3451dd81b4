/**
 * Holds what stands in the channels against what the store says of it.
 */
import { expect } from 'vitest';
import { subscriptionId } from '../../src/digest/enrolment.ts';
import { deliveryId } from '../../src/digest/new-delivery.ts';
import type { PartState } from '../../src/digest/store.ts';
import { keyAhead } from './ledger-platform.ts';
import type { World } from './world.ts';

/** How many messages may stand in a channel for a part in a state. */
const ALLOWED: Readonly<Record<PartState, readonly number[]>> = {
  sent: [1],
  unknown: [0, 1],
  // The bot ended in the middle, and has not started again.
  sending: [0, 1],
  planned: [0],
  failed: [0],
  missed: [0],
};

/** The states of all parts that the store knows, having made sure that each is true. */
export async function truthOf(world: World): Promise<readonly PartState[]> {
  const counts = new Map<string, number>();
  for (const { messages } of world.platforms) {
    for (const { key } of messages) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const states: PartState[] = [];
  for (const channel of world.channels) {
    const id = subscriptionId(channel);
    for (const { slot, content } of await world.store.digest.recent(id, 10_000)) {
      if (content.kind === 'nothing') continue;
      for (const [index, { state, appearsAt }] of content.parts.entries()) {
        const key =
          appearsAt === undefined
            ? `${deliveryId(id, slot)}-${index + 1}`
            : keyAhead(channel.channel, appearsAt);
        const count = counts.get(key) ?? 0;
        counts.delete(key);
        expect({ slot, index, state, count: ALLOWED[state] }).toEqual({
          slot,
          index,
          state,
          count: expect.arrayContaining([count]),
        });
        states.push(state);
      }
    }
  }
  // Nothing stands anywhere that the store does not know of.
  expect([...counts]).toEqual([]);
  return states;
}
