/** A button of the digest panel with a sentence that says what it does. */
import { useId } from 'react';

interface ControlProps {
  readonly label: string;
  readonly explanation: string;
  readonly busy: boolean;
  readonly look?: 'primary' | 'quiet';
  readonly onPress: () => void;
}

/** A button and its sentence. The name stays the same while it works, so that a screen reader keeps its place. */
export function Control({ label, explanation, busy, look = 'quiet', onPress }: ControlProps) {
  const id = useId();
  return (
    <div className="digest-control">
      <button
        type="button"
        className={`digest-button digest-button-${look}`}
        aria-describedby={id}
        aria-busy={busy}
        onClick={onPress}
      >
        {busy ? <span className="digest-spinner" aria-hidden="true" /> : null}
        {label}
      </button>
      <p id={id}>{explanation}</p>
    </div>
  );
}
