import { useState } from 'preact/hooks';
import type { Invitation, Invited } from '../../../server/contract/staff.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Card, Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { InviteForm } from './invite-form.tsx';
import { InvitedDialog } from './invited-dialog.tsx';

/** Inviting, and the invitations that were made. */
export function Invitations() {
  const { words, send, say } = useAccount();
  const { t } = words;
  const invitations = useLoaded<{ invitations: Invitation[] }>('/invitations');
  const [invited, setInvited] = useState<Invited | null>(null);
  const [busy, setBusy] = useState(false);
  const withdraw = async (id: string) => {
    setBusy(true);
    const answer = await send('DELETE', `/invitations/${encodeURIComponent(id)}`);
    await invitations.load();
    setBusy(false);
    say(answer.ok ? t('staff.invitations.withdrawn') : failureWords(answer.failure, words).text);
  };
  return (
    <div class="account-cards">
      <Card id="invite" title={t('staff.invite.title')}>
        <InviteForm
          onInvited={(made) => {
            setInvited(made);
            void invitations.load();
          }}
        />
      </Card>
      <Card id="invitations" title={t('staff.invitations.title')}>
        <Shown
          from={invitations}
          show={({ invitations: all }) =>
            all.length === 0 ? (
              <p class="quiet">{t('staff.invitations.none')}</p>
            ) : (
              <ul class="entries">
                {all.map((invitation) => (
                  <InvitationEntry
                    key={invitation.id}
                    invitation={invitation}
                    busy={busy}
                    onWithdraw={() => void withdraw(invitation.id)}
                  />
                ))}
              </ul>
            )
          }
        />
      </Card>
      {invited && <InvitedDialog invited={invited} onClose={() => setInvited(null)} />}
    </div>
  );
}

interface EntryProps {
  readonly invitation: Invitation;
  readonly busy: boolean;
  readonly onWithdraw: () => void;
}

function InvitationEntry({ invitation, busy, onWithdraw }: EntryProps) {
  const { words } = useAccount();
  const { t } = words;
  const { role, areaName, note, createdAt, expiresAt, state } = invitation;
  const what = t('staff.role-in', { role: t(`account.role.${role}`), area: areaName });
  return (
    <li class="entry">
      <div class="entry-words">
        <p>
          <strong>{what}</strong>
          <span class="badge">{t(`staff.invitations.state.${state}`)}</span>
        </p>
        {note && <p>{note}</p>}
        <p class="quiet">
          {t('staff.invitations.dates', {
            created: momentWords(createdAt, words),
            expires: momentWords(expiresAt, words),
          })}
        </p>
      </div>
      {state === 'open' && (
        <Button
          look="quiet"
          disabled={busy}
          aria-label={t('staff.invitations.withdraw-one', { what })}
          onClick={onWithdraw}
        >
          {t('staff.invitations.withdraw')}
        </Button>
      )}
    </li>
  );
}
