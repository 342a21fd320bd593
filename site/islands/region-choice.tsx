import type { CirclePageModel } from './use-circle-page.ts';
import { usePage } from './words.ts';

/** Where a deployment has several regions: which one. */
export function RegionChoice({ model }: { readonly model: CirclePageModel }) {
  const { t } = usePage().words;
  const { regions, region, goToRegion } = model;
  if (regions.length < 2) return null;
  return (
    <label class="field">
      <span class="field-label">{t('region.label')}</span>
      <select
        value={region?.id}
        onChange={(event) => {
          const chosen = regions.find(({ id }) => id === event.currentTarget.value);
          if (chosen) goToRegion(chosen);
        }}
      >
        {regions.map(({ id, name }) => (
          <option value={id} key={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
