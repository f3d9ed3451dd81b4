/** What can be done to time and to the bot. */
import { useId } from 'react';
import type { PageAction } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { ControlButton, Explanations } from './control.tsx';
import { Progress } from './progress.tsx';
import { isBusyWith, useControl } from './use-control.ts';

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
    explanation:
      'To every channel that is subscribed, as a delivery of its own. What is due later stays due.',
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

/** The controls of time and of the bot, and what became of the last one that was used. */
export function DigestControls({ act }: { readonly act: Act }) {
  const [progress, run] = useControl(act);
  const id = useId();
  const controls = BOT_CONTROLS.map((control) => ({ ...control, id: `${id}-${control.control}` }));
  return (
    <div className="digest-controls">
      <div className="digest-bot">
        {controls.map(({ id, control, label, explanation, action, done }, index) => (
          <ControlButton
            key={control}
            id={id}
            label={label}
            explanation={explanation}
            look={index === 0 ? 'primary' : 'quiet'}
            busy={isBusyWith(progress, control)}
            onPress={() => run({ control, action, done })}
          />
        ))}
      </div>
      <Progress progress={progress} />
      <Explanations title="What each does" of={controls} />
    </div>
  );
}
