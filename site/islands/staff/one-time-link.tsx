import { useAccount } from '../account/account-context.ts';
import { CopyButton } from '../account/copy-button.tsx';
import { QrCode } from '../qr-code.tsx';
import { Field } from '../ui/field.tsx';

interface Props {
  readonly id: string;
  /** Below this site, with its key behind the `#`. */
  readonly path: string;
}

/** A link that is shown this once: to be copied, or scanned. */
export function OneTimeLink({ id, path }: Props) {
  const { t } = useAccount().words;
  const link = location.origin + path;
  return (
    <>
      <Field id={id} label={t('staff.invited.link')}>
        <input
          id={id}
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
    </>
  );
}
