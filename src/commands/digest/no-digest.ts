/**
 * A digest that knows of no channel, where commands are listed or asked without one.
 */
import type { Digest, Preview } from '../../digest/digest.ts';

const NOWHERE = 'There is no digest here.';

const nothing = async (): Promise<undefined> => undefined;
const refuse = (): Promise<never> => Promise.reject(new Error(NOWHERE));

/** Knows nothing and changes nothing: whatever would post or write is rejected. */
export const noDigest: Digest = {
  preview: async () => [],
  previewOf: async (address): Promise<Preview> => ({
    address,
    label: address.channel,
    schedule: '',
    cards: [],
    reason: NOWHERE,
  }),
  postNow: refuse,
  announce: refuse,
  status: async () => ({ channels: [], more: 0 }),
  presence: async () => ({ own: false, others: false }),
  connections: () => [],
  subscription: nothing,
  obstacle: nothing,
  subscribe: async () => ({ kind: 'cannot-post', reason: NOWHERE, remedy: 'Ask in Slack or on Discord.' }),
  change: nothing,
  pause: nothing,
  resume: nothing,
  unsubscribe: async () => false,
  history: async () => [],
  deliveries: async () => [],
  zone: nothing,
  setZone: refuse,
};
