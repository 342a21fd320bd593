interface Props<Code extends string> {
  /** Id of the first choice: there a complaint about it leads. */
  readonly id: string;
  readonly legend: string;
  readonly choices: readonly {
    readonly code: Code;
    readonly label: string;
    readonly hint?: string;
  }[];
  readonly chosen: Code | null;
  readonly error: string | null;
  readonly onChoose: (code: Code) => void;
}

/** One question with a few answers below each other, each a target as large as a button. */
export function RadioList<Code extends string>({
  id,
  legend,
  choices,
  chosen,
  error,
  onChoose,
}: Props<Code>) {
  return (
    <fieldset class={`radio-list${error ? ' has-error' : ''}`}>
      <legend>{legend}</legend>
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {choices.map(({ code, label, hint }, i) => (
        <label class="radio-row" key={code}>
          <input
            type="radio"
            name={id}
            id={i === 0 ? id : undefined}
            value={code}
            checked={chosen === code}
            aria-describedby={error ? `${id}-error` : undefined}
            onChange={() => onChoose(code)}
          />
          <span>
            {label}
            {hint && <span class="field-hint">{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
