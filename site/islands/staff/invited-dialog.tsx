import type { Invited } from '../../../server/contract/staff.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { OneTimeLink } from './one-time-link.tsx';

interface Props {
  readonly invited: Invited;
  readonly onClose: () => void;
}

/** The link that was just made, shown this once. */
export function InvitedDialog({ invited, onClose }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { invitation, path } = invited;
  return (
    <Dialog title={t('staff.invited.title')} closeLabel={t('actions.close')} onClose={onClose}>
      <p>
        {t('staff.invited.for', {
          role: t(`account.role.${invitation.role}`),
          area: invitation.areaName,
          moment: momentWords(invitation.expiresAt, words),
        })}
      </p>
      <p>{t('staff.invited.once')}</p>
      <OneTimeLink id="invitation-link" path={path} />
    </Dialog>
  );
}
