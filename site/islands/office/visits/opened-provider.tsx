import type { ProviderFile } from '../../../../server/contract/provider-file.ts';
import { momentWords } from '../../../lib/moment-words.ts';
import { phoneHref } from '../../../lib/phone.ts';
import type { Position } from '../../../lib/view-state.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePage } from '../../words.ts';
import { useLoaded } from '../office.ts';
import { BaseMap } from './base-map.tsx';
import { ProviderOfferings } from './provider-offerings.tsx';
import { ProviderStaff } from './provider-staff.tsx';
import { VettingForm } from './vetting-form.tsx';

/** Everything that a provider sent in, its history, and the office's decision. */
export function OpenedProvider({
  id,
  onDone,
}: {
  readonly id: string;
  readonly onDone: () => void;
}) {
  const { words } = usePage();
  const { t, lang } = words;
  const { value, problem, reload } = useLoaded<ProviderFile>(`/office/providers/${id}`);
  if (problem)
    return (
      <p class="office-problem" role="alert">
        {problem}
      </p>
    );
  if (!value) return <Skeleton lines={4} />;
  const { provider, history, creditCodeFits, resources, offerings } = value;
  const about = (lang === 'en' && provider.aboutEn) || provider.aboutZh;
  return (
    <div class="visits-opened">
      <dl class="visits-facts">
        <dt>{t('office.visits.credit-code')}</dt>
        <dd>
          {provider.creditCode ?? t('office.visits.credit-none')}
          {creditCodeFits !== null && (
            <span class={`state ${creditCodeFits ? 'state-met' : 'state-not-met'}`}>
              {t(creditCodeFits ? 'office.visits.credit-fits' : 'office.visits.credit-wrong')}
            </span>
          )}
        </dd>
        <dt>{t('office.visits.phone')}</dt>
        <dd>
          <a href={phoneHref(provider.phone)}>{provider.phone}</a>
          {provider.contact && ` · ${provider.contact}`}
        </dd>
        {about && (
          <>
            <dt>{t('office.visits.about')}</dt>
            <dd>{about}</dd>
          </>
        )}
        {provider.proof && (
          <>
            <dt>{t('office.visits.proof')}</dt>
            <dd>{provider.proof}</dd>
          </>
        )}
      </dl>
      <h4>{t('office.visits.base')}</h4>
      <BaseMap position={provider.position as unknown as Position} name={provider.name} />
      <ProviderStaff resources={resources} />
      <ProviderOfferings offerings={offerings} />
      <h4>{t('office.visits.vetting-history')}</h4>
      <ol class="visits-history">
        {history.map((step, i) => (
          <li key={i}>
            <span class="quiet">{momentWords(step.at, words)}</span>{' '}
            {t(`office.visits.vetting-${step.to}`)}
            {step.reason && <span class="office-said">{step.reason}</span>}
          </li>
        ))}
      </ol>
      <VettingForm
        provider={provider}
        onReload={reload}
        onDone={() => {
          reload();
          onDone();
        }}
      />
    </div>
  );
}
