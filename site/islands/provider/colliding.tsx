import { useMemo, useState } from 'preact/hooks';
import type { ProviderBookingAnswer } from '../../../server/contract/booking.ts';
import type { CollidingAnswer } from '../../../server/contract/resource.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { dayOf, whenWords } from '../../lib/visit-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';
import { fragmentOf } from './use-provider-fragment.ts';

interface Props {
  readonly met: readonly CollidingAnswer[];
  readonly onChange: (met: CollidingAnswer[]) => void;
}

/** The bookings that a leave meets: each stands until it is given to somebody who is free, moved or called off. */
export function Colliding({ met, onChange }: Props) {
  const { words } = useAccount();
  const { t } = words;
  if (met.length === 0) return <p role="status">{t('provider.meets-none')}</p>;
  return (
    <div class="account-notice" role="group" aria-label={t('provider.meets')}>
      <p>
        <strong>{words.plural('provider.meets-count', met.length)}</strong>{' '}
        {t('provider.meets-text')}
      </p>
      <ul class="entries">
        {met.map((booking) => (
          <Met
            key={booking.booking}
            booking={booking}
            onDone={() => onChange(met.filter((one) => one !== booking))}
          />
        ))}
      </ul>
    </div>
  );
}

interface MetProps {
  readonly booking: CollidingAnswer;
  readonly onDone: () => void;
}

function Met({ booking, onDone }: MetProps) {
  const { words, send, say } = useAccount();
  const { t } = words;
  const { own, fail } = useDesk();
  const [to, setTo] = useState(booking.instead[0]?.resource ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const post = useMemo(() => createPostOnce(send), [send]);
  const id = `instead-${booking.booking}`;
  const reassign = async () => {
    if (busy) return;
    setBusy(true);
    const path = `/bookings/${booking.booking}`;
    const now = await send<ProviderBookingAnswer>('GET', path);
    const answer = now.ok
      ? await post(`${path}/reassign`, { version: now.value.version, resource: to })
      : now;
    setBusy(false);
    if (!answer.ok) return setProblem(fail(answer.failure));
    say(t('provider.reassigned'));
    onDone();
  };
  const day = fragmentOf({ provider: own.provider.id, tab: 'today', day: dayOf(booking.start) });
  return (
    <li class="entry entry-tall">
      <p>
        <a href={`#${day}`}>{whenWords(booking.start, booking.end, words)}</a>{' '}
        <span class="quiet">{booking.code}</span>
      </p>
      {booking.instead.length === 0 ? (
        <p>{t('provider.nobody-free')}</p>
      ) : (
        <div class="provider-find">
          <label for={id}>{t('provider.give-to')}</label>
          <select id={id} value={to} onChange={({ currentTarget }) => setTo(currentTarget.value)}>
            {booking.instead.map(({ resource, label }) => (
              <option key={resource} value={resource}>
                {label}
              </option>
            ))}
          </select>
          <Button look="quiet" disabled={busy} onClick={() => void reassign()}>
            {t('provider.give')}
          </Button>
        </div>
      )}
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
