import type { ComponentChildren } from 'preact';
import type { Account } from '../../../server/contract/account.ts';
import { useAccount } from '../account/account-context.ts';
import { StaffSignIn } from '../account/staff-sign-in.tsx';
import { usePlanner } from './planner-tools.ts';

const roles: ReadonlySet<string> = new Set(['planner', 'office', 'administrator']);

export const mayPlan = ({ signedIn, needsTwoFactorSetup, roles: held }: Account): boolean =>
  signedIn && !needsTwoFactorSetup && held.some(({ role }) => roles.has(role));

/** For planners and offices; whoever else is there is told for whom it is, and signs in on the spot. */
export function PlannersOnly({ children }: { readonly children: ComponentChildren }) {
  const { words } = usePlanner();
  const { account, reload } = useAccount();
  const { t, lang } = words;
  if (mayPlan(account)) return children;
  const accountPage = lang === 'en' ? '/en/account/' : '/account/';
  return (
    <section class="planner-sign-in" aria-labelledby="planner-sign-in">
      <h2 id="planner-sign-in">{t('planner.sign-in')}</h2>
      <p>
        {account.needsTwoFactorSetup
          ? t('planner.sign-in-set-up')
          : account.signedIn
            ? t('planner.sign-in-other-role')
            : t('planner.sign-in-text')}
      </p>
      {!account.signedIn &&
        (account.signInPossible ? (
          <StaffSignIn onMustSetUp={() => void reload()} />
        ) : (
          <p role="alert">{account.whyNot}</p>
        ))}
      {account.signedIn && <a href={accountPage}>{t('planner.account-page')}</a>}
    </section>
  );
}
