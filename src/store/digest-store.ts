/**
 * The digest's memory, on the tables.
 */
import type { DigestStore } from '../digest/store.ts';
import type { Claiming } from './claiming.ts';
import {
  deliveriesBetween,
  deliveryForSlot,
  forgetDeliveries,
  recentDeliveries,
  subscriptionsDealtWithAfter,
  writePlan,
} from './delivery-rows.ts';
import { begin } from './intent.ts';
import { openParts } from './open-parts.ts';
import type { PaceClock } from './pace-clock.ts';
import { forgetPaces, holdPace } from './pace-rows.ts';
import { handedOverParts, interruptParts, settlePart, supersedeParts } from './part-rows.ts';
import { seenBy } from './seen-rows.ts';
import {
  activeSubscriptions,
  activeSubscriptionsAfter,
  endSubscription,
  markRefusalTold,
  saveSubscription,
  subscriptionById,
} from './subscription-rows.ts';
import type { Database } from './tables.ts';
import type { Transact } from './transactions.ts';
import { nextWork } from './work.ts';
import { presenceOf, subscriptionsIn } from './workspace-subscriptions.ts';
import { setZone, zoneOf } from './zone-rows.ts';

/**
 * Makes the digest's store on a database whose tables are up to date.
 *
 * @param atOnce how what belongs together is written.
 * @param claiming how its processes take subscriptions on.
 * @param clock what their paces go by.
 */
export function digestStoreOn(
  database: Database,
  atOnce: Transact,
  claiming: Claiming,
  clock: PaceClock,
): DigestStore {
  const { shared, claim, claimOne, renew, release } = claiming;
  return {
    shared,
    subscriptions: (origin) => activeSubscriptions(database, origin),
    subscriptionsAfter: (id, most) => activeSubscriptionsAfter(database, id, most),
    subscriptionsIn: (workspace, most) => subscriptionsIn(database, workspace, most),
    presence: (workspace) => presenceOf(database, workspace),
    subscription: (id) => subscriptionById(database, id),
    saveSubscription: (subscription, at) => saveSubscription(database, subscription, at),
    endSubscription: (id, origin, at) => endSubscription(database, id, origin, at),
    markTold: (id) => markRefusalTold(database, id),
    claim,
    claimOne,
    renew,
    release,
    nextWork: (now, ahead) => nextWork(database, now, ahead),
    plan: (plan) => atOnce((changes) => writePlan(changes, plan)),
    openParts: (subscription) => openParts(database, subscription),
    begin: (intent) => begin(atOnce, intent, claiming, clock),
    hold: (scope, until) => holdPace(database, scope, until, clock),
    settle: (key, from, change, at) => atOnce((changes) => settlePart(changes, key, from, change, at)),
    interrupt: (reason, at, subscription) =>
      atOnce((changes) => interruptParts(changes, reason, at, subscription ?? claiming.idle)),
    supersede: (subscription, reason, at) =>
      atOnce((changes) => supersedeParts(changes, subscription, reason, at)),
    handedOver: (subscription, after) => handedOverParts(database, subscription, after),
    seen: (subscription) => seenBy(database, subscription),
    delivery: (subscription, slot) => deliveryForSlot(database, subscription, slot),
    recent: (subscription, most) => recentDeliveries(database, subscription, most),
    dealtWithAfter: (time) => subscriptionsDealtWithAfter(database, time),
    between: (subscription, from, to) => deliveriesBetween(database, subscription, from, to),
    async forget(before) {
      await forgetPaces(database, before);
      return forgetDeliveries(database, before);
    },
    zone: (workspace) => zoneOf(database, workspace),
    setZone: (workspace, zone) => setZone(database, workspace, zone),
  };
}
