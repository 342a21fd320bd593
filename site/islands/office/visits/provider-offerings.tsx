import type { ProviderFile } from '../../../../server/contract/provider-file.ts';
import { usePage } from '../../words.ts';
import { useKinds } from './kinds.ts';
import { yuanWords } from './moments.ts';

/** What a provider offers: kind, price, how long, and what staff must hold for it. */
export function ProviderOfferings({ offerings }: Pick<ProviderFile, 'offerings'>) {
  const { words } = usePage();
  const { t, lang } = words;
  const { kindName, certificateName } = useKinds();
  return (
    <>
      <h4>{t('office.visits.offerings', { count: offerings.length })}</h4>
      {offerings.length === 0 && <p class="quiet">{t('office.visits.offerings-none')}</p>}
      <ul class="visits-lines">
        {offerings.map((one) => (
          <li key={one.id}>
            <strong>{(lang === 'en' && one.nameEn) || one.nameZh}</strong> ·{' '}
            {kindName(one.serviceKind)} · {t(`office.visits.mode-${one.mode}`)}
            {!one.active && ` · ${t('office.visits.resting')}`}
            <span class="office-said">
              {one.priceUnit === 'free'
                ? t('office.visits.free')
                : t(`office.visits.price-${one.priceUnit}`, {
                    price: yuanWords(one.priceFen, words),
                  })}
              {' · '}
              {words.row(
                one.durationsMinutes.map((minutes) =>
                  t('office.visits.minutes', { count: minutes }),
                ),
              )}
              {one.requiredCertificates.length > 0 &&
                ` · ${t('office.visits.needs', {
                  certificates: words.list(one.requiredCertificates.map(certificateName)),
                })}`}
              {one.subsidised && ` · ${t('office.visits.subsidised')}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
