/**
 * What the bot offers in the menu of a message that somebody wrote: the clients hide it behind three dots, and here, where
 * it is little, each entry is a button.
 */
import { useState } from 'react';
import type { MessageProps } from '../act.ts';
import { authorOf } from './author.ts';
import { STROKE } from './icon.ts';

/** Draws the entries; none beneath the bot's own messages. */
export function MessageMenu({ message, pane, viewer, act }: MessageProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  if (authorOf(message, pane).bot) return null;
  async function use(entry: string): Promise<void> {
    const { platform } = pane;
    const { channel, id } = message;
    setBusy(true);
    const result = await act({ type: 'use-on', platform, user: viewer, channel, message: id, entry });
    setBusy(false);
    setError(result.ok ? undefined : result.error);
  }
  return (
    <>
      {pane.messageMenu.map(({ name, label }) => (
        <button
          key={name}
          type="button"
          aria-label={label}
          title={label}
          disabled={busy}
          onClick={() => void use(name)}
        >
          <PenIcon />
        </button>
      ))}
      {error !== undefined && <span role="alert">{error}</span>}
    </>
  );
}

function PenIcon() {
  return (
    <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" focusable="false" {...STROKE}>
      <path d="M4 16l1-4 8.500-8.500 3 3L8 15z M12 5l3 3" strokeLinejoin="round" />
    </svg>
  );
}
