/** What can be done to time, to the bot and to the platforms. */
import type { PageAction, PageState, PaneState, PlatformName } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { Control } from './control.tsx';
import { FAULTS, waitingFaults } from './faults.ts';
import { type ControlAction, useControl } from './use-control.ts';

interface ControlsProps {
  readonly state: PageState;
  readonly act: Act;
}

interface BotControl {
  readonly control: string;
  readonly label: string;
  readonly explanation: string;
  readonly action: PageAction;
  readonly done: string;
}

const BOT_CONTROLS: readonly BotControl[] = [
  {
    control: 'digest-now',
    label: 'Post the digest now',
    explanation: 'To both channels, as a delivery of its own. What is due later stays due.',
    action: { type: 'digest-now' },
    done: 'The digest was asked for. Its way is below.',
  },
  {
    control: 'day-later',
    label: 'A day later',
    explanation: 'Lets a day pass on every clock here: what is due in it comes due at its time.',
    action: { type: 'day-later' },
    done: 'A day has passed.',
  },
  {
    control: 'restart',
    label: 'Restart the bot',
    explanation: 'Stops it and starts it again on the same ledger. Nothing is posted twice.',
    action: { type: 'restart' },
    done: 'The bot runs again.',
  },
];

const PLATFORMS: Readonly<Record<PlatformName, string>> = { slack: 'Slack', discord: 'Discord' };

/** All controls, and what became of the last one that was used. */
export function DigestControls({ state, act }: ControlsProps) {
  const [progress, run] = useControl(act);
  const isBusy = (control: string): boolean => progress.state === 'busy' && progress.control === control;
  return (
    <div className="digest-controls">
      <div className="digest-bot">
        {BOT_CONTROLS.map(({ control, label, explanation, action, done }, index) => (
          <Control
            key={control}
            label={label}
            explanation={explanation}
            look={index === 0 ? 'primary' : 'quiet'}
            busy={isBusy(control)}
            onPress={() => run({ control, action, done })}
          />
        ))}
      </div>
      <p className="digest-progress" role="status">
        {progress.state === 'busy' ? 'Working…' : null}
        {progress.state === 'done' ? progress.text : null}
        {progress.state !== 'busy' && state.bot === 'restarting' ? ' The bot is restarting…' : null}
      </p>
      {progress.state === 'failed' ? (
        <p className="digest-failure" role="alert">
          {progress.error}
        </p>
      ) : null}
      <div className="digest-trouble">
        <h3>Make trouble</h3>
        <div className="digest-platforms">
          {[state.panes.slack, state.panes.discord].map((pane) => (
            <Trouble key={pane.platform} pane={pane} isBusy={isBusy} run={run} />
          ))}
        </div>
      </div>
    </div>
  );
}

interface TroubleProps {
  readonly pane: PaneState;
  readonly isBusy: (control: string) => boolean;
  readonly run: (action: ControlAction) => void;
}

/** The trouble that one platform can have. */
function Trouble({ pane, isBusy, run }: TroubleProps) {
  const { platform, connected, pendingFaults } = pane;
  const name = PLATFORMS[platform];
  const waiting = waitingFaults(pendingFaults);
  return (
    <fieldset className="digest-platform">
      <legend>
        {name}{' '}
        <span className={connected ? 'digest-chip digest-good' : 'digest-chip digest-danger'}>
          {connected ? 'connected' : 'not connected'}
        </span>
      </legend>
      {FAULTS.map((fault) => {
        const control = `${platform} ${fault.name}`;
        return (
          <Control
            key={fault.name}
            label={fault.label}
            explanation={fault.promise}
            busy={isBusy(control)}
            onPress={() =>
              run({
                control,
                action: { type: 'fault', platform, fault: fault.name },
                done:
                  fault.name === 'lose-connection'
                    ? `${name} cut the connection.`
                    : `On ${name}, ${fault.waiting}. Post the digest to see it.`,
              })
            }
          />
        );
      })}
      <p className="digest-waiting" role="status">
        {waiting}
      </p>
    </fieldset>
  );
}
