/** The buttons and lists beneath a Discord message. They work. */
import type { PageAction } from '../../web/protocol.ts';
import type { MessageProps } from '../act.ts';
import { inOrder } from '../in-order.ts';
import { type Button, type Control, isButton, isSelect, rowsOf } from './payload.ts';
import { Select } from './select.tsx';
import { useInteraction } from './use-interaction.ts';
import './controls.css';

interface ControlsProps extends Pick<MessageProps, 'message' | 'viewer' | 'act'> {
  readonly components: readonly unknown[];
}

/** All rows of a message, and what became of the last press. */
export function Controls({ components, message, viewer, act }: ControlsProps) {
  const { busy, error, run } = useInteraction(act);
  const rows = rowsOf(components);
  if (rows.length === 0) return null;
  const common = {
    platform: 'discord',
    user: viewer,
    channel: message.channel,
    message: message.id,
  } as const;
  const press = (control: string): void => {
    const action: PageAction = { type: 'press', ...common, control };
    run(control, action);
  };
  const choose = (control: string, value: string): void =>
    run(control, { type: 'choose', ...common, control, value });
  return (
    <div className="discord-rows">
      {inOrder(rows).map(({ key, value: row }) => (
        <div key={key} className="discord-row">
          {inOrder(row).map(({ key: place, value: control }) => (
            <ControlView key={place} control={control} busy={busy} onPress={press} onChoose={choose} />
          ))}
        </div>
      ))}
      {error === undefined ? null : (
        <p role="alert" className="discord-failure">
          {error}
        </p>
      )}
    </div>
  );
}

interface ControlViewProps {
  readonly control: Control;
  /** The id of the control that is at work. */
  readonly busy: string | undefined;
  readonly onPress: (control: string) => void;
  readonly onChoose: (control: string, value: string) => void;
}

function ControlView({ control, busy, onPress, onChoose }: ControlViewProps) {
  if (isButton(control)) return <ButtonView button={control} busy={busy} onPress={onPress} />;
  if (isSelect(control)) {
    const { custom_id: id } = control;
    return <Select select={control} busy={busy === id} onChoose={(value) => onChoose(id, value)} />;
  }
  return <p className="discord-small">A component of type {control.type}, which this page does not draw.</p>;
}

/** Styles 1 to 4; see https://docs.discord.com/developers/components/reference#button-button-styles */
const STYLES: Readonly<Record<number, string>> = {
  1: 'discord-button-primary',
  2: 'discord-button-secondary',
  3: 'discord-button-success',
  4: 'discord-button-danger',
};

interface ButtonViewProps extends Pick<ControlViewProps, 'busy' | 'onPress'> {
  readonly button: Button;
}

function ButtonView({ button, busy, onPress }: ButtonViewProps) {
  const { custom_id: id, url } = button;
  const label = [button.emoji?.name, button.label].filter((part) => part != null).join(' ');
  if (url != null) {
    return (
      <a className="discord-button discord-button-secondary" href={url} rel="noreferrer" target="_blank">
        {label}
      </a>
    );
  }
  const isBusy = id != null && busy === id;
  return (
    <button
      type="button"
      className={`discord-button ${STYLES[button.style] ?? 'discord-button-secondary'}`}
      disabled={button.disabled === true || id == null}
      aria-busy={isBusy}
      onClick={() => {
        if (id != null && busy === undefined) onPress(id);
      }}
    >
      <span className={isBusy ? 'discord-button-label-busy' : undefined}>{label}</span>
      {isBusy ? <Dots /> : null}
    </button>
  );
}

/** What Discord shows while something is under way. */
export function Dots() {
  return (
    <span className="discord-dots" aria-hidden="true">
      <span />
      <span />
      <span />
    </span>
  );
}
