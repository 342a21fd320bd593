import { describedBy, Field } from '../ui/field.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | null;
  readonly maxLength: number;
  readonly value: string;
  readonly onText: (text: string) => void;
}

/** Several lines with their label, hint and error. */
export function TextArea({ id, label, hint, error, maxLength, value, onText }: Props) {
  return (
    <Field id={id} label={label} {...(hint !== undefined && { hint })} error={error}>
      <textarea
        id={id}
        rows={2}
        maxLength={maxLength}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={describedBy(id, { hint: hint !== undefined, error: error !== null })}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
    </Field>
  );
}
