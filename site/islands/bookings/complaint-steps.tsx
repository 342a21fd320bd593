import type { ComplaintAnswer } from '../../../server/contract/complaint.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useDraft } from './bookings-context.ts';
import { longestComplaint } from './complaint-form.tsx';
import { NoteField } from './note-field.tsx';
import { useRefused } from './use-refused.ts';

const steps = ['settle', 'object', 'withdraw'] as const;
type Step = (typeof steps)[number];

interface Props {
  readonly complaint: ComplaintAnswer;
  readonly onStepped: (after: ComplaintAnswer) => void;
  readonly onStale: () => Promise<void>;
}

/** What the resident may answer: that it is settled, that it is not (with words), or that it is taken back. */
export function ComplaintSteps({ complaint, onStepped, onStale }: Props) {
  const { words, send, say, reload } = useAccount();
  const { t } = words;
  const form = useForm();
  const refused = useRefused();
  const { id, version, actions } = complaint;
  const [doing, setDoing] = useDraft<Step | null>(`complaint:${id}:doing`, null);
  const [said, setSaid, dropSaid] = useDraft(`complaint:${id}:words`, '');
  const offered = steps.filter((step) => actions.includes(step));
  const open = doing && offered.includes(doing) ? doing : null;
  const noteId = `complaint-${id}`;

  const take = (step: Step) =>
    void form.submit(
      [
        step === 'object' &&
          said.trim() === '' && { field: noteId, text: t('bookings.words-missing') },
      ],
      async () => {
        const body = { version, ...(said.trim() && { words: said.trim() }) };
        const answer = await send<ComplaintAnswer>('POST', `/complaints/${id}/${step}`, body);
        if (!answer.ok) {
          const code = codeOf(answer.failure);
          if (code === 'changed-meanwhile' || code === 'wrong-state') await onStale();
          if (code === 'not-signed-in') await reload();
          return refused(answer.failure, step, noteId);
        }
        dropSaid();
        setDoing(null);
        say(t(`bookings.complaint.done-${step}`));
        onStepped(answer.value);
        return null;
      },
    );

  if (offered.length === 0) return null;
  return (
    <>
      <div class="button-row">
        {offered.map((step) => (
          <Button
            key={step}
            look="quiet"
            aria-expanded={open === step}
            onClick={() => setDoing(open === step ? null : step)}
          >
            {t(`bookings.complaint.${step}`)}
          </Button>
        ))}
      </div>
      {open && (
        <Form form={form} label={t(`bookings.complaint.${open}`)} onSubmit={() => take(open)}>
          <NoteField
            id={noteId}
            label={t(
              open === 'object'
                ? 'bookings.complaint.why-not'
                : 'bookings.complaint.words-optional',
            )}
            error={form.errorOf(noteId)}
            longest={longestComplaint}
            value={said}
            onText={setSaid}
          />
          <div class="button-row">
            <Button type="submit" disabled={form.busy}>
              {t(`bookings.complaint.${open}`)}
            </Button>
            <Button look="quiet" onClick={() => setDoing(null)}>
              {t('bookings.leave')}
            </Button>
          </div>
        </Form>
      )}
    </>
  );
}
