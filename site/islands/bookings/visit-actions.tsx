import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { termsNow } from '../../lib/booking-terms.ts';
import { useAccount } from '../account/account-context.ts';
import { Card } from '../account/card.tsx';
import { Button } from '../ui/button.tsx';
import { bookAgainHref } from './book-again.ts';
import { useBookings, useDraft } from './bookings-context.ts';
import { CancelForm } from './cancel-form.tsx';
import { DoorForm } from './door-form.tsx';
import { MoveForm } from './move-form.tsx';
import { NobodyCame } from './nobody-came.tsx';
import { useOne } from './one-booking.ts';
import { SimpleStep } from './simple-step.tsx';

type Doing = 'time' | 'door' | 'cancel' | 'finish' | 'release' | 'not-there' | 'dispute';

/** What can be done now, as buttons; the chosen one opens its form below. What cannot be done any more is said under the terms. */
export function VisitActions() {
  const { t, lang } = useAccount().words;
  const { now } = useBookings();
  const { booking, byLink, mayChange } = useOne();
  const [doing, setDoing] = useDraft<Doing | null>(`${booking.id}:doing`, null);
  const terms = termsNow(booking, now);
  const may = (event: string) => !byLink && booking.actions.includes(event);
  const begun = now.getTime() >= Date.parse(booking.start);
  const offered: Record<Doing, boolean> = {
    time: terms.time === 'move' || (terms.time === 'propose' && !byLink),
    door: terms.door && !byLink && (booking.details?.door ?? null) !== null,
    cancel: terms.cancel,
    finish: may('finish'),
    release: may('release'),
    'not-there': may('not-there') && begun,
    // Whoever is said not to have been there may say otherwise.
    dispute: may('dispute') && booking.state === 'no-show',
  };
  const open = doing !== null && offered[doing] && mayChange ? doing : null;
  const buttons = (Object.keys(offered) as Doing[]).filter((one) => offered[one] && mayChange);
  const close = () => setDoing(null);
  const home = lang === 'en' ? '/en' : '';
  if (buttons.length === 0 && byLink) return null;
  return (
    <Card id="actions" title={t('bookings.actions')}>
      <div class="button-row visit-actions">
        {buttons.map((one) => (
          <Button
            key={one}
            look={one === 'finish' ? 'main' : 'quiet'}
            aria-expanded={open === one}
            onClick={() => setDoing(open === one ? null : one)}
          >
            {t(one === 'time' ? `bookings.do.${terms.time!}` : `bookings.do.${one}`)}
          </Button>
        ))}
        {!byLink && (
          <a class="button button-quiet button-link" href={home + bookAgainHref(booking)}>
            {t(booking.state === 'held' ? 'bookings.do.go-on' : 'bookings.do.again')}
          </a>
        )}
      </div>
      {open && (
        <Opened key={open}>
          {open === 'time' && <MoveForm how={terms.time!} onClose={close} />}
          {open === 'door' && <DoorForm onClose={close} />}
          {open === 'cancel' && <CancelForm onClose={close} />}
          {open === 'finish' && <SimpleStep step="finish" onClose={close} />}
          {open === 'release' && <SimpleStep step="release" onClose={close} />}
          {open === 'not-there' && <NobodyCame onClose={close} />}
          {open === 'dispute' && <SimpleStep step="dispute" onClose={close} />}
        </Opened>
      )}
    </Card>
  );
}

/** Takes the focus when it opens, so that one goes on where the form is. */
function Opened({ children }: { readonly children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    <div class="visit-form" tabIndex={-1} ref={box}>
      {children}
    </div>
  );
}
