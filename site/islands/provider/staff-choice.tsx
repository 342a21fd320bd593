import type { WorkingTimeAnswer } from '../../../server/contract/resource.ts';
import { useAccount } from '../account/account-context.ts';

interface Props {
  readonly id: string;
  readonly resources: WorkingTimeAnswer['resources'];
  readonly chosen: string | null;
  readonly onChoose: (resource: string | null) => void;
}

/** Everybody, or one of the staff. */
export function StaffChoice({ id, resources, chosen, onChoose }: Props) {
  const { t } = useAccount().words;
  if (resources.length < 2) return null;
  return (
    <label class="staff-choice" for={id}>
      <span>{t('provider.whose')}</span>
      <select
        id={id}
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(value || null)}
      >
        <option value="">{t('provider.everybody')}</option>
        {resources.map(({ resource, label }) => (
          <option key={resource} value={resource}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
