/**
 * What to do first, one click each. It goes once somebody closes it, and does not come back.
 */
import { useState } from 'react';
import type { Trial } from './trials.ts';
import './three-things.css';

interface ThreeThingsProps {
  readonly trials: readonly Trial[];
  /** Whether they can be tried: not before the page is connected. */
  readonly ready: boolean;
  readonly onClose: () => void;
}

/** Draws the three buttons. */
export function ThreeThings({ trials, ready, onClose }: ThreeThingsProps) {
  const [tried, setTried] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState('');

  async function attempt(trial: Trial): Promise<void> {
    const result = await trial.run();
    setError(result.ok ? '' : result.error);
    if (result.ok) setTried((before) => new Set(before).add(trial.label));
  }

  return (
    <section className="three-things" aria-labelledby="three-things-title">
      <div className="three-things-frame">
        <h2 id="three-things-title">Three things to try</h2>
        <div className="trials">
          {trials.map((trial) => (
            <button
              type="button"
              key={trial.label}
              className="trial"
              disabled={!ready}
              data-tried={tried.has(trial.label)}
              onClick={() => void attempt(trial)}
            >
              <span className="trial-place">{trial.place}</span>
              <span className={trial.typed ? 'trial-label trial-typed' : 'trial-label'}>{trial.label}</span>
              <span className="trial-what">{trial.what}</span>
            </button>
          ))}
        </div>
        <button
          type="button"
          className="three-things-close"
          aria-label="Close the three things to try"
          onClick={onClose}
        >
          ×
        </button>
        {error !== '' && (
          <p className="three-things-error" role="alert">
            {error}
          </p>
        )}
      </div>
    </section>
  );
}
