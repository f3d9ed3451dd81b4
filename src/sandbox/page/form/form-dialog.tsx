/**
 * A form that the bot opened for somebody, as a dialog above the page.
 */
import { type FormEvent, Fragment, useEffect, useId, useRef, useState } from 'react';
import type { FieldView, FormValue, FormView, NoteView, PageAction, PaneState } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import { inOrder } from '../in-order.ts';
import type { Controls } from '../slack/controls.tsx';
import { Note } from '../slack/note.tsx';
import { Field } from './field.tsx';
import './form.css';

interface FormDialogProps {
  readonly form: FormView;
  readonly pane: PaneState;
  readonly act: Act;
}

/** Draws the form. What is filled in stays until the bot has taken it, and where the bot changes the form meanwhile. */
export function FormDialog({ form, pane, act }: FormDialogProps) {
  const { platform } = pane;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [entered, setEntered] = useState<Readonly<Record<string, FormValue>>>({});
  const [error, setError] = useState('');
  const [sent, setSent] = useState(false);
  const told = JSON.stringify(form.notes);
  const fields = form.fields.map(({ id }) => id).join('\n');
  const by = { platform, user: form.user, form: form.id };
  const held = (field: FieldView): FormValue => entered[field.id] ?? field.value ?? '';
  const isTold = form.fields.some((field) => field.error !== undefined);

  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);

  // An answer to what was sent or pressed may stand above, out of sight of the button.
  useEffect(() => {
    if (told === undefined || !sent) return;
    if (fields === '') dialog.current?.scrollTo({ top: 0 });
    else dialog.current?.querySelector('.form-notes')?.scrollIntoView({ block: 'center' });
  }, [told, sent, fields]);

  // What was typed into a field that is gone belongs to no field of that name that comes later.
  useEffect(() => {
    const ids = new Set(fields === '' ? [] : fields.split('\n'));
    setEntered((now) => Object.fromEntries(Object.entries(now).filter(([id]) => ids.has(id))));
  }, [fields]);

  const run = async (action: PageAction) => {
    setSent(true);
    const result = await act(action);
    setError(result.ok ? '' : result.error);
  };
  const controls: Controls = {
    press: (control) => run({ ...by, type: 'press-in-form', control }),
    choose: (control, value) => run({ ...by, type: 'choose-in-form', control, value }),
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setSent(true);
    const values = Object.fromEntries(form.fields.map((field) => [field.id, held(field)]));
    const result = await act({ ...by, type: 'submit', values });
    setError(result.ok ? '' : result.error);
  }

  return (
    <dialog
      ref={dialog}
      className={`form form-${platform}`}
      aria-labelledby={titleId}
      onCancel={() => void act({ ...by, type: 'dismiss' })}
    >
      <form onSubmit={submit}>
        <h2 id={titleId}>{form.title}</h2>
        {form.fields.map((field) => (
          <Fragment key={field.id}>
            <Notes form={form} before={field.id} pane={pane} answering={sent} on={controls} />
            <Field
              field={field}
              value={held(field)}
              onValue={(value) => setEntered({ ...entered, [field.id]: value })}
            />
          </Fragment>
        ))}
        <Notes form={form} before={undefined} pane={pane} answering={sent} on={controls} />
        {error !== '' && !isTold && (
          <p className="form-error" role="alert">
            {error}
          </p>
        )}
        <div className="form-buttons">
          <button type="button" onClick={() => void act({ ...by, type: 'dismiss' })}>
            {form.cancelLabel ?? 'Cancel'}
          </button>
          {form.submitLabel !== undefined && (
            <button type="submit" className="form-submit">
              {form.submitLabel}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}

interface NotesProps {
  readonly form: FormView;
  readonly before: NoteView['before'];
  readonly pane: PaneState;
  /** Whether they may have come as the answer to what was sent: then they are read out. */
  readonly answering: boolean;
  readonly on: Controls;
}

/** What stands above a field, or below the last one. */
function Notes({ form, before, pane, answering, on }: NotesProps) {
  const notes = (form.notes ?? []).filter((note) => note.before === before);
  if (notes.length === 0) return null;
  return (
    <div className="form-notes" role={answering ? 'alert' : undefined}>
      {inOrder(notes).map(({ key, value }) => (
        <Note key={key} note={value} pane={pane} on={on} />
      ))}
    </div>
  );
}
