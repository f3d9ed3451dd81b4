/** A store in whose every call a bot can end. */
import type { DigestStore } from '../../src/digest/store.ts';

/** A store whose every call is two steps of the bot: before it and after it. */
export function mortal(store: DigestStore, step: () => Promise<void>): DigestStore {
  const around =
    <Parameters extends readonly unknown[], Result>(call: (...parameters: Parameters) => Promise<Result>) =>
    async (...parameters: Parameters): Promise<Result> => {
      await step();
      const result = await call(...parameters);
      await step();
      return result;
    };
  return {
    shared: store.shared,
    subscriptions: around(store.subscriptions),
    subscriptionsAfter: around(store.subscriptionsAfter),
    subscriptionsIn: around(store.subscriptionsIn),
    presence: around(store.presence),
    subscription: around(store.subscription),
    saveSubscription: around(store.saveSubscription),
    endSubscription: around(store.endSubscription),
    markTold: around(store.markTold),
    claim: around(store.claim),
    claimOne: around(store.claimOne),
    renew: around(store.renew),
    release: around(store.release),
    nextWork: around(store.nextWork),
    plan: around(store.plan),
    openParts: around(store.openParts),
    begin: around(store.begin),
    hold: around(store.hold),
    settle: around(store.settle),
    interrupt: around(store.interrupt),
    supersede: around(store.supersede),
    handedOver: around(store.handedOver),
    seen: around(store.seen),
    delivery: around(store.delivery),
    recent: around(store.recent),
    dealtWithAfter: around(store.dealtWithAfter),
    between: around(store.between),
    forget: around(store.forget),
    zone: around(store.zone),
    setZone: around(store.setZone),
  };
}
