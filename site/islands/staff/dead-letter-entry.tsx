import type { DeadLetterAnswer } from '../../../server/contract/dead-letter.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';

const kinds = ['reminder', 'confirm', 'cancel', 'move'] as const;
const failures = [
  'gateway-refused',
  'gateway-fault',
  'no-address',
  'unreadable',
  'bug',
  'restored',
] as const;

interface Props {
  readonly letter: DeadLetterAnswer;
  readonly busy: boolean;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}

/** One message: about what, to what sort of reader, why it did not go, and what may be done. Never its words or a number. */
export function DeadLetterEntry({ letter, busy, onRetry, onDrop }: Props) {
  const { words } = useAccount();
  const { t, plural } = words;
  const { number, kind, to, code, attempts, failure, deadAt } = letter;
  const known = kinds.find((one) => kind === `booking:${one}`);
  const why = failures.find((one) => one === failure);
  const named = t('staff.letters.number', { number: String(number) });
  return (
    <li class="entry entry-tall">
      <p>
        <strong>
          {known ? t(`staff.letters.kind.${known}`) : t('staff.letters.about-booking')}
        </strong>
        {code !== null && ` · ${t('staff.letters.code', { code })}`}
      </p>
      <p>
        {t(`staff.letters.to.${to}`)} ·{' '}
        {why ? t(`staff.letters.failure.${why}`) : t('staff.letters.failure-unknown')}
      </p>
      <p class="quiet">
        {named} · {plural('staff.letters.attempts', attempts)} ·{' '}
        {t('staff.letters.since', { moment: momentWords(deadAt, words) })}
      </p>
      <div class="button-row">
        <Button
          look="quiet"
          disabled={busy}
          aria-label={t('staff.letters.retry-named', { letter: named })}
          onClick={onRetry}
        >
          {t('staff.letters.retry')}
        </Button>
        <Button
          look="quiet"
          disabled={busy}
          aria-label={t('staff.letters.drop-named', { letter: named })}
          onClick={onDrop}
        >
          {t('staff.letters.drop')}
        </Button>
      </div>
    </li>
  );
}
