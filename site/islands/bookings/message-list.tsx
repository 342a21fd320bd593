import { useState } from 'preact/hooks';
import { bookingHref } from '../../lib/bookings-fragment.ts';
import { messageWords } from '../../lib/booking-message-words.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Card } from '../account/card.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useBookings } from './bookings-context.ts';

interface Props {
  /** Only those about one booking; its own screen needs no links. */
  readonly about?: string;
}

/** So many are shown at first. */
const few = 5;

/** Messages of the page, as they come; unread ones say so. */
export function MessageList({ about }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { messages, readMessages, now } = useBookings();
  const [all, setAll] = useState(false);
  const shown = messages?.filter(({ booking }) => about === undefined || booking === about);
  const unread = shown?.filter(({ read }) => !read).length ?? 0;
  if (about !== undefined && !shown?.length) return null;
  return (
    <Card id="messages" title={t('bookings.messages')}>
      <p role="status" class="visit-unread">
        {unread > 0 && words.plural('bookings.unread', unread)}
      </p>
      {!shown && <Skeleton />}
      {shown?.length === 0 && <p class="quiet">{t('bookings.messages-none')}</p>}
      {shown && shown.length > 0 && (
        <ol class="entries visit-messages">
          {shown.slice(0, all ? undefined : few).map((message) => {
            const { what, when } = messageWords(message, now, words);
            const linked = about === undefined && message.booking !== null;
            return (
              <li
                class={`entry entry-tall${message.read ? '' : ' is-unread'}`}
                key={message.number}
              >
                <p>
                  {linked ? <a href={bookingHref(message.booking!)}>{what}</a> : what}
                  {!message.read && <span class="badge">{t('bookings.new')}</span>}
                </p>
                {when && <p>{when}</p>}
                <p class="quiet">{momentWords(message.at, words)}</p>
              </li>
            );
          })}
        </ol>
      )}
      {shown && shown.length > few && !all && (
        <p>
          <Button look="text" onClick={() => setAll(true)}>
            {t('bookings.messages-more')}
          </Button>
        </p>
      )}
      {unread > 0 && (
        <p class="button-row">
          <Button look="quiet" onClick={() => void readMessages()}>
            {t('bookings.read-all')}
          </Button>
        </p>
      )}
    </Card>
  );
}
