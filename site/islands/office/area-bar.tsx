import { useMemo } from 'preact/hooks';
import type { Area } from '../../../server/contract/community.ts';
import { usePage } from '../words.ts';
import { useLoaded, useOffice } from './office.ts';

interface Props {
  /** The areas that the caller is responsible for. */
  readonly roots: readonly string[];
  readonly onChoose: (code: string) => void;
}

/** Where one is working: the way down to the area, and a choice of what lies below it. */
export function AreaBar({ roots, onChoose }: Props) {
  const { words } = usePage();
  const { area, account } = useOffice();
  const { t } = words;
  const below = useLoaded<{ areas: Area[] }>(
    area.level === 'community' ? null : `/areas?parent=${area.code}`,
  );
  const own = useMemo(() => new Map(account.roles.map((role) => [role.area, role.areaName])), []);
  const inside = (code: string) => roots.some((root) => code.startsWith(root));
  const others = roots.filter((root) => !area.code.startsWith(root));
  // A city that is its own district, as 东莞, stands once.
  const way = area.above.filter(({ name }, i, all) => name !== (all[i + 1]?.name ?? area.name));
  const choose = (event: Event) => {
    const { value } = event.currentTarget as HTMLSelectElement;
    if (value) onChoose(value);
  };
  return (
    <nav class="area-bar" aria-label={t('office.area')}>
      <ol class="area-way">
        {way.map(({ code, name }) => (
          <li key={code}>
            {inside(code) ? (
              <button type="button" class="text-button" onClick={() => onChoose(code)}>
                {name}
              </button>
            ) : (
              <span class="quiet">{name}</span>
            )}
          </li>
        ))}
        <li>
          <strong aria-current="location">{area.name}</strong>
        </li>
      </ol>
      {below.value && below.value.areas.length > 0 && (
        <label class="area-below">
          <span class="field-label">{t('office.area-below')}</span>
          <select value="" onChange={choose}>
            <option value="">{t('office.area-choose', { count: below.value.areas.length })}</option>
            {below.value.areas.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {others.length > 0 && (
        <label class="area-below">
          <span class="field-label">{t('office.area-other')}</span>
          <select value="" onChange={choose}>
            <option value="">{t('office.area-other-choose')}</option>
            {others.map((code) => (
              <option key={code} value={code}>
                {own.get(code) ?? code}
              </option>
            ))}
          </select>
        </label>
      )}
    </nav>
  );
}
