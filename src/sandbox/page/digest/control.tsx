/** The buttons of the digest panel, and the sentences that say what they do. */

/** A button in words. */
export interface Explained {
  /** The id of the element that holds its sentence. */
  readonly id: string;
  readonly label: string;
  readonly explanation: string;
}

interface ControlButtonProps extends Explained {
  readonly busy: boolean;
  readonly look?: 'primary' | 'quiet';
  readonly onPress: () => void;
}

/** A button. Its name stays the same while it works, so that a screen reader keeps its place. */
export function ControlButton(props: ControlButtonProps) {
  const { id, label, explanation, busy, look = 'quiet', onPress } = props;
  return (
    <button
      type="button"
      className={`digest-button digest-button-${look}`}
      title={explanation}
      aria-describedby={id}
      aria-busy={busy}
      onClick={onPress}
    >
      {busy ? <span className="digest-spinner" aria-hidden="true" /> : null}
      {label}
    </button>
  );
}

interface ExplanationsProps {
  readonly title: string;
  readonly of: readonly Explained[];
}

/** A sentence for each of some buttons, folded away: what the buttons do to the deliveries below is to be in sight. */
export function Explanations({ title, of: buttons }: ExplanationsProps) {
  return (
    <details className="digest-explanations">
      <summary>{title}</summary>
      <dl>
        {buttons.map(({ id, label, explanation }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd id={id}>{explanation}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
