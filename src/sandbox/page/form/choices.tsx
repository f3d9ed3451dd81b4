/**
 * A field that takes several options: a box to tick for each. A browser's own list of several needs keys that few know.
 */
import type { ReactNode } from 'react';

interface ChoicesProps {
  readonly label: string;
  /** What stands behind the label. */
  readonly optional: ReactNode;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  readonly chosen: readonly string[];
  /** Told all that are chosen then, in the order of the options. */
  readonly onChosen: (chosen: readonly string[]) => void;
  readonly described: { readonly 'aria-describedby'?: string };
}

/** Draws the boxes. */
export function Choices({ label, optional, options, chosen, onChosen, described }: ChoicesProps) {
  function toggle(value: string, on: boolean): void {
    const wanted = options.filter((option) => (option.value === value ? on : chosen.includes(option.value)));
    onChosen(wanted.map((option) => option.value));
  }
  return (
    <fieldset className="choices" {...described}>
      <legend>
        {label}
        {optional}
      </legend>
      <div className="choices-list">
        {options.map((option) => (
          <label key={option.value} className="choices-option">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={({ target }) => toggle(option.value, target.checked)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
