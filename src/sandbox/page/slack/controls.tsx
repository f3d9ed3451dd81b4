/**
 * Buttons and menus of a Slack message. They do what they do in Slack: the bot gets the press or the choice.
 */
import { useState } from 'react';
import type { Act, MessageProps } from '../act.ts';
import { inOrder } from '../in-order.ts';
import type { Control } from './block.ts';
import { Menu } from './menu.tsx';

/** Does something with a control of a message; resolves once the platform has taken it. */
export interface Controls {
  press(action: string): Promise<void>;
  choose(action: string, value: string): Promise<void>;
}

/** The controls of a message: what goes wrong is handed to `onError`. */
export function controlsOf(
  { message, viewer, act }: Pick<MessageProps, 'message' | 'viewer' | 'act'>,
  onError: (error: string) => void,
): Controls {
  const by = { platform: 'slack' as const, user: viewer, channel: message.channel, message: message.id };
  const run = async (action: Parameters<Act>[0]) => {
    const result = await act(action);
    onError(result.ok ? '' : result.error);
  };
  return {
    press: (control) => run({ ...by, type: 'press', control }),
    choose: (control, value) => run({ ...by, type: 'choose', control, value }),
  };
}

/** A row of controls. */
export function ControlRow({
  controls,
  on,
}: {
  readonly controls: readonly Control[];
  readonly on: Controls;
}) {
  return (
    <div className="slack-controls">
      {inOrder(controls).map(({ key, value }) => (
        <DrawnControl key={key} control={value} on={on} />
      ))}
    </div>
  );
}

/** One control. */
export function DrawnControl({ control, on }: { readonly control: Control; readonly on: Controls }) {
  switch (control.kind) {
    case 'button':
      return <PressButton control={control} on={on} />;
    case 'select':
      return <Menu control={control} onChoose={(value) => void on.choose(control.action, value)} />;
    case 'unknown':
      return <span className="slack-unknown">{`Not drawn here: ${control.name}`}</span>;
  }
}

type ButtonControl = Extract<Control, { readonly kind: 'button' }>;

function PressButton({ control, on }: { readonly control: ButtonControl; readonly on: Controls }) {
  const [isBusy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    await on.press(control.action);
    setBusy(false);
  };
  return (
    <button
      type="button"
      className={`slack-button slack-button-${control.style}`}
      // Not disabled: the focus would be lost.
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) void press();
      }}
    >
      {control.label}
    </button>
  );
}
