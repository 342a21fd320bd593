import { describedBy, Field } from '../ui/field.tsx';
import { usePlanner } from './planner-tools.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly error: string | null;
  readonly onEnter?: () => void;
}

/** A place as numbers; a press on the map writes the same. */
export function PositionField({ id, label, value, onText, error, onEnter }: Props) {
  const { words } = usePlanner();
  return (
    <Field id={id} label={label} hint={words.t('planner.place-hint')} error={error}>
      <input
        id={id}
        value={value}
        autoComplete="off"
        spellcheck={false}
        aria-invalid={error !== null}
        aria-describedby={describedBy(id, { hint: true, error: error !== null })}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !onEnter) return;
          event.preventDefault();
          onEnter();
        }}
      />
    </Field>
  );
}
