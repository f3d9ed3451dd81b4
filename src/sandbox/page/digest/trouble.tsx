/** Trouble on demand: what each platform can do to the bot, and what the bot promises then. */
import { useId } from 'react';
import type { FaultName, PageAction, PaneState, PlatformName } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { accessControl, SHUT_OUT, shutOutSentence } from './access.ts';
import { ControlButton, type Explained, Explanations } from './control.tsx';
import { FAULTS, waitingFaults } from './faults.ts';
import { Progress } from './progress.tsx';
import { type ControlAction, type ControlState, isBusyWith, useControl } from './use-control.ts';
import './trouble.css';

const PLATFORMS: Readonly<Record<PlatformName, string>> = { slack: 'Slack', discord: 'Discord' };

/** The ids of the channels that are open in the panes. */
export type OpenChannels = Readonly<Record<PlatformName, string>>;

interface TroubleProps {
  readonly panes: readonly PaneState[];
  readonly open: OpenChannels;
  readonly act: Act;
}

/** The buttons of both platforms, and one sentence for each kind of trouble. */
export function Trouble({ panes, open, act }: TroubleProps) {
  const [progress, run] = useControl(act);
  const id = useId();
  const faults = FAULTS.map(({ name, label, promise }) => ({
    name,
    label,
    explanation: promise,
    id: `${id}-${name}`,
  }));
  const shutOut = { label: SHUT_OUT.label, explanation: SHUT_OUT.promise, id: `${id}-access` };
  return (
    <section className="digest-trouble" aria-labelledby={id}>
      <h3 id={id}>Make trouble</h3>
      <div className="digest-platforms">
        {panes.map((pane) => (
          <PlatformTrouble
            key={pane.platform}
            pane={pane}
            open={open[pane.platform]}
            faults={faults}
            shutOut={shutOut}
            progress={progress}
            run={run}
          />
        ))}
      </div>
      <Progress progress={progress} />
      <Explanations title="What each does, and what the bot promises then" of={[...faults, shutOut]} />
    </section>
  );
}

interface PlatformTroubleProps {
  readonly pane: PaneState;
  /** The id of its open channel. */
  readonly open: string;
  readonly faults: readonly (Explained & { readonly name: FaultName })[];
  readonly shutOut: Explained;
  readonly progress: ControlState;
  readonly run: (action: ControlAction) => void;
}

function PlatformTrouble({ pane, open, faults, shutOut, progress, run }: PlatformTroubleProps) {
  const { platform, connected, pendingFaults } = pane;
  const name = PLATFORMS[platform];
  const access = accessControl(pane, open);
  const accessName = `${platform} access`;
  return (
    <fieldset className="digest-platform">
      <legend>
        {name}{' '}
        <span className={connected ? 'digest-chip digest-good' : 'digest-chip digest-danger'}>
          {connected ? 'connected' : 'not connected'}
        </span>
      </legend>
      <div className="digest-faults">
        {faults.map((fault) => {
          const control = `${platform} ${fault.name}`;
          const action: PageAction = { type: 'fault', platform, fault: fault.name };
          // What waits for a post is told below the buttons, for as long as it waits.
          const done = fault.name === 'lose-connection' ? { done: `${name} cut the connection.` } : {};
          return (
            <ControlButton
              key={fault.name}
              id={fault.id}
              label={fault.label}
              explanation={fault.explanation}
              busy={isBusyWith(progress, control)}
              onPress={() => run({ control, action, ...done })}
            />
          );
        })}
        {access !== undefined && (
          <ControlButton
            id={shutOut.id}
            label={access.label}
            explanation={shutOut.explanation}
            busy={isBusyWith(progress, accessName)}
            onPress={() => run({ control: accessName, action: access.action })}
          />
        )}
      </div>
      <p className="digest-waiting" role="status">
        {[waitingFaults(pendingFaults), shutOutSentence(pane)].filter((text) => text !== undefined).join(' ')}
      </p>
    </fieldset>
  );
}
