import { useState } from 'preact/hooks';
import type { StaffNotice } from '../../../server/contract/notice.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { usePage } from '../words.ts';
import { momentHere } from './local-moment.ts';
import { useOffice } from './office.ts';

interface Props {
  readonly notice: StaffNotice;
  readonly onDone: () => void;
}

/** Publishing now or later, for good or until a day; changing that; or taking it back. */
export function NoticePublish({ notice, onDone }: Props) {
  const { t } = usePage().words;
  const { send, say, fail } = useOffice();
  const [open, setOpen] = useState(false);
  const published = notice.status === 'published';
  const given = (moment: string | null) => (moment ? momentHere(moment).replace(' ', 'T') : '');
  const [at, setAt] = useState(published ? given(notice.publishAt) : '');
  const [until, setUntil] = useState(given(notice.expiresAt));
  const [problem, setProblem] = useState<string | null>(null);
  async function submit(what: 'publish' | 'withdraw'): Promise<void> {
    const answer = await send<StaffNotice>('POST', `/notices/${notice.id}/${what}`, {
      version: notice.version,
      ...(what === 'publish' ? { at: at || null, expiresAt: until || null } : {}),
    });
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    setOpen(false);
    say(t(what === 'publish' ? 'office.published' : 'office.withdrawn'));
    onDone();
  }
  return (
    <>
      <Button look={published ? 'quiet' : 'main'} onClick={() => setOpen(true)}>
        {t(published ? 'office.change-times' : 'office.publish')}
      </Button>
      {published && (
        <Button look="quiet" onClick={() => void submit('withdraw')}>
          {t('office.withdraw')}
        </Button>
      )}
      {problem && !open && <span role="alert">{problem}</span>}
      {open && (
        <Dialog
          title={t(published ? 'office.change-times' : 'office.publish')}
          closeLabel={t('office.close')}
          onClose={() => setOpen(false)}
        >
          {problem && (
            <p class="office-problem" role="alert">
              {problem}
            </p>
          )}
          <Field id="publish-at" label={t('office.publish-at')} hint={t('office.publish-at-hint')}>
            <input
              id="publish-at"
              type="datetime-local"
              value={at}
              aria-describedby="publish-at-hint"
              onInput={(event) => setAt(event.currentTarget.value)}
            />
          </Field>
          <Field
            id="publish-until"
            label={t('office.publish-until')}
            hint={t('office.publish-until-hint')}
          >
            <input
              id="publish-until"
              type="datetime-local"
              value={until}
              aria-describedby="publish-until-hint"
              onInput={(event) => setUntil(event.currentTarget.value)}
            />
          </Field>
          <p class="office-actions">
            <Button onClick={() => void submit('publish')}>
              {t(published ? 'office.save' : 'office.publish')}
            </Button>
          </p>
        </Dialog>
      )}
    </>
  );
}
