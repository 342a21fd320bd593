import { useState } from 'preact/hooks';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import { useAccount } from '../account/account-context.ts';
import { CopyButton } from '../account/copy-button.tsx';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';

/** The secret address of somebody's calendar: shown once, and void when it is revoked. */
export function CalendarLink({ resource }: { readonly resource: ResourceAnswer }) {
  const { words, send, say } = useAccount();
  const { t } = words;
  const { own, fail } = useDesk();
  const [address, setAddress] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const path = `/providers/${own.provider.id}/resources/${resource.id}/feed`;
  const make = async () => {
    setBusy(true);
    const answer = await send<{ path: string }>('POST', path);
    setBusy(false);
    setProblem(answer.ok ? null : fail(answer.failure));
    if (answer.ok) setAddress(new URL(answer.value.path, location.origin).href);
  };
  const revoke = async () => {
    const answer = await send('DELETE', path);
    setProblem(answer.ok ? null : fail(answer.failure));
    if (!answer.ok) return;
    setAddress(null);
    say(t('provider.revoked'));
  };
  return (
    <div class="provider-below">
      <p>{t('provider.calendar-text')}</p>
      {address && (
        <>
          <p class="account-notice">{t('provider.shown-once')}</p>
          <p>
            <code class="secret">{address}</code>
          </p>
        </>
      )}
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <p class="provider-actions">
        {address && <CopyButton text={address} label={t('provider.copy')} />}
        <Button look="quiet" disabled={busy} onClick={() => void make()}>
          {t('provider.make-link')}
        </Button>
        <Button look="quiet" onClick={() => void revoke()}>
          {t('provider.revoke-links')}
        </Button>
      </p>
    </div>
  );
}
