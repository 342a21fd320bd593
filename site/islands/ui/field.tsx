import type { ComponentChildren } from 'preact';

export interface FieldProps {
  /** Id of the input inside; the error's is `${id}-error`, the hint's `${id}-hint`. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly children: ComponentChildren;
}

/** Label above, hint below it, error between hint and input: it is read before one types. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div class={`field${error ? ' has-error' : ''}`}>
      <label class="field-label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** For the input of a field: what describes it. */
export const describedBy = (id: string, has: { hint?: boolean; error?: boolean }) =>
  [has.hint && `${id}-hint`, has.error && `${id}-error`].filter(Boolean).join(' ') || undefined;
