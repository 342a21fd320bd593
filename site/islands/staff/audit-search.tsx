import { useState } from 'preact/hooks';
import type { AuditPage } from '../../../server/contract/audit.ts';
import { auditQuery, everyEntry, type AuditQuestion } from '../../lib/audit-query.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { saveFile } from '../../lib/save-file.ts';
import { useAccount } from '../account/account-context.ts';
import { Card, Shown } from '../account/card.tsx';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { AreaPicker } from './area-picker.tsx';
import { AuditEntry } from './audit-entry.tsx';
import { ownAreas } from './own-areas.ts';

const texts = ['actor', 'action', 'subject'] as const;
const days = ['from', 'to'] as const;

/** Who did what to what, and when; narrowed by a form, page by page, and as a table to take along. */
export function AuditSearch() {
  const { words, account, send, guarded, say } = useAccount();
  const { t, plural } = words;
  const form = useForm();
  const own = ownAreas(account);
  const [typed, setTyped] = useState<AuditQuestion>(everyEntry);
  const [asked, setAsked] = useState({ question: everyEntry, page: 1 });
  const found = useLoaded<AuditPage>(`/audit${auditQuery(asked.question, asked.page)}`);
  const change = (part: Partial<AuditQuestion>) => setTyped({ ...typed, ...part });

  const search = () =>
    void form.submit(
      [
        typed.from !== '' &&
          typed.to !== '' &&
          typed.from > typed.to && { field: 'audit-to', text: t('staff.audit.days-turned') },
      ],
      async () => {
        setAsked({ question: typed, page: 1 });
        return null;
      },
    );
  const save = async () => {
    const answer = await guarded(() => send.file('GET', `/audit.csv${auditQuery(asked.question)}`));
    if (answer.ok) saveFile('jinlin-audit.csv', answer.value);
    say(answer.ok ? t('staff.audit.saved') : failureWords(answer.failure, words).text);
  };
  return (
    <Card id="audit" title={t('staff.audit.title')}>
      <p class="quiet">{t('staff.audit.lead')}</p>
      <Form form={form} label={t('staff.audit.search')} onSubmit={search}>
        <div class="field-grid">
          {texts.map((name) => (
            <TextField
              key={name}
              id={`audit-${name}`}
              label={t(`staff.audit.${name}`)}
              {...(name === 'action' && { hint: t('staff.audit.action-hint') })}
              maxLength={100}
              autoComplete="off"
              autoCapitalize="off"
              spellcheck={false}
              value={typed[name]}
              onText={(text) => change({ [name]: text })}
              error={form.errorOf(`audit-${name}`)}
            />
          ))}
          {days.map((name) => (
            <TextField
              key={name}
              id={`audit-${name}`}
              type="date"
              label={t(`staff.audit.${name}`)}
              value={typed[name]}
              onText={(text) => change({ [name]: text })}
              error={form.errorOf(`audit-${name}`)}
            />
          ))}
        </div>
        <AreaPicker
          id="audit-area"
          label={t('staff.audit.area')}
          own={own}
          chosen={typed.area || (own[0]?.code ?? '')}
          // The whole of the only own area is what is asked without one.
          onChoose={(code) =>
            change({ area: own.length === 1 && code === own[0]!.code ? '' : code })
          }
          error={null}
        />
        <div class="button-row">
          <Button type="submit" disabled={form.busy}>
            {t('staff.audit.search')}
          </Button>
          <Button look="quiet" onClick={() => void save()}>
            {t('staff.audit.csv')}
          </Button>
        </div>
      </Form>
      <Shown
        from={found}
        show={({ entries, page, pages, total }) => (
          <>
            <p role="status">{plural('staff.audit.found', total)}</p>
            <ul class="entries">
              {entries.map((entry) => (
                <AuditEntry key={entry.number} entry={entry} />
              ))}
            </ul>
            {pages > 1 && (
              <nav class="button-row" aria-label={t('staff.audit.pages')}>
                <Button
                  look="quiet"
                  disabled={page <= 1}
                  onClick={() => setAsked({ ...asked, page: page - 1 })}
                >
                  {t('staff.audit.newer')}
                </Button>
                <span class="page-number">{t('staff.audit.page', { page, pages })}</span>
                <Button
                  look="quiet"
                  disabled={page >= pages}
                  onClick={() => setAsked({ ...asked, page: page + 1 })}
                >
                  {t('staff.audit.older')}
                </Button>
              </nav>
            )}
          </>
        )}
      />
    </Card>
  );
}
