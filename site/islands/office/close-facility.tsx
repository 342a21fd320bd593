import { useState } from 'preact/hooks';
import { localTimeIn } from '../../lib/local-time.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { usePage } from '../words.ts';

interface Props {
  readonly name: string;
  /** The first day on which it is closed; answers with what went wrong. */
  readonly onClose: (on: string) => Promise<string | null>;
}

/** Closing for good: today, or from a day on that is known. */
export function CloseFacility({ name, onClose }: Props) {
  const { t } = usePage().words;
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const start = () => {
    setOn(localTimeIn('Asia/Shanghai', new Date()).slice(0, 10));
    setProblem(null);
    setOpen(true);
  };
  async function close(): Promise<void> {
    if (!on) return setProblem(t('office.close-day-needed'));
    const wrong = await onClose(on);
    setProblem(wrong);
    if (wrong === null) setOpen(false);
  }
  return (
    <>
      <Button look="quiet" onClick={start}>
        {t('office.close-facility')}
      </Button>
      {open && (
        <Dialog
          title={t('office.close-title', { name })}
          closeLabel={t('office.close')}
          onClose={() => setOpen(false)}
        >
          <Field
            id="close-on"
            label={t('office.close-on')}
            hint={t('office.close-on-hint')}
            error={problem}
          >
            <input
              id="close-on"
              type="date"
              value={on}
              aria-describedby={problem ? 'close-on-hint close-on-error' : 'close-on-hint'}
              onInput={(event) => setOn(event.currentTarget.value)}
            />
          </Field>
          <p class="office-actions">
            <Button onClick={() => void close()}>{t('office.close-now')}</Button>
          </p>
        </Dialog>
      )}
    </>
  );
}
