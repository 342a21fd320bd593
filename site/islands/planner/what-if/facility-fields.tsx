import type { FacilityAnswer } from '../../../../server/contract/facility.ts';
import { standingName } from '../../../lib/planner/what-if/standing-name.ts';
import { inputs, type ChangeForm } from '../../../lib/planner/what-if/change-form.ts';
import type { Changes } from '../../../lib/planner/what-if/changes.ts';
import { describedBy, Field } from '../../ui/field.tsx';
import { usePlanner } from '../planner-tools.ts';
import type { KnownNames } from './use-change-names.ts';

interface Props {
  readonly form: ChangeForm;
  readonly changes: Changes;
  readonly names: KnownNames;
  readonly standing: readonly FacilityAnswer[];
  readonly error: string | null;
  readonly onFacility: (id: string) => void;
}

/** Which one: planned ones first, then those of today by name; a press on the map chooses as well. */
export function FacilityFields({ form, changes, names, standing, error, onFacility }: Props) {
  const { words, nameOf } = usePlanner();
  const { t } = words;
  const planned = changes.flatMap((change) =>
    change.kind === 'add-facility' && change.categories.includes(form.category)
      ? { id: change.id, name: t('planner.what-if.planned-name', { name: change.name }) }
      : [],
  );
  const byName = new Intl.Collator(words.lang, { numeric: true });
  const today = standing
    .map((facility) => ({
      id: facility.id,
      name:
        standingName(facility, nameOf, words) +
        (form.kind === 'enlarge-facility' && facility.capacity !== null
          ? t('planner.what-if.has-capacity', { capacity: facility.capacity })
          : ''),
    }))
    .toSorted((a, b) => byName.compare(a.name, b.name));
  const id = inputs.facility;
  return (
    <Field
      id={id}
      label={t('planner.what-if.facility')}
      hint={t(
        form.kind === 'move-facility'
          ? 'planner.what-if.facility-hint-move'
          : 'planner.what-if.facility-hint',
      )}
      error={error}
    >
      <select
        id={id}
        value={form.facility}
        aria-describedby={describedBy(id, { hint: true, error: error !== null })}
        onChange={(event) => onFacility(event.currentTarget.value)}
      >
        <option value="">{t('planner.what-if.choose')}</option>
        {[...planned, ...today].map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
        {form.facility !== '' &&
          ![...planned, ...today].some((one) => one.id === form.facility) && (
            <option value={form.facility}>{names.facility(form.facility)}</option>
          )}
      </select>
    </Field>
  );
}
