import { useEffect } from 'preact/hooks';
import { startWords } from '../../lib/book/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { ResidentSignIn } from '../account/resident-sign-in.tsx';
import { useBooking } from './book-context.ts';
import { Screen } from './screen.tsx';

/** Who wants the time; what was chosen waits, and is taken as soon as somebody is signed in. */
export function SignInStep() {
  const { words, account, say } = useAccount();
  const { t } = words;
  const { choices, offering, take, taking, go, hold, draft } = useBooking();
  const { start, from } = choices;
  const minutes = choices.minutes ?? offering.value?.offering.durationsMinutes[0];
  const ended = from === 'check';
  const ready = account.signedIn && (ended || minutes !== undefined);
  useEffect(() => {
    if (!ready) return;
    if (ended && (hold.state !== 'none' || draft.repeat)) {
      say('');
      go('check', {}, 'replace');
    } else if (start && minutes !== undefined) void take(start, minutes);
  }, [ready]);
  return (
    <Screen
      title={t('book.sign-in.title')}
      about={start && startWords(start, words)}
      withHold={ended}
    >
      {ended && !account.signedIn && (
        <p class="account-notice" role="alert">
          {t('book.sign-in.ended')}
        </p>
      )}
      <p role="status">{(taking || account.signedIn) && t('book.when.taking')}</p>
      {!account.signedIn && (
        <>
          <p>{t('book.sign-in.lead')}</p>
          {account.signInPossible ? (
            <ResidentSignIn />
          ) : (
            <p class="account-notice" role="alert">
              {account.whyNot}
            </p>
          )}
        </>
      )}
    </Screen>
  );
}
