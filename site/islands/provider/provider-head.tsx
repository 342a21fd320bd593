import type { OwnProvider } from '../../../server/contract/provider.ts';
import { useAccount } from '../account/account-context.ts';
import { useDesk } from './desk.ts';

interface Props {
  readonly all: readonly OwnProvider[];
  readonly onChoose: (id: string) => void;
}

/** Whose desk this is, and whether residents see it. */
export function ProviderHead({ all, onChoose }: Props) {
  const { words } = useAccount();
  const { t, lang } = words;
  const { own, go } = useDesk();
  const { provider, part } = own;
  const nameOf = ({ name, nameEn }: OwnProvider['provider']) =>
    lang === 'en' ? (nameEn ?? name) : name;
  return (
    <header class="provider-head">
      <h1>{nameOf(provider)}</h1>
      <p>
        <span class={`state provider-state-${provider.state}`}>
          {t(`provider.vetting.${provider.state}`)}
        </span>{' '}
        <span class="quiet">{t(`provider.part.${part}`)}</span>
      </p>
      {all.length > 1 && (
        <label class="provider-which">
          <span>{t('provider.which')}</span>
          <select value={provider.id} onChange={(event) => onChoose(event.currentTarget.value)}>
            {all.map((one) => (
              <option key={one.provider.id} value={one.provider.id}>
                {nameOf(one.provider)}
              </option>
            ))}
          </select>
        </label>
      )}
      {part === 'manager' && provider.state === 'asked' && (
        <p class="account-notice" role="alert">
          {t('provider.office-asks')}{' '}
          <button type="button" class="text-button" onClick={() => go({ tab: 'about' })}>
            {t('provider.to-answer')}
          </button>
        </p>
      )}
    </header>
  );
}
