import { useState } from 'preact/hooks';
import { typedPosition } from '../../../lib/planner/typed-position.ts';
import { inputs, type Parcel } from '../../../lib/planner/where/where-form.ts';
import { Button } from '../../ui/button.tsx';
import { PositionField } from '../position-field.tsx';
import { usePlanner } from '../planner-tools.ts';
import { NumberField } from './number-field.tsx';
import type { FieldsProps } from './where-fields.tsx';

interface Props extends FieldsProps {
  readonly drawing: number | null;
  readonly setDrawing: (parcel: number | null) => void;
}

/** Parcels, corner by corner: pressed on the map or typed; each may have a cost of its own. */
export function ParcelFields({ form, set, errorOf, drawing, setDrawing }: Props) {
  const { words } = usePlanner();
  const { t } = words;
  const { parcels } = form;
  const change = (at: number, fields: Partial<Parcel>) =>
    set({
      parcels: parcels.map((parcel, index) => (index === at ? { ...parcel, ...fields } : parcel)),
    });
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const add = (at: number) => {
    if (typed.trim() === '') return setDrawing(null);
    const position = typedPosition(typed);
    if (!position) return setWrong(t('planner.place-unreadable', { value: typed }));
    change(at, { corners: [...parcels[at]!.corners, position] });
    setTyped('');
    setWrong(null);
  };
  const error = errorOf(inputs.parcels);
  return (
    <fieldset class="where-parcels" id={inputs.parcels} tabIndex={-1}>
      <legend>{t('planner.where.parcels')}</legend>
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      <ol>
        {parcels.map(({ corners, cost }, index) => (
          <li key={index}>
            <p role="status">
              {words.plural('planner.where.parcel', corners.length, { number: index + 1 })}
            </p>
            {drawing === index && (
              <PositionField
                id="where-corner"
                label={t('planner.what-if.corner', { number: corners.length + 1 })}
                value={typed}
                onText={setTyped}
                error={wrong}
                onEnter={() => add(index)}
              />
            )}
            <NumberField
              id={`${inputs.parcels}-${index}`}
              label={t('planner.where.parcel-cost')}
              value={cost}
              error={errorOf(`${inputs.parcels}-${index}`)}
              onText={(text) => change(index, { cost: text })}
            />
            <div class="button-row">
              {drawing === index ? (
                <>
                  <Button look="quiet" onClick={() => setDrawing(null)}>
                    {t('planner.where.parcel-done')}
                  </Button>
                  <Button
                    look="text"
                    disabled={corners.length === 0}
                    onClick={() => change(index, { corners: corners.slice(0, -1) })}
                  >
                    {t('planner.what-if.corner-undo')}
                  </Button>
                </>
              ) : (
                <Button look="text" onClick={() => setDrawing(index)}>
                  {t('planner.where.parcel-more')}
                </Button>
              )}
              <Button
                look="text"
                onClick={() => {
                  setDrawing(null);
                  set({ parcels: parcels.filter((_, at) => at !== index) });
                }}
              >
                {t('planner.what-if.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Button
        look="quiet"
        onClick={() => {
          set({ parcels: [...parcels, { corners: [], cost: '' }] });
          setDrawing(parcels.length);
        }}
      >
        {t('planner.where.parcel-new')}
      </Button>
    </fieldset>
  );
}
