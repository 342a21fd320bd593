import type { JSX } from 'preact';
import { describedBy, Field } from '../ui/field.tsx';

interface Props extends Omit<JSX.HTMLAttributes<HTMLInputElement>, 'onInput' | 'value'> {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | null;
  readonly value: string;
  readonly onText: (text: string) => void;
}

/** An input with its label, hint and error, tied together for screen readers. */
export function TextField({ id, label, hint, error, value, onText, ...rest }: Props) {
  return (
    <Field id={id} label={label} {...(hint !== undefined && { hint })} error={error}>
      <input
        {...rest}
        id={id}
        name={id}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={describedBy(id, { hint: hint !== undefined, error: error !== null })}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </Field>
  );
}
