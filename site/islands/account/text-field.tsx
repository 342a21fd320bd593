import type { InputHTMLAttributes } from 'preact';
import { describedBy, Field } from '../ui/field.tsx';

interface Props extends Omit<InputHTMLAttributes, 'onInput' | 'value' | 'label' | 'id'> {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | null;
  readonly value: string;
  readonly onText: (text: string) => void;
  /** Leaves out what does not belong there, while typing. */
  readonly clean?: (text: string) => string;
}

/** An input with its label, hint and error, tied together for screen readers. */
export function TextField({ id, label, hint, error, value, onText, clean, ...rest }: Props) {
  return (
    <Field id={id} label={label} {...(hint !== undefined && { hint })} error={error}>
      <input
        {...rest}
        id={id}
        name={id}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={describedBy(id, { hint: hint !== undefined, error: error !== null })}
        onInput={({ currentTarget: input }) => {
          const text = clean ? clean(input.value) : input.value;
          // Where nothing is left, no state changes and nothing would be drawn anew.
          if (text !== input.value) input.value = text;
          onText(text);
        }}
      />
    </Field>
  );
}
