import { useState } from 'preact/hooks';
import type { Staff } from '../../../server/contract/staff.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Card, Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ResetDialog } from './reset-dialog.tsx';

type Colleague = Staff['staff'][number];
interface Revoking {
  readonly id: string;
  readonly what: string;
}

/** Who works in one's areas, as what; each role can be ended. Looking is itself put on record, which the page says. */
export function StaffList() {
  const { words, send, guarded, say, reload } = useAccount();
  const { t } = words;
  const staff = useLoaded<Staff>('/staff');
  const [revoking, setRevoking] = useState<Revoking | null>(null);
  const [forgetful, setForgetful] = useState<{ id: string; name: string } | null>(null);
  const revoke = async ({ id, what }: Revoking) => {
    setRevoking(null);
    const answer = await guarded(() => send('DELETE', `/roles/${encodeURIComponent(id)}`));
    say(answer.ok ? t('staff.revoked', { what }) : failureWords(answer.failure, words).text);
    await staff.load();
    // It may have been one's own.
    await reload();
  };
  return (
    <Card id="staff-list" title={t('staff.list.title')}>
      <p class="quiet">{t('staff.list.lead')}</p>
      <Shown
        from={staff}
        show={({ staff: all }) => (
          <ul class="entries">
            {all.map((one) => (
              <StaffEntry
                key={one.id}
                colleague={one}
                onRevoke={setRevoking}
                onReset={setForgetful}
              />
            ))}
          </ul>
        )}
      />
      {forgetful && <ResetDialog {...forgetful} onClose={() => setForgetful(null)} />}
      {revoking && (
        <Dialog
          title={t('staff.revoke.title')}
          closeLabel={t('actions.close')}
          onClose={() => setRevoking(null)}
        >
          <p>{t('staff.revoke.text', { what: revoking.what })}</p>
          <div class="button-row">
            <Button class="button-danger" onClick={() => void revoke(revoking)}>
              {t('staff.revoke.do')}
            </Button>
            <Button look="quiet" onClick={() => setRevoking(null)}>
              {t('account.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </Card>
  );
}

interface EntryProps {
  readonly colleague: Colleague;
  readonly onRevoke: (role: Revoking) => void;
  readonly onReset: (whom: { id: string; name: string }) => void;
}

function StaffEntry({ colleague, onRevoke, onReset }: EntryProps) {
  const { words, account } = useAccount();
  const { t } = words;
  const { id, emailMasked, phoneMasked, twoFactor, lastUsedAt, roles } = colleague;
  const name = [emailMasked, phoneMasked].filter((part) => part !== null).join(' · ') || id;
  return (
    <li class="entry entry-tall">
      <h3>
        {name}
        {!twoFactor && <span class="badge">{t('staff.list.no-two-factor')}</span>}
      </h3>
      <p class="quiet">
        {lastUsedAt
          ? t('staff.list.last', { moment: momentWords(lastUsedAt, words) })
          : t('staff.list.never')}
      </p>
      <ul class="plain-list">
        {roles.map((role) => {
          const what = t('staff.role-in', {
            role: t(`account.role.${role.role}`),
            area: role.areaName,
          });
          return (
            <li key={role.id} class="entry-line">
              <span>{what}</span>
              <Button
                look="quiet"
                aria-label={t('staff.revoke.named', { what, name })}
                onClick={() => onRevoke({ id: role.id, what: `${name} · ${what}` })}
              >
                {t('staff.revoke.short')}
              </Button>
            </li>
          );
        })}
      </ul>
      {id !== account.id && (
        <div class="button-row">
          <Button
            look="quiet"
            aria-label={t('staff.reset.named', { name })}
            onClick={() => onReset({ id, name })}
          >
            {t('staff.reset.short')}
          </Button>
        </div>
      )}
    </li>
  );
}
