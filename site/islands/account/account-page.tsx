import { useState } from 'preact/hooks';
import type { Language, Messages } from '../../i18n/translator.ts';
import { useAccount } from './account-context.ts';
import { AccountFrame } from './account-frame.tsx';
import { ConsentList } from './consents.tsx';
import { OwnData } from './own-data.tsx';
import { OwnNextBooking } from './own-next-booking.tsx';
import { DeviceReports, OwnReportList } from './own-reports.tsx';
import { SessionList } from './sessions.tsx';
import { SignIn } from './sign-in.tsx';
import { StaffSecurity } from './staff-security.tsx';
import { TwoFactorSetupForm } from './two-factor-setup.tsx';
import { useScreenFocus } from './use-screen-focus.ts';
import { Who } from './who.tsx';

interface Props {
  readonly lang: Language;
  readonly messages: Messages;
}

/** Signing in, and one's account. */
export default function AccountPage(props: Props) {
  return (
    <AccountFrame {...props}>
      <AccountScreen />
    </AccountFrame>
  );
}

function AccountScreen() {
  const { account } = useAccount();
  const [password, setPassword] = useState('');
  useScreenFocus(`${account.signedIn} ${account.needsTwoFactorSetup}`);
  if (!account.signedIn)
    return (
      <>
        <SignIn onMustSetUp={setPassword} />
        <DeviceReports />
      </>
    );
  if (account.needsTwoFactorSetup) return <TwoFactorSetupForm password={password} />;
  return (
    <div class="account-cards">
      <div class="account-column">
        <Who />
        <SessionList />
        {account.kind === 'staff' && <StaffSecurity />}
      </div>
      <div class="account-column">
        <OwnNextBooking />
        <OwnReportList />
        <ConsentList />
        <OwnData />
      </div>
    </div>
  );
}
