/** Holds a brief against its source: a file is chosen, or the text is pasted. */
import { type FormEvent, useId, useState } from 'react';
import type { Act } from '../act.ts';
import { type CheckOutcome, checkOutcome, checkSummary } from './check-result.ts';

interface SourceCheckProps {
  readonly brief: string;
  readonly act: Act;
  /** What became of the last check, as long as neither the brief nor the text is another one. */
  readonly outcome: CheckOutcome | undefined;
  readonly onOutcome: (outcome: CheckOutcome | undefined) => void;
}

/**
 * Asks for a text file. The browser's own chooser never stands on the page: it looks unlike everything here, and
 * Chromium without system fonts ends at drawing it.
 */
function chooseFile(chosen: (file: File | undefined) => void): void {
  const chooser = document.createElement('input');
  chooser.type = 'file';
  chooser.accept = '.txt,.md,text/plain';
  chooser.addEventListener('change', () => chosen(chooser.files?.[0]));
  chooser.click();
}

/** A form whose text goes to the bot on this machine, and nowhere else. */
export function SourceCheck({ brief, act, outcome, onOutcome }: SourceCheckProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);

  function change(next: string): void {
    setText(next);
    onOutcome(undefined);
  }

  async function hold(): Promise<void> {
    setBusy(true);
    const became = checkOutcome(await act({ type: 'check', brief, text }));
    setBusy(false);
    onOutcome(became);
  }

  async function read(file: File | undefined): Promise<void> {
    if (file !== undefined) change(await file.text());
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isBusy && text !== '') void hold();
  }

  return (
    <form className="library-check" onSubmit={submit}>
      <h5>Hold it against the source</h5>
      <p id={`${id}-hint`} className="library-hint">
        Choose the article as a text file, or paste it. It stays on this machine and is not kept.
      </p>
      <button
        type="button"
        className="library-button library-button-quiet"
        onClick={() => chooseFile((file) => void read(file))}
      >
        Choose a file
      </button>
      <label htmlFor={`${id}-text`}>The source’s text</label>
      <textarea
        id={`${id}-text`}
        rows={4}
        value={text}
        aria-describedby={`${id}-hint`}
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
      />
      <button type="submit" className="library-button" disabled={text === ''} aria-busy={isBusy}>
        Hold against the source
      </button>
      <p role="status" className="library-status">
        {outcome?.state === 'checked' ? checkSummary(outcome.check) : null}
      </p>
      {outcome?.state === 'failed' ? (
        <p role="alert" className="library-failure">
          {outcome.error}
        </p>
      ) : null}
    </form>
  );
}
