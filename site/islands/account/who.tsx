import { momentWords } from '../../lib/moment-words.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';

/** Who is signed in, as what, and the way out. */
export function Who() {
  const { words, send, account, reload, say } = useAccount();
  const { t, lang } = words;
  const signOut = async () => {
    const answer = await send('POST', '/account/sign-out');
    if (!answer.ok) return say(failureWords(answer.failure, words).text);
    await reload();
    say(t('account.signed-out'));
  };
  const administers = account.roles.some(({ role }) => role === 'administrator');
  const works = account.roles.some(({ role }) => role === 'office' || role === 'administrator');
  const names = [account.phoneMasked, account.emailMasked].filter((name) => name !== null);
  return (
    <section class="account-card">
      <h1>{t('account.title')}</h1>
      <p class="account-name">{names.join(' · ')}</p>
      {account.roles.length === 0 ? (
        <p>{t(account.kind === 'staff' ? 'account.no-role' : 'account.resident-role')}</p>
      ) : (
        <ul class="plain-list">
          {account.roles.map(({ id, role, area, areaName, since }) => (
            <li key={id}>
              <strong>{t(`account.role.${role}`)}</strong> {areaName}
              {areaName !== area && <span class="quiet"> {area}</span>}
              <br />
              <span class="quiet">
                {t('account.role-since', { moment: momentWords(since, words) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div class="button-row">
        {works && (
          <a class="button button-link" href={lang === 'en' ? '/en/office/' : '/office/'}>
            {t('account.to-office')}
          </a>
        )}
        {administers && (
          <a class="button button-link" href={lang === 'en' ? '/en/staff/' : '/staff/'}>
            {t('account.to-staff')}
          </a>
        )}
        <a
          class="button button-quiet button-link"
          href={lang === 'en' ? '/en/provider/' : '/provider/'}
        >
          {t('provider.title')}
        </a>
        <Button look="quiet" onClick={() => void signOut()}>
          {t('account.sign-out')}
        </Button>
      </div>
    </section>
  );
}
