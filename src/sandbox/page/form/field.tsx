/**
 * One field of a form, with its label, its hint and what is wrong with it.
 */
import { useId } from 'react';
import type { FieldView, FormValue } from '../../web/protocol.ts';
import { Choices } from './choices.tsx';

interface FieldProps {
  readonly field: FieldView;
  readonly value: FormValue;
  readonly onValue: (value: FormValue) => void;
}

/** Draws the field. */
export function Field({ field, value, onValue }: FieldProps) {
  const id = useId();
  const { hint, error } = field;
  const descriptions = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ];
  const described = descriptions.length === 0 ? {} : { 'aria-describedby': descriptions.join(' ') };
  const optional = !field.required && <span className="field-optional"> (optional)</span>;
  return (
    <div className="field">
      {field.kind === 'choices' ? (
        <Choices
          label={field.label}
          optional={optional}
          options={field.options}
          chosen={typeof value === 'string' ? [] : value}
          onChosen={onValue}
          described={described}
        />
      ) : (
        <>
          <label htmlFor={id}>
            {field.label}
            {optional}
          </label>
          <Input
            field={field}
            value={typeof value === 'string' ? value : ''}
            onValue={onValue}
            described={{
              id,
              required: field.required,
              'aria-invalid': error !== undefined,
              ...described,
            }}
          />
        </>
      )}
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="form-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

interface InputProps {
  readonly field: Exclude<FieldView, { readonly kind: 'choices' }>;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly described: {
    readonly id: string;
    readonly required: boolean;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby'?: string;
  };
}

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
