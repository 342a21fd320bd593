import { useState } from 'preact/hooks';
import type { DeadLetterAnswer } from '../../../server/contract/dead-letter.ts';
import { problemOf } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface Props {
  readonly letter: DeadLetterAnswer;
  readonly onClose: () => void;
  readonly onDropped: () => void;
}

/** Giving a message up, with the reason that stands in the log. */
export function DropLetter({ letter, onClose, onDropped }: Props) {
  const { words, send } = useAccount();
  const { t } = words;
  const form = useForm();
  const [reason, setReason] = useState('');
  const drop = () =>
    void form.submit(
      [reason.trim() === '' && { field: 'letter-reason', text: t('staff.letters.reason-missing') }],
      async () => {
        const answer = await send('POST', `/admin/dead-letters/${letter.number}/drop`, {
          reason: reason.trim(),
        });
        if (!answer.ok) return problemOf(answer.failure, {}, 'letter-reason', words);
        onDropped();
        return null;
      },
    );
  return (
    <Dialog title={t('staff.letters.drop')} closeLabel={t('actions.close')} onClose={onClose}>
      <p>{t('staff.letters.drop-text')}</p>
      <Form form={form} label={t('staff.letters.drop')} onSubmit={drop}>
        <TextField
          id="letter-reason"
          label={t('staff.letters.reason')}
          maxLength={300}
          value={reason}
          onText={setReason}
          error={form.errorOf('letter-reason')}
        />
        <div class="button-row">
          <Button type="submit" class="button-danger" disabled={form.busy}>
            {t('staff.letters.drop')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('account.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
