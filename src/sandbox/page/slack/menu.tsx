/**
 * A menu of a Slack message. A browser's own menu has no room for the descriptions of options, and in some of them an arrow
 * key on the closed menu chooses at once.
 */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { effectOf, type ListState } from '../discord/select-keys.ts';
import { inOrder } from '../in-order.ts';
import type { Control } from './block.ts';

interface MenuProps {
  readonly control: Extract<Control, { readonly kind: 'select' }>;
  readonly onChoose: (value: string) => void;
}

/** Draws the menu: a box with what was chosen, and the options under it while it is open. */
export function Menu({ control, onChoose }: MenuProps) {
  const { options, placeholder } = control;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<ListState>({ open: false });
  const [chosen, setChosen] = useState<number>();

  useEffect(() => {
    if (state.open) list.current?.children[state.active]?.scrollIntoView({ block: 'nearest' });
  }, [state]);

  function choose(index: number): void {
    const option = options[index];
    setState({ open: false });
    if (option === undefined) return;
    setChosen(index);
    onChoose(option.value);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const labels = options.map(({ label }) => label);
    const effect = effectOf(event.key, state, labels, chosen);
    if (effect.type === 'none') return;
    event.preventDefault();
    if (effect.type === 'choose') choose(effect.index);
    else setState(effect.state);
  }

  return (
    <div className="slack-menu">
      <button
        type="button"
        role="combobox"
        className="slack-button slack-menu-box"
        aria-label={placeholder}
        aria-haspopup="listbox"
        aria-expanded={state.open}
        aria-controls={`${id}-list`}
        aria-activedescendant={state.open ? `${id}-${state.active}` : undefined}
        onKeyDown={onKey}
        // Firefox presses a button when the space bar is let go, whatever became of its going down.
        onKeyUp={(event) => {
          if (event.key === ' ') event.preventDefault();
        }}
        onBlur={() => setState({ open: false })}
        onClick={() => setState(state.open ? { open: false } : { open: true, active: chosen ?? 0 })}
      >
        <span className="slack-menu-label">
          {(chosen === undefined ? undefined : options[chosen]?.label) ?? placeholder}
        </span>
        <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true" focusable="false">
          <path d="M5 8l5 5 5-5" fill="none" stroke="currentColor" strokeWidth="1.8" />
        </svg>
      </button>
      <div
        ref={list}
        role="listbox"
        id={`${id}-list`}
        aria-label={placeholder}
        className="slack-menu-list"
        hidden={!state.open}
      >
        {inOrder(options).map(({ key, value: { label, description } }, index) => (
          <button
            type="button"
            key={key}
            id={`${id}-${key}`}
            role="option"
            tabIndex={-1}
            className="slack-menu-option"
            aria-selected={index === chosen}
            data-active={state.open && index === state.active}
            onPointerMove={() => setState({ open: true, active: index })}
            // The box must not lose the focus to a press.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(index)}
          >
            {label}
            {description !== '' && <span className="slack-description">{description}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}
