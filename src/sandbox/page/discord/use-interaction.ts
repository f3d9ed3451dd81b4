/** What is under way in a message, and how the last of it ended. */
import { useState } from 'react';
import type { PageAction } from '../../web/protocol.ts';
import type { Act } from '../act.ts';

/** The interactions of one message. */
export interface Interaction {
  /** The id of the control that is at work. */
  readonly busy: string | undefined;
  /** What the platform showed last, where it was an error. */
  readonly error: string | undefined;
  /** Begins one; nobody waits for it. */
  readonly run: (control: string, action: PageAction) => void;
}

/** Keeps track of the interactions of one message: one at a time. */
export function useInteraction(act: Act): Interaction {
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<string>();
  const run = async (control: string, action: PageAction): Promise<void> => {
    setBusy(control);
    setError(undefined);
    const result = await act(action);
    setBusy(undefined);
    if (!result.ok) setError(result.error);
  };
  return { busy, error, run: (control, action) => void run(control, action) };
}
