import { useEffect, useRef, useState } from 'preact/hooks';
import type { Change } from '../../../../server/contract/scenario.ts';
import type { FacilityAnswer } from '../../../../server/contract/facility.ts';
import type { InputProblem } from '../../../lib/form-problems.ts';
import {
  asksFacility,
  asksPlace,
  filledIn,
  inputs,
  type ChangeForm,
} from '../../../lib/planner/what-if/change-form.ts';
import type { Changes } from '../../../lib/planner/what-if/changes.ts';
import { longestFacilityName } from '../../../lib/planner/what-if/changes.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { PositionField } from '../position-field.tsx';
import { usePlanner } from '../planner-tools.ts';
import { FacilityFields } from './facility-fields.tsx';
import { LineFields } from './line-fields.tsx';
import type { KnownNames } from './use-change-names.ts';

interface Props {
  readonly form: ChangeForm;
  readonly changes: Changes;
  readonly names: KnownNames;
  readonly standing: readonly FacilityAnswer[];
  readonly onForm: (form: ChangeForm | null) => void;
  readonly onAdd: (changes: readonly Change[]) => void;
}

/** The form of one change. Places come from a press on the map, from Enter there, or from typed numbers. */
export function ChangeFields({ form, changes, names, standing, onForm, onAdd }: Props) {
  const { words, facts } = usePlanner();
  const { t } = words;
  const [problems, setProblems] = useState<readonly InputProblem[]>([]);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('h2')?.focus(), [form.kind]);
  const set = (fields: Partial<ChangeForm>) => onForm({ ...form, ...fields });
  const errorOf = (id: string) => problems.find(({ field }) => field === id)?.text ?? null;
  const add = () => {
    const filled = filledIn(form, changes, words);
    if (filled.ok) return onAdd(filled.changes);
    setProblems(filled.problems);
    document.getElementById(filled.problems[0]!.field)?.focus();
  };
  return (
    <form
      class="what-if-form"
      ref={box}
      noValidate
      aria-labelledby="what-if-form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onForm(null)}
    >
      <h2 id="what-if-form" tabIndex={-1}>
        {t(`planner.what-if.kind-${form.kind}`)}
      </h2>
      {(form.kind === 'add-facility' || asksFacility(form)) && (
        <Field id="what-if-category" label={t('planner.category')}>
          <select
            id="what-if-category"
            value={form.category}
            onChange={(event) => set({ category: event.currentTarget.value, facility: '' })}
          >
            {facts.categories.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      {form.kind === 'add-facility' && (
        <Field id={inputs.name} label={t('planner.what-if.name')} error={errorOf(inputs.name)}>
          <input
            id={inputs.name}
            value={form.name}
            maxLength={longestFacilityName}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        </Field>
      )}
      {asksFacility(form) && (
        <FacilityFields
          form={form}
          changes={changes}
          names={names}
          standing={standing}
          error={errorOf(inputs.facility)}
          onFacility={(facility) => set({ facility })}
        />
      )}
      {(form.kind === 'add-facility' || form.kind === 'enlarge-facility') && (
        <Field
          id={inputs.capacity}
          label={t(
            form.kind === 'add-facility'
              ? 'planner.what-if.capacity-optional'
              : 'planner.what-if.capacity',
          )}
          error={errorOf(inputs.capacity)}
        >
          <input
            id={inputs.capacity}
            inputMode="numeric"
            value={form.capacity}
            onInput={(event) => set({ capacity: event.currentTarget.value })}
          />
        </Field>
      )}
      {asksPlace(form) && (
        <PositionField
          id={inputs.position}
          label={t(`planner.what-if.place-${form.kind}`)}
          value={form.place}
          onText={(place) => set({ place })}
          error={errorOf(inputs.position)}
        />
      )}
      {form.kind === 'add-path' && (
        <LineFields form={form} set={set} error={errorOf(inputs.line)} onFinish={add} />
      )}
      <div class="button-row">
        <Button type="submit">{t('planner.what-if.add')}</Button>
        <Button look="quiet" onClick={() => onForm(null)}>
          {t('planner.what-if.cancel')}
        </Button>
      </div>
    </form>
  );
}
