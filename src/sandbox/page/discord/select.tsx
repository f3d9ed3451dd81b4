/** A list to choose from beneath a Discord message. */
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { StringSelect } from './payload.ts';
import { effectOf, type ListState } from './select-keys.ts';

interface SelectProps {
  readonly select: StringSelect;
  /** Whether a choice is under way. */
  readonly busy: boolean;
  readonly onChoose: (value: string) => void;
}

/**
 * A list as Discord shows it: each option with its description. A browser's own select has no room for those.
 */
export function Select({ select, busy, onChoose }: SelectProps) {
  const { options, placeholder } = select;
  const id = useId();
  const [state, setState] = useState<ListState>({ open: false });
  const preset = options.findIndex((option) => option.default === true);
  const [chosen, setChosen] = useState<number | undefined>(preset < 0 ? undefined : preset);
  const name = placeholder ?? 'Make a selection';
  const isDisabled = select.disabled === true;

  useEffect(() => {
    if (state.open) document.getElementById(`${id}-${state.active}`)?.scrollIntoView({ block: 'nearest' });
  }, [state, id]);

  function choose(index: number): void {
    const option = options[index];
    setState({ open: false });
    if (option === undefined) return;
    setChosen(index);
    onChoose(option.value);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (busy || event.ctrlKey || event.metaKey || event.altKey) return;
    const labels = options.map(({ label }) => label);
    const effect = effectOf(event.key, state, labels, chosen);
    if (effect.type === 'none') return;
    event.preventDefault();
    if (effect.type === 'choose') choose(effect.index);
    else setState(effect.state);
  }

  return (
    <div className="discord-select">
      <button
        type="button"
        role="combobox"
        className="discord-select-box"
        aria-label={name}
        aria-haspopup="listbox"
        aria-expanded={state.open}
        aria-controls={`${id}-list`}
        aria-activedescendant={state.open ? `${id}-${state.active}` : undefined}
        aria-busy={busy}
        disabled={isDisabled}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          // Firefox presses a button when the space bar is let go, whatever became of its going down.
          if (event.key === ' ') event.preventDefault();
        }}
        onBlur={() => setState({ open: false })}
        onClick={() => {
          if (!busy) setState(state.open ? { open: false } : { open: true, active: chosen ?? 0 });
        }}
      >
        <span className={chosen === undefined ? 'discord-select-placeholder' : undefined}>
          {chosen === undefined ? name : options[chosen]?.label}
        </span>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path d="M6 9.5 12 15.5 18 9.5" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </button>
      <div
        role="listbox"
        id={`${id}-list`}
        aria-label={name}
        className="discord-options"
        hidden={!state.open}
      >
        {options.map((option, index) => (
          <button
            type="button"
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            className="discord-option"
            aria-selected={index === chosen}
            data-active={state.open && index === state.active}
            onPointerMove={() => setState({ open: true, active: index })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(index)}
          >
            <span>{option.label}</span>
            {option.description == null ? null : (
              <span className="discord-option-description">{option.description}</span>
            )}
          </button>
        ))}
      </div>
    </div>
  );
}
