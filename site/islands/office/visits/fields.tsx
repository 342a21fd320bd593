import type { ComponentChildren } from 'preact';
import { describedBy, Field } from '../../ui/field.tsx';

interface Common {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | null;
  readonly value: string;
  readonly onText: (text: string) => void;
}

/** Several lines with their label, hint and error. */
export function ProseField(props: Common & { readonly maxLength: number; readonly rows?: number }) {
  const { id, label, hint, error, value, onText, maxLength, rows = 2 } = props;
  return (
    <Field id={id} label={label} {...(hint !== undefined && { hint })} error={error}>
      <textarea
        id={id}
        rows={rows}
        maxLength={maxLength}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={describedBy(id, { hint: hint !== undefined, error: error !== null })}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </Field>
  );
}

interface Choices extends Common {
  /** Said for nothing chosen; absent where something always is. */
  readonly nothing?: string;
  readonly choices: readonly { readonly code: string; readonly label: string }[];
}

export function ChoiceField(props: Choices) {
  const { id, label, hint, error, value, onText, nothing, choices } = props;
  return (
    <Field id={id} label={label} {...(hint !== undefined && { hint })} error={error}>
      <select
        id={id}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={describedBy(id, { hint: hint !== undefined, error: error !== null })}
        onChange={(event) => onText(event.currentTarget.value)}
      >
        {nothing !== undefined && <option value="">{nothing}</option>}
        {choices.map((choice) => (
          <option key={choice.code} value={choice.code}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface Radios {
  /** Of the first input too, so that a complaint can lead to it. */
  readonly id: string;
  readonly label: string;
  readonly error: string | null;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly choices: readonly { readonly code: string; readonly label: ComponentChildren }[];
}

/** A few choices side by side. */
export function RadioField({ id, label, error, value, onText, choices }: Radios) {
  return (
    <fieldset
      class={`visits-radios${error ? ' has-error' : ''}`}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>{label}</legend>
      {error && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <div class="visits-choices">
        {choices.map((choice, i) => (
          <label key={choice.code} class="tick">
            <input
              type="radio"
              id={i === 0 ? id : `${id}-${choice.code}`}
              name={id}
              value={choice.code}
              checked={value === choice.code}
              onChange={() => onText(choice.code)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
