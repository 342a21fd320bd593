import { useMemo, useState } from 'preact/hooks';
import { makeTranslator, type Language, type Messages } from '../i18n/translator.ts';
import { Button } from './ui/button.tsx';
import { Dialog } from './ui/dialog.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { ErrorSummary, type FieldProblem } from './ui/error-summary.tsx';
import { describedBy, Field } from './ui/field.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import { Tabs } from './ui/tabs.tsx';
import { Toast } from './ui/toast.tsx';

interface Props {
  readonly lang: Language;
  readonly messages: Messages;
}

const noProblems: readonly FieldProblem[] = [];

/** Every part of the design system, alive, on one page: for those who build pages, and for the checks of every look. */
export default function DesignParts({ lang, messages }: Props) {
  const words = useMemo(() => makeTranslator(lang, messages), []);
  const { t, plural } = words;
  const [tab, setTab] = useState<'first' | 'second'>('first');
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [problems, setProblems] = useState(noProblems);
  const error = problems[0]?.text ?? null;
  return (
    <>
      <h2>{t('design.buttons')}</h2>
      <p class="button-row">
        <Button onClick={() => setSaid(t('design.said'))}>{t('design.main')}</Button>
        <Button look="quiet" onClick={() => setOpen(true)}>
          {t('design.open-dialog')}
        </Button>
        <Button look="text">{t('design.text-button')}</Button>
        <Button disabled>{t('design.disabled')}</Button>
      </p>
      <h2>{t('design.form')}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const count = Number(typed);
          const fits = Number.isInteger(count) && count >= 1 && count <= 60;
          setProblems(fits ? noProblems : [{ field: 'minutes', text: t('minutes.invalid') }]);
          if (fits) setSaid(plural('minutes.choice', count));
        }}
      >
        <ErrorSummary title={t('design.problem')} problems={problems} />
        <Field id="minutes" label={t('minutes.own-field')} hint={t('design.hint')} error={error}>
          <input
            id="minutes"
            inputMode="numeric"
            value={typed}
            aria-invalid={error !== null}
            aria-describedby={describedBy('minutes', { hint: true, error: error !== null })}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </Field>
        <p class="button-row">
          <button type="submit" class="button">
            {t('design.submit')}
          </button>
        </p>
      </form>
      <h2>{t('design.tabs')}</h2>
      <Tabs
        label={t('design.tabs')}
        tabs={[
          { code: 'first', label: t('design.tab-list') },
          { code: 'second', label: t('design.tab-empty') },
        ]}
        chosen={tab}
        onChoose={setTab}
      >
        {tab === 'first' ? (
          <ul class="rows">
            {(['profile.walk', 'profile.elder', 'profile.pram'] as const).map((key) => (
              <li key={key} class="row">
                <span class="row-name">{t(key)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState title={t('inside.empty')} text={t('unknown.lead')} />
        )}
      </Tabs>
      <h2>{t('design.waiting')}</h2>
      <p>{t('panel.loading')}</p>
      <Skeleton />
      {open && (
        <Dialog
          title={t('design.dialog')}
          closeLabel={t('design.close')}
          onClose={() => setOpen(false)}
        >
          <p>{t('about.lead')}</p>
        </Dialog>
      )}
      <Toast text={said} closeLabel={t('notice.dismiss')} onClose={() => setSaid(null)} />
    </>
  );
}
