/** What was delivered, and by which way. */
import { useState } from 'react';
import type { DeliveryView } from '../../web/protocol.ts';
import { inOrder } from '../in-order.ts';
import { momentOf } from '../time.ts';
import { timelineOf, verdictOf } from './timeline.ts';
import './deliveries.css';

const FEW = 4;

const CLOCK = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit', second: '2-digit' });

interface DeliveriesProps {
  /** Newest first. */
  readonly deliveries: readonly DeliveryView[];
}

/** Deliveries, newest first. The older ones come when they are asked for. */
export function Deliveries({ deliveries }: DeliveriesProps) {
  const [all, setAll] = useState(false);
  if (deliveries.length === 0) {
    return (
      <p className="digest-empty">
        Nothing has been delivered yet. Post the digest now, or let a day pass, and its way appears here.
      </p>
    );
  }
  const shown = all ? deliveries : deliveries.slice(0, FEW);
  return (
    <>
      <ol className="digest-deliveries">
        {shown.map((delivery, index) => (
          <li key={keyOf(delivery)}>
            <Delivery delivery={delivery} explained={index === 0} />
          </li>
        ))}
      </ol>
      {shown.length === deliveries.length ? null : (
        <button type="button" className="digest-button digest-button-quiet" onClick={() => setAll(true)}>
          Show all {deliveries.length}
        </button>
      )}
    </>
  );
}

/** A channel has one delivery a slot, and what is asked for comes at a time of its own. */
const keyOf = ({ platform, label, due, asked }: DeliveryView): string =>
  [platform, label, due, String(asked)].join(' ');

interface DeliveryProps {
  readonly delivery: DeliveryView;
  /** Whether to say what each state means where there is no reason to give. */
  readonly explained: boolean;
}

function Delivery({ delivery, explained }: DeliveryProps) {
  const { platform, label, due, asked, steps } = delivery;
  const verdict = verdictOf(delivery);
  return (
    <article className="digest-delivery" aria-label={`Digest for ${label} on ${platform}, ${momentOf(due)}`}>
      <header>
        <span className={`digest-platform-name digest-on-${platform}`}>{platform}</span>
        <strong>{label}</strong>
        <span className={`digest-chip digest-${verdict.tone}`}>{verdict.text}</span>
        <time dateTime={new Date(due).toISOString()}>
          {asked ? 'Asked for' : 'Due'} {momentOf(due)}
        </time>
      </header>
      <ol className="digest-steps">
        {inOrder(timelineOf(steps)).map(({ key, value: step }) => (
          <li key={key} className={`digest-step digest-step-${step.tone}`}>
            <div className="digest-step-head">
              <span className="digest-step-word">{step.word}</span>
              <time dateTime={new Date(step.at).toISOString()}>{CLOCK.format(step.at)}</time>
              {step.after === undefined ? null : <span className="digest-after">after {step.after}</span>}
            </div>
            <Explanation text={step.reason ?? (explained ? step.meaning : '')} />
          </li>
        ))}
      </ol>
    </article>
  );
}

function Explanation({ text }: { readonly text: string }) {
  return text === '' ? null : <p>{text}</p>;
}
