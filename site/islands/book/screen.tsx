import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { stepBefore } from '../../lib/book/steps.ts';
import { phoneHref } from '../../lib/phone.ts';
import { useAccount } from '../account/account-context.ts';
import { Icon } from '../icon.tsx';
import { useBooking } from './book-context.ts';
import { HoldBar } from './hold-bar.tsx';

interface Props {
  readonly title: string;
  /** One line above the title: what was chosen so far. */
  readonly about?: string | null | undefined;
  /** The time that is held runs on above every screen that follows it. */
  readonly withHold?: boolean;
  readonly children: ComponentChildren;
}

/** What stands around every question: the way back, the title, the time that runs, and whom to call instead. */
export function Screen({ title, about, withHold = false, children }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { step, choices, href, door } = useBooking();
  const before = stepBefore(step, choices.from);
  useEffect(() => {
    document.title = `${title} · ${t('book.title')}`;
  }, [title]);
  return (
    <section class="account-card book-screen">
      {before && (
        <a class="book-back" href={href(before)}>
          <Icon name="back" />
          {t('book.back')}
        </a>
      )}
      {withHold && <HoldBar />}
      <div>
        {about && <p class="book-about">{about}</p>}
        <h1>{title}</h1>
      </div>
      {children}
      {door.office && step !== 'done' && (
        <p class="book-help">
          {t('book.call-office', { name: door.office.name })}{' '}
          <a href={phoneHref(door.office.phone)}>{door.office.phone}</a>
        </p>
      )}
    </section>
  );
}
