import { useMemo } from 'preact/hooks';
import type { Language, Messages } from '../../i18n/translator.ts';
import type { BookingFacts } from '../../lib/service-kinds.ts';
import { AccountFrame } from '../account/account-frame.tsx';
import { useAccount } from '../account/account-context.ts';
import { SignIn } from '../account/sign-in.tsx';
import { useScreenFocus } from '../account/use-screen-focus.ts';
import { KeptSession } from './kept-session.tsx';
import { WhichProvider } from './which-provider.tsx';

interface Props {
  readonly lang: Language;
  readonly messages: Messages;
  readonly facts: BookingFacts;
}

/** The provider's desk: whoever is not signed in signs in here. */
export default function ProviderPage({ lang, messages, facts }: Props) {
  const kept = useMemo(() => facts, []);
  return (
    <AccountFrame lang={lang} messages={messages}>
      <ProviderScreen facts={kept} />
    </AccountFrame>
  );
}

function ProviderScreen({ facts }: { readonly facts: BookingFacts }) {
  const { account, words } = useAccount();
  useScreenFocus(String(account.signedIn));
  if (account.needsTwoFactorSetup)
    return (
      <p class="account-notice">
        <a href={words.lang === 'en' ? '/en/account/' : '/account/'}>
          {words.t('provider.set-up-first')}
        </a>
      </p>
    );
  if (!account.signedIn)
    return (
      <div class="provider-page">
        <p>{words.t('provider.lead')}</p>
        <SignIn onMustSetUp={() => location.assign('/account/')} />
      </div>
    );
  return (
    <KeptSession>
      <WhichProvider facts={facts} />
    </KeptSession>
  );
}
