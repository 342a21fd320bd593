import { useState } from 'preact/hooks';
import type { ResetLink } from '../../../server/contract/staff.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { OneTimeLink } from './one-time-link.tsx';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** A colleague forgot the password: asks once more, then shows the link that sets a new one. */
export function ResetDialog({ id, name, onClose }: Props) {
  const { words, send, guarded } = useAccount();
  const { t } = words;
  const [made, setMade] = useState<ResetLink | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async () => {
    setBusy(true);
    const path = `/staff/${encodeURIComponent(id)}/password-reset`;
    const answer = await guarded(() => send<ResetLink>('POST', path));
    setBusy(false);
    if (answer.ok) setMade(answer.value);
    setProblem(answer.ok ? null : failureWords(answer.failure, words).text);
  };
  return (
    <Dialog
      title={t(made ? 'staff.reset.made' : 'staff.reset.title')}
      closeLabel={t('actions.close')}
      onClose={onClose}
    >
      {made ? (
        <>
          <p>{t('staff.reset.for', { name, moment: momentWords(made.expiresAt, words) })}</p>
          <OneTimeLink id="reset-link" path={made.path} />
        </>
      ) : (
        <>
          <p>{t('staff.reset.text', { name })}</p>
          {problem && (
            <p class="account-notice" role="alert">
              {problem}
            </p>
          )}
          <div class="button-row">
            <Button disabled={busy} onClick={() => void make()}>
              {t('staff.reset.do')}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {t('account.cancel')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
