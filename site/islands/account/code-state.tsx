import { clockWords } from '../../lib/moment-words.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import type { PhoneCode } from './use-phone-code.ts';

interface Props {
  readonly code: PhoneCode;
  readonly busy: boolean;
  readonly onAgain: () => void;
}

/** Below the input of a code: how long it counts, how many tries are left, and the way to another one. */
export function CodeState({ code, busy, onAgain }: Props) {
  const { t, plural } = useAccount().words;
  const { sent, validSeconds, triesLeft, pauseSeconds } = code;
  if (!sent) return null;
  const over = validSeconds === 0 || triesLeft === 0;
  return (
    <div class="code-state">
      <p class="quiet">
        {over
          ? t(triesLeft === 0 ? 'account.code.no-tries' : 'account.code.expired')
          : `${t('account.code.valid', { time: clockWords(validSeconds) })} ${plural('account.code.tries', triesLeft)}`}
      </p>
      <Button look="quiet" disabled={busy || pauseSeconds > 0} onClick={onAgain}>
        {pauseSeconds > 0 ? plural('account.code.again-in', pauseSeconds) : t('account.code.again')}
      </Button>
    </div>
  );
}
