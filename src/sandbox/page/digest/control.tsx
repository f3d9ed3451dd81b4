/** A button of the digest panel, and the sentence that says what it does. */
import { useId } from 'react';

interface ControlButtonProps {
  readonly label: string;
  /** The id of the element that says what it does. */
  readonly describedBy: string;
  readonly busy: boolean;
  readonly look?: 'primary' | 'quiet';
  readonly onPress: () => void;
}

/** A button. Its name stays the same while it works, so that a screen reader keeps its place. */
export function ControlButton({ label, describedBy, busy, look = 'quiet', onPress }: ControlButtonProps) {
  return (
    <button
      type="button"
      className={`digest-button digest-button-${look}`}
      aria-describedby={describedBy}
      aria-busy={busy}
      onClick={onPress}
    >
      {busy ? <span className="digest-spinner" aria-hidden="true" /> : null}
      {label}
    </button>
  );
}

interface ControlProps extends Omit<ControlButtonProps, 'describedBy'> {
  readonly explanation: string;
}

/** A button with its sentence beside it. */
export function Control({ explanation, ...button }: ControlProps) {
  const id = useId();
  return (
    <div className="digest-control">
      <ControlButton {...button} describedBy={id} />
      <p id={id}>{explanation}</p>
    </div>
  );
}
