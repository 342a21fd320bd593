import { useState } from 'preact/hooks';
import type { OwnOfferingAnswer } from '../../../server/contract/offering.ts';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import { whyUnseen } from '../../lib/why-unseen.ts';
import { yuanText } from '../../lib/yuan.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { Audience } from './audience.tsx';
import { useDesk } from './desk.ts';

interface Props {
  readonly offering: OwnOfferingAnswer;
  readonly resources: readonly ResourceAnswer[];
  readonly onChanged: (now: { offerings: OwnOfferingAnswer[] }) => void;
  readonly onEdit: () => void;
}

/** One offering as the list shows it: on or off, why nobody sees it, and who would. */
export function OfferingEntry({ offering, resources, onChanged, onEdit }: Props) {
  const { words, send, say } = useAccount();
  const { t, lang } = words;
  const { own, kinds, fail, certificates } = useDesk();
  const [busy, setBusy] = useState(false);
  const [looking, setLooking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { active, priceFen, priceUnit } = offering;
  const reasons = whyUnseen(own.provider.state, offering, resources);
  const nameOf = (type: string) => certificates.find(({ code }) => code === type)?.name ?? type;
  const turn = async () => {
    setBusy(true);
    const answer = await send<{ offerings: OwnOfferingAnswer[] }>(
      'PATCH',
      `/providers/${own.provider.id}/offerings/${offering.id}`,
      { version: offering.version, active: !active },
    );
    setBusy(false);
    setProblem(answer.ok ? null : fail(answer.failure));
    if (!answer.ok) return;
    onChanged(answer.value);
    say(t(active ? 'provider.now-off' : 'provider.now-on'));
  };
  return (
    <li class="account-card">
      <h3>
        {lang === 'en' ? (offering.nameEn ?? offering.nameZh) : offering.nameZh}{' '}
        <span class={`state ${active ? 'provider-state-approved' : ''}`}>
          {t(active ? 'provider.on' : 'provider.off')}
        </span>
      </h3>
      <p>
        {[
          kinds.find(({ code }) => code === offering.serviceKind)?.name,
          t(`provider.mode-${offering.mode}`),
          priceUnit === 'free'
            ? t('provider.unit-free')
            : t(`provider.price-per-${priceUnit}`, { yuan: yuanText(priceFen) }),
          t('provider.minutes-list', { list: offering.durationsMinutes.join(' / ') }),
          offering.resources.length > 0 &&
            words.plural('provider.by-count', offering.resources.length),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {reasons.length > 0 && (
        <div class="account-notice">
          <p>{t('provider.nobody-sees')}</p>
          <ul class="provider-reasons">
            {reasons.map((reason) => (
              <li key={JSON.stringify(reason)}>
                {reason.why === 'certificate'
                  ? t('provider.unseen-certificate', { type: nameOf(reason.type) })
                  : t(`provider.unseen-${reason.why}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <p class="provider-actions">
        <Button look="quiet" onClick={onEdit}>
          {t('provider.change')}
        </Button>
        <Button look="quiet" disabled={busy} onClick={() => void turn()}>
          {t(active ? 'provider.turn-off' : 'provider.turn-on')}
        </Button>
        <button
          type="button"
          class="button button-quiet"
          aria-expanded={looking}
          onClick={() => setLooking(!looking)}
        >
          {t('provider.who-sees')}
        </button>
      </p>
      {looking && (
        <Audience
          offering={offering}
          resources={resources}
          testable={active && own.provider.state === 'approved'}
        />
      )}
    </li>
  );
}
