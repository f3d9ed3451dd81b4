/** The digest: when it is due, what can be done to it, and the way of each delivery. */
import type { PageState, SubscriptionView } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { distanceTo, momentOf } from '../time.ts';
import { DigestControls } from './controls.tsx';
import { Deliveries } from './deliveries.tsx';
import { type OpenChannels, Trouble } from './trouble.tsx';
import './digest.css';

interface DigestPanelProps {
  readonly state: PageState;
  readonly open: OpenChannels;
  readonly act: Act;
}

/** The product’s promise made visible: what is due, what happened to it, and that it was posted once. */
export function DigestPanel({ state, open, act }: DigestPanelProps) {
  const { subscriptions, deliveries } = state.digest;
  return (
    <section className="digest" aria-label="Digest">
      <h2>Digest</h2>
      <p className="digest-lead">Posted unasked, once: whatever the platform, the line or the clock does.</p>
      {subscriptions.length === 0 ? (
        <p className="digest-empty">No channel has a digest.</p>
      ) : (
        <ul className="digest-subscriptions">
          {subscriptions.map((subscription) => (
            <li key={`${subscription.platform} ${subscription.label}`}>
              <Subscription subscription={subscription} now={state.now} />
            </li>
          ))}
        </ul>
      )}
      <DigestControls act={act} />
      <Trouble panes={[state.panes.slack, state.panes.discord]} open={open} act={act} />
      <h3>Deliveries</h3>
      <Deliveries deliveries={deliveries} />
    </section>
  );
}

interface SubscriptionProps {
  readonly subscription: SubscriptionView;
  /** The bot's clock, epoch milliseconds. */
  readonly now: number;
}

function Subscription({ subscription, now }: SubscriptionProps) {
  const { platform, label, schedule, topics, next, paused } = subscription;
  return (
    <div className="digest-subscription">
      <div>
        <span className={`digest-platform-name digest-on-${platform}`}>{platform}</span>
        <strong>{label}</strong>
      </div>
      <div className="digest-next">
        {next === undefined ? (
          <span>paused</span>
        ) : (
          <>
            <span>{distanceTo(next, now)}</span>
            <time dateTime={new Date(next).toISOString()}>{momentOf(next)}</time>
          </>
        )}
      </div>
      <div className="digest-schedule">{[schedule, ...topics].join(' · ')}</div>
      {paused === undefined ? null : <div className="digest-paused">{paused}</div>}
    </div>
  );
}
