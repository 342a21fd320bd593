import { useState } from 'preact/hooks';
import { lastMark } from '../../lib/book/hold-clock.ts';
import { startWords } from '../../lib/book/visit-time.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { clockWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { useBooking } from './book-context.ts';

/** The time that is kept: a clock that everybody sees, said aloud at a few marks only, and one tap for ten minutes more. */
export function HoldBar() {
  const { words, reload } = useAccount();
  const { t, plural } = words;
  const { hold, go, facts, choices, step } = useBooking();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { kept, state, secondsLeft } = hold;
  if (!kept || kept.offering !== choices.offering) return null;
  const time = startWords(kept.start, words);
  if (state === 'lapsed')
    return (
      <div class="hold-bar hold-lapsed" role="alert">
        <p>
          <strong>{t('book.hold.lapsed', { time })}</strong> {t('book.hold.lapsed-text')}
        </p>
        {step !== 'when' && (
          <Button onClick={() => go('when', choices.from ? { from: choices.from } : {})}>
            {t('book.hold.again')}
          </Button>
        )}
      </div>
    );
  const extend = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await hold.extend();
    setBusy(false);
    setProblem(answer.ok ? null : failureWords(answer.failure, words).text);
    if (answer.ok) return;
    const code = codeOf(answer.failure);
    if (code === 'hold-lapsed' || code === 'wrong-state') hold.lapse();
    if (code === 'not-signed-in') await reload();
    if (code === 'changed-meanwhile') await hold.refresh();
  };
  const mark = lastMark(secondsLeft);
  return (
    <div class={`hold-bar${secondsLeft <= 120 ? ' hold-short' : ''}`}>
      <p>
        {t('book.hold.kept', { time })}{' '}
        <strong class="hold-clock" role="timer" aria-live="off">
          {clockWords(secondsLeft)}
        </strong>
      </p>
      <p class="visually-hidden" role="status">
        {mark === null
          ? ''
          : mark >= 60
            ? plural('book.hold.told-minutes', mark / 60)
            : plural('book.hold.told-seconds', mark)}
      </p>
      {kept.mayExtend && (
        <Button look="quiet" disabled={busy} onClick={() => void extend()}>
          {plural('book.hold.extend', facts.extensionMinutes)}
        </Button>
      )}
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
