import { useRef, useState } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import { verdict } from '../lib/verdict.ts';
import { QrCode } from './qr-code.tsx';
import { Button } from './ui/button.tsx';
import { Dialog } from './ui/dialog.tsx';
import { Field } from './ui/field.tsx';
import { usePage } from './words.ts';

interface Props {
  readonly circle: Circle;
  readonly link: string;
  /** The link holds two places. */
  readonly both: boolean;
  readonly onCopied: () => void;
  readonly onClose: () => void;
}

/** The link to send, to copy or to scan, and what it gives away. */
export function ShareDialog({ circle, link, both, onCopied, onClose }: Props) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const [byHand, setByHand] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const canSend = typeof navigator.share === 'function';

  const send = () => {
    const { headline } = verdict(circle, nameOf, words);
    const text = t('share.text', { verdict: headline, site: t('site.name') });
    // Refused, for instance because the visitor changed his mind: the dialog stays.
    navigator.share({ title: t('site.name'), text, url: link }).then(onClose, () => undefined);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      onCopied();
    } catch {
      setByHand(true);
      field.current?.focus();
      field.current?.select();
    }
  };

  return (
    <Dialog title={t('share.title')} closeLabel={t('actions.close')} onClose={onClose}>
      <p>{t(both ? 'share.holds-both' : 'share.holds')}</p>
      <Field id="share-link" label={t('share.link')}>
        <input
          id="share-link"
          class="share-link"
          readOnly
          value={link}
          ref={field}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <p class="share-by-hand" role="status">
        {byHand && t('share.by-hand')}
      </p>
      <div class="button-row">
        {canSend && <Button onClick={send}>{t('share.send')}</Button>}
        <Button look={canSend ? 'quiet' : 'main'} onClick={() => void copy()}>
          {t('share.copy')}
        </Button>
      </div>
      <figure class="share-qr">
        <QrCode text={link} label={t('share.qr')} />
        <figcaption>{t('share.qr-hint')}</figcaption>
      </figure>
    </Dialog>
  );
}
