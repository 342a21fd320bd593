import type { Invited } from '../../../server/contract/staff.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';
import { CopyButton } from '../account/copy-button.tsx';
import { QrCode } from '../qr-code.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

interface Props {
  readonly invited: Invited;
  readonly onClose: () => void;
}

/** The link that was just made, shown this once. */
export function InvitedDialog({ invited, onClose }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { invitation, path } = invited;
  const link = location.origin + path;
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
      <Field id="invitation-link" label={t('staff.invited.link')}>
        <input
          id="invitation-link"
          class="share-link"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <div class="button-row">
        <CopyButton text={link} label={t('staff.invited.copy')} />
      </div>
      <figure class="share-qr">
        <QrCode text={link} label={t('staff.invited.qr')} />
        <figcaption>{t('staff.invited.qr-hint')}</figcaption>
      </figure>
    </Dialog>
  );
}
