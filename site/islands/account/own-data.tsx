import { useState } from 'preact/hooks';
import { problemOf } from '../../lib/form-problems.ts';
import { saveFile } from '../../lib/save-file.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { Card } from './card.tsx';
import { Form } from './form.tsx';
import { TextField } from './text-field.tsx';
import { useForm } from './use-form.ts';

const typed = 'erase-word';

/** Taking one's data along, and having it erased. */
export function OwnData() {
  const { words } = useAccount();
  return (
    <Card id="own-data" title={words.t('account.data.title')}>
      <DownloadForm />
      <EraseForm />
    </Card>
  );
}

function DownloadForm() {
  const { words, send, guarded, say } = useAccount();
  const { t } = words;
  const form = useForm();
  const download = () =>
    void form.submit([], async () => {
      const answer = await guarded(() => send.file('POST', '/account/export'));
      if (!answer.ok) return problemOf(answer.failure, {}, 'download-data', words);
      saveFile('jinlin-data.zip', answer.value);
      say(t('account.data.downloaded'));
      return null;
    });
  return (
    <Form form={form} label={t('account.data.download')} onSubmit={download}>
      <p>{t('account.data.download-lead')}</p>
      <div class="button-row">
        <Button id="download-data" type="submit" look="quiet" disabled={form.busy}>
          {t('account.data.download')}
        </Button>
      </div>
    </Form>
  );
}

/** Cannot be undone, so it opens only when asked for, says what stays, and wants a word typed. */
function EraseForm() {
  const { words, send, guarded, reload, say, account } = useAccount();
  const { t } = words;
  const form = useForm();
  const [open, setOpen] = useState(false);
  const [word, setWord] = useState('');
  const wanted = t('account.erase.word');
  const erase = () =>
    void form.submit(
      [
        word.trim().toLowerCase() !== wanted.toLowerCase() && {
          field: typed,
          text: t('account.erase.mismatch', { word: wanted }),
        },
      ],
      async () => {
        const answer = await guarded(() => send('POST', '/account/erasure', { erase: true }));
        if (!answer.ok) return problemOf(answer.failure, {}, typed, words);
        await reload();
        say(t('account.erase.done'));
        return null;
      },
    );
  if (!open)
    return (
      <div class="button-row">
        <Button look="quiet" aria-expanded={false} onClick={() => setOpen(true)}>
          {t('account.erase.title')}
        </Button>
      </div>
    );
  return (
    <div class="danger">
      <h3>{t('account.erase.title')}</h3>
      <Form form={form} label={t('account.erase.title')} onSubmit={erase}>
        <p>{t('account.erase.goes')}</p>
        <p>{t('account.erase.stays')}</p>
        {account.roles.length > 0 && <p class="account-notice">{t('account.erase.staff')}</p>}
        <TextField
          id={typed}
          label={t('account.erase.type', { word: wanted })}
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          maxLength={40}
          value={word}
          onText={setWord}
          error={form.errorOf(typed)}
        />
        <div class="button-row">
          <Button class="button-danger" type="submit" disabled={form.busy}>
            {t('account.erase.do')}
          </Button>
          <Button look="quiet" onClick={() => setOpen(false)}>
            {t('account.cancel')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
