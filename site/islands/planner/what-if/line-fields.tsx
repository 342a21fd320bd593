import { useState } from 'preact/hooks';
import { inputs, pathKinds, type ChangeForm } from '../../../lib/planner/what-if/change-form.ts';
import { positionText, typedPosition } from '../../../lib/planner/typed-position.ts';
import { Button } from '../../ui/button.tsx';
import { PositionField } from '../position-field.tsx';
import { usePlanner } from '../planner-tools.ts';

interface Props {
  readonly form: ChangeForm;
  readonly set: (fields: Partial<ChangeForm>) => void;
  readonly error: string | null;
  /** Enter in the empty input ends the line. */
  readonly onFinish: () => void;
}

/** A line, corner by corner: pressed on the map, or typed. Both ends are led on to the nearest street by the service. */
export function LineFields({ form, set, error, onFinish }: Props) {
  const { words } = usePlanner();
  const { t } = words;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const take = () => {
    if (typed.trim() === '') return onFinish();
    const position = typedPosition(typed);
    if (!position) return setWrong(t('planner.place-unreadable', { value: typed }));
    set({ line: [...form.line, position] });
    setTyped('');
    setWrong(null);
  };
  return (
    <>
      <fieldset class="chips">
        <legend>{t('planner.what-if.path')}</legend>
        {pathKinds.map((path) => (
          <label class="chip" key={path}>
            <input
              type="radio"
              name="what-if-path"
              checked={form.path === path}
              onChange={() => set({ path })}
            />
            <span>{t(`planner.what-if.path-${path}`)}</span>
          </label>
        ))}
      </fieldset>
      <p class="quiet">{t(`planner.what-if.path-says-${form.path}`)}</p>
      <PositionField
        id={inputs.line}
        label={t('planner.what-if.corner', { number: form.line.length + 1 })}
        value={typed}
        onText={setTyped}
        error={wrong ?? error}
        onEnter={take}
      />
      <p role="status">
        {form.line.length === 0
          ? t('planner.what-if.no-corner')
          : words.plural('planner.what-if.corners', form.line.length, {
              last: positionText(form.line.at(-1)!),
            })}
      </p>
      <div class="button-row">
        <Button look="quiet" onClick={take} disabled={typed.trim() === ''}>
          {t('planner.what-if.corner-add')}
        </Button>
        <Button
          look="quiet"
          disabled={form.line.length === 0}
          onClick={() => set({ line: form.line.slice(0, -1) })}
        >
          {t('planner.what-if.corner-undo')}
        </Button>
      </div>
    </>
  );
}
