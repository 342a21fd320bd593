import { useState } from 'preact/hooks';
import { Tabs } from '../ui/tabs.tsx';
import { useAccount } from './account-context.ts';
import { ResidentSignIn } from './resident-sign-in.tsx';
import { StaffSignIn } from './staff-sign-in.tsx';

/** Nobody is signed in: two ways, and where a browser would drop the cookie the reason instead of a dead form. */
export function SignIn({ onMustSetUp }: { readonly onMustSetUp: (password: string) => void }) {
  const { words, account } = useAccount();
  const { t } = words;
  const [way, setWay] = useState<'resident' | 'staff'>('resident');
  return (
    <section class="account-card account-narrow">
      <h1>{t('account.sign-in')}</h1>
      {account.signInPossible ? (
        <>
          <Tabs
            label={t('account.ways')}
            chosen={way}
            onChoose={setWay}
            tabs={[
              { code: 'resident', label: t('account.resident.title') },
              { code: 'staff', label: t('account.staff.title') },
            ]}
          >
            {/* Both stay: what was typed in one is there when one comes back. */}
            <div hidden={way !== 'resident'}>
              <ResidentSignIn />
            </div>
            <div hidden={way !== 'staff'}>
              <StaffSignIn onMustSetUp={onMustSetUp} />
            </div>
          </Tabs>
          <p class="quiet">{t('account.no-need')}</p>
        </>
      ) : (
        <>
          <p class="account-notice" role="alert">
            {account.whyNot}
          </p>
          <p>{t('account.no-need')}</p>
        </>
      )}
    </section>
  );
}
