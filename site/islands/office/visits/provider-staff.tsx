import type { ProviderFile } from '../../../../server/contract/provider-file.ts';
import { usePage } from '../../words.ts';
import { useKinds } from './kinds.ts';

/** Staff, counters and rooms with their certificates; what has expired or soon will is marked. */
export function ProviderStaff({ resources }: Pick<ProviderFile, 'resources'>) {
  const { words } = usePage();
  const { t } = words;
  const { certificateName } = useKinds();
  return (
    <>
      <h4>{t('office.visits.staff', { count: resources.length })}</h4>
      {resources.length === 0 && <p class="quiet">{t('office.visits.staff-none')}</p>}
      <ul class="visits-lines">
        {resources.map(({ id, kind, label, name, active, certificates }) => (
          <li key={id}>
            <strong>{label}</strong> · {t(`office.visits.resource-${kind}`)}
            {name && ` · ${name}`}
            {!active && ` · ${t('office.visits.resting')}`}
            {certificates.length === 0 && kind === 'staff' && (
              <span class="office-said">{t('office.visits.certificates-none')}</span>
            )}
            {certificates.map((one) => (
              <span class="office-said" key={one.id}>
                {certificateName(one.type)}
                {one.level && ` · ${one.level}`}
                {one.number && ` · ${one.number}`}
                {' · '}
                {one.expiresOn === null
                  ? t('office.visits.no-expiry')
                  : t('office.visits.valid-until', { day: words.date(one.expiresOn) })}
                {one.expired && (
                  <span class="state state-not-met">{t('office.visits.expired')}</span>
                )}
                {one.expiresSoon && <span class="state">{t('office.visits.expires-soon')}</span>}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
