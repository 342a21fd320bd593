interface Props<Code extends string> {
  /** Name of the radio buttons; the first one has it as its id. */
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly { readonly code: Code; readonly label: string }[];
  readonly chosen: Code | null;
  readonly error?: string | null;
  readonly onChoose: (code: Code) => void;
}

/** One of a few, each a target as large as a button. */
export function ChoiceList<Code extends string>(props: Props<Code>) {
  const { name, legend, choices, chosen, error = null, onChoose } = props;
  return (
    <fieldset class={`choice-list${error ? ' has-error' : ''}`}>
      <legend>{legend}</legend>
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <div class="choice-answers">
        {choices.map(({ code, label }, i) => (
          <label class="choice-answer" key={code}>
            <input
              type="radio"
              name={name}
              id={i === 0 ? name : undefined}
              value={code}
              checked={chosen === code}
              aria-describedby={error ? `${name}-error` : undefined}
              onChange={() => onChoose(code)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
