import { describedBy, Field } from '../../ui/field.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error: string | null;
  readonly onText: (text: string) => void;
}

/** A number as it was typed; whether it will do is said when the form is sent. */
export function NumberField({ id, label, hint, value, error, onText }: Props) {
  return (
    <Field id={id} label={label} {...(hint !== undefined && { hint })} error={error}>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        aria-invalid={error !== null}
        aria-describedby={describedBy(id, { hint: hint !== undefined, error: error !== null })}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </Field>
  );
}
