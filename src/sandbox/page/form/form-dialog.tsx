/**
 * A form that the bot opened for somebody, as a dialog above the page.
 */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { FieldView, FormView, PlatformName } from '../../web/protocol.ts';
import type { Act } from '../act.ts';
import './form.css';

interface FormDialogProps {
  readonly form: FormView;
  readonly platform: PlatformName;
  readonly act: Act;
}

/** Draws the form. What is filled in stays until the bot has taken it. */
export function FormDialog({ form, platform, act }: FormDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [values, setValues] = useState(() => initialValues(form));
  const [error, setError] = useState('');
  const by = { platform, user: form.user, form: form.id };

  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
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
          <Field
            key={field.id}
            field={field}
            value={values[field.id] ?? ''}
            onValue={(value) => setValues({ ...values, [field.id]: value })}
          />
        ))}
        {error !== '' && (
          <p className="form-error" role="alert">
            {error}
          </p>
        )}
        <div className="form-buttons">
          <button type="button" onClick={() => void act({ ...by, type: 'dismiss' })}>
            Cancel
          </button>
          <button type="submit" className="form-submit">
            {form.submitLabel}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function initialValues({ fields }: FormView): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map((field) => [field.id, field.value ?? '']));
}

interface FieldProps {
  readonly field: FieldView;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function Field({ field, value, onValue }: FieldProps) {
  const id = useId();
  const errorId = `${id}-error`;
  const described = {
    id,
    required: field.required,
    'aria-invalid': field.error !== undefined,
    ...(field.error === undefined ? {} : { 'aria-describedby': errorId }),
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {field.label}
        {!field.required && <span className="field-optional"> (optional)</span>}
      </label>
      <Input field={field} value={value} onValue={onValue} described={described} />
      {field.error !== undefined && (
        <p className="form-error" id={errorId} role="alert">
          {field.error}
        </p>
      )}
    </div>
  );
}

type InputProps = FieldProps & { readonly described: { readonly id: string; readonly required: boolean } };

function Input({ field, value, onValue, described }: InputProps) {
  if (field.kind === 'choice') {
    return (
      <select {...described} value={value} onChange={({ target }) => onValue(target.value)}>
        <option value="">Choose…</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  const text = { ...described, value, placeholder: field.placeholder };
  return field.multiline ? (
    <textarea {...text} rows={5} onChange={({ target }) => onValue(target.value)} />
  ) : (
    <input {...text} onChange={({ target }) => onValue(target.value)} />
  );
}
