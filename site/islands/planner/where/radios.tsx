interface Option<Code extends string> {
  readonly code: Code;
  readonly name: string;
  /** More about it, below its name. */
  readonly says?: string;
}

interface Props<Code extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: Code;
  readonly options: readonly Option<Code>[];
  readonly onChange: (code: Code) => void;
}

/** One of a few, each with a sentence about it. */
export function Radios<Code extends string>({
  legend,
  name,
  value,
  options,
  onChange,
}: Props<Code>) {
  return (
    <fieldset class="where-radios">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.code}>
          <input
            type="radio"
            name={name}
            checked={option.code === value}
            onChange={() => onChange(option.code)}
          />
          <span>
            {option.name}
            {option.says && <small class="quiet">{option.says}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label class="where-tick">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
