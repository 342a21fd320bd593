interface Props {
  /** From 0. */
  readonly number: number;
  readonly text: string;
  readonly scale: readonly { readonly score: number; readonly text: string }[];
  readonly chosen: number | null;
  readonly error: string | null;
  readonly onChoose: (score: number) => void;
}

/** Id of the first answer to a question: there a complaint about it leads. */
export const scaleInput = (number: number): string => `question-${number}`;

/** One question and its answers in words, each a target as large as a button. */
export function ScaleQuestion({ number, text, scale, chosen, error, onChoose }: Props) {
  const id = scaleInput(number);
  return (
    <fieldset class={`scale${error ? ' has-error' : ''}`}>
      <legend>
        {number + 1}. {text}
      </legend>
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class="scale-answers">
        {scale.map(({ score, text: said }, i) => (
          <label class="scale-answer" key={score}>
            <input
              type="radio"
              name={id}
              id={i === 0 ? id : undefined}
              value={score}
              checked={chosen === score}
              aria-describedby={error ? `${id}-error` : undefined}
              onChange={() => onChoose(score)}
            />
            {said}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
