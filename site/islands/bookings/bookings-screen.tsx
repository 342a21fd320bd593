import { useMemo, useState } from 'preact/hooks';
import { bookingHref } from '../../lib/bookings-fragment.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { useAccount } from '../account/account-context.ts';
import { ResidentSignIn } from '../account/resident-sign-in.tsx';
import { useScreenFocus } from '../account/use-screen-focus.ts';
import { BookingsContext } from './bookings-context.ts';
import { ByLink } from './by-link.tsx';
import { OwnBooking } from './own-booking.tsx';
import { OwnList } from './own-list.tsx';
import { useFragmentView } from './use-fragment-view.ts';
import { useMessages } from './use-messages.ts';
import { useNow } from './use-now.ts';

/** The list, one booking, or signing in. */
export function BookingsScreen() {
  const { account, send } = useAccount();
  const [view, setView] = useFragmentView();
  const [drafts, setDrafts] = useState<ReadonlyMap<string, unknown>>(new Map());
  const keep = (key: string, value: unknown) =>
    setDrafts((before) => {
      const after = new Map(before);
      if (value === undefined) after.delete(key);
      else after.set(key, value);
      return after;
    });
  const post = useMemo(() => createPostOnce(send), []);
  const now = useNow();
  const [news, setNews] = useState(0);
  const { messages, read } = useMessages(() => setNews((count) => count + 1));
  useScreenFocus(`${account.signedIn} ${view.screen} ${view.screen === 'one' ? view.booking : ''}`);
  return (
    <BookingsContext.Provider value={{ drafts, keep, post, now, messages, readMessages: read }}>
      {view.screen === 'link' ? (
        <ByLink
          token={view.token}
          onLeave={() => setView({ screen: 'list' })}
          onTaken={(booking) => {
            history.replaceState(null, '', bookingHref(booking));
            setView({ screen: 'one', booking });
          }}
          key={view.token}
        />
      ) : !account.signedIn ? (
        <ToSignIn begun={drafts.size > 0} />
      ) : view.screen === 'one' ? (
        <OwnBooking id={view.booking} news={news} key={view.booking} />
      ) : (
        <OwnList news={news} />
      )}
    </BookingsContext.Provider>
  );
}

/** @param begun something was typed before the session ended */
function ToSignIn({ begun }: { readonly begun: boolean }) {
  const { words, account } = useAccount();
  const { t } = words;
  return (
    <section class="account-card account-narrow">
      <h1>{t('bookings.title')}</h1>
      {begun && (
        <p class="account-notice" role="alert">
          {t('bookings.session-ended')}
        </p>
      )}
      <p>{t('bookings.sign-in-lead')}</p>
      {account.signInPossible ? (
        <ResidentSignIn />
      ) : (
        <p class="account-notice" role="alert">
          {account.whyNot}
        </p>
      )}
    </section>
  );
}
