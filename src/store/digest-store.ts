/**
 * The digest's memory, on the tables.
 */
import type { DigestStore } from '../digest/store.ts';
import { deliveryForSlot, forgetDeliveries, recentDeliveries, writePlan } from './delivery-rows.ts';
import { beginPart, interruptParts, openParts, settlePart, supersedeParts } from './part-rows.ts';
import { seenBy } from './seen-rows.ts';
import {
  activeSubscriptions,
  endSubscription,
  saveSubscription,
  subscriptionById,
  waitingSubscriptions,
} from './subscription-rows.ts';
import type { Changes, Database } from './tables.ts';

/** Makes the digest's store on a database whose tables are up to date. */
export function digestStoreOn(database: Database): DigestStore {
  const atOnce = <Result>(work: (changes: Changes) => Promise<Result>) =>
    database.transaction().execute(work);
  return {
    subscriptions: () => activeSubscriptions(database),
    subscription: (id) => subscriptionById(database, id),
    saveSubscription: (subscription, at) => saveSubscription(database, subscription, at),
    endSubscription: (id) => endSubscription(database, id),
    waiting: (now, most) => waitingSubscriptions(database, now, most),
    plan: (plan) => atOnce((changes) => writePlan(changes, plan)),
    openParts: (subscription) => openParts(database, subscription),
    begin: (key, card, at) => beginPart(database, key, card, at),
    settle: (key, from, change, at) => atOnce((changes) => settlePart(changes, key, from, change, at)),
    interrupt: (reason, at, subscription) =>
      atOnce((changes) => interruptParts(changes, reason, at, subscription)),
    supersede: (subscription, reason, at) =>
      atOnce((changes) => supersedeParts(changes, subscription, reason, at)),
    seen: (subscription) => seenBy(database, subscription),
    delivery: (subscription, slot) => deliveryForSlot(database, subscription, slot),
    recent: (subscription, most) => recentDeliveries(database, subscription, most),
    forget: (before) => forgetDeliveries(database, before),
  };
}
