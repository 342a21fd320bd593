import { describedBy, Field } from '../ui/field.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly longest?: number;
}

/** As the API takes them. */
export const longestReason = 300;
export const longestNote = 500;

/** Some lines of one's own words. */
export function NoteField(props: Props) {
  const { id, label, hint, error = null, value, onText, longest = longestReason } = props;
  return (
    <Field id={id} label={label} {...(hint !== undefined && { hint })} error={error}>
      <textarea
        id={id}
        rows={3}
        maxLength={longest}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={describedBy(id, { hint: hint !== undefined, error: error !== null })}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </Field>
  );
}
