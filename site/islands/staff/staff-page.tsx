import { useState } from 'preact/hooks';
import type { Language, Messages } from '../../i18n/translator.ts';
import { useAccount } from '../account/account-context.ts';
import { AccountFrame } from '../account/account-frame.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AuditSearch } from './audit-search.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { Invitations } from './invitations.tsx';
import { ownAreas } from './own-areas.ts';
import { StaffList } from './staff-list.tsx';

interface Props {
  readonly lang: Language;
  readonly messages: Messages;
}

/** For administrators: whom they invited, who works in their areas, what was done there, and which messages did not go out. */
export default function StaffPage(props: Props) {
  return (
    <AccountFrame {...props}>
      <StaffScreen />
    </AccountFrame>
  );
}

function StaffScreen() {
  const { words, account } = useAccount();
  const { t, lang } = words;
  const [tab, setTab] = useState<'invitations' | 'list' | 'audit' | 'letters'>('invitations');
  const home = lang === 'en' ? '/en/account/' : '/account/';
  if (account.needsTwoFactorSetup || ownAreas(account).length === 0)
    return (
      <section class="account-card account-narrow">
        <h1>{t('staff.title')}</h1>
        <p>{t(account.signedIn ? 'staff.not-administrator' : 'staff.not-signed-in')}</p>
        <div class="button-row">
          <a class="button button-link" href={home}>
            {t(account.signedIn ? 'invitation.to-account' : 'account.sign-in')}
          </a>
        </div>
      </section>
    );
  return (
    <>
      <h1 class="account-heading">{t('staff.title')}</h1>
      <Tabs
        label={t('staff.title')}
        chosen={tab}
        onChoose={setTab}
        tabs={[
          { code: 'invitations', label: t('staff.tab.invitations') },
          { code: 'list', label: t('staff.tab.list') },
          { code: 'audit', label: t('staff.tab.audit') },
          { code: 'letters', label: t('staff.tab.letters') },
        ]}
      >
        {tab === 'invitations' && <Invitations />}
        {tab === 'list' && <StaffList />}
        {tab === 'audit' && <AuditSearch />}
        {tab === 'letters' && <DeadLetters />}
      </Tabs>
    </>
  );
}
