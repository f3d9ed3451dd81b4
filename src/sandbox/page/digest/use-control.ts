/** What is under way in the digest's controls, and how the last of it ended. */
import { useRef, useState } from 'react';
import type { PageAction } from '../../web/protocol.ts';
import type { Act } from '../act.ts';

/** Where the controls stand. */
export type ControlState =
  | { readonly state: 'idle' }
  | { readonly state: 'busy'; readonly control: string }
  | { readonly state: 'done'; readonly control: string; readonly text?: string }
  | { readonly state: 'failed'; readonly control: string; readonly error: string };

/** Something to do, and what to say once it is done. */
export interface ControlAction {
  /** Tells the control apart from the others. */
  readonly control: string;
  readonly action: PageAction;
  /** Absent where what was done shows by itself. */
  readonly done?: string;
}

/** Whether one control is at work. */
export const isBusyWith = (progress: ControlState, control: string): boolean =>
  progress.state === 'busy' && progress.control === control;

/** Runs one control after the other, in the order of the presses. A second press of one that is not done counts for nothing. */
export function useControl(act: Act): readonly [ControlState, (action: ControlAction) => void] {
  const [state, setState] = useState<ControlState>({ state: 'idle' });
  const pressed = useRef(new Set<string>());
  const work = useRef(Promise.resolve());
  const run = async ({ control, action, done }: ControlAction): Promise<void> => {
    setState({ state: 'busy', control });
    const result = await act(action);
    if (!result.ok) setState({ state: 'failed', control, error: result.error });
    else setState({ state: 'done', control, ...(done === undefined ? {} : { text: done }) });
  };
  const press = (action: ControlAction): void => {
    if (pressed.current.has(action.control)) return;
    pressed.current.add(action.control);
    work.current = work.current.then(() => run(action)).finally(() => pressed.current.delete(action.control));
  };
  return [state, press];
}
