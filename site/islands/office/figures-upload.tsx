import { useRef, useState } from 'preact/hooks';
import type { CommunityFields, FiguresResult } from '../../../server/contract/community.ts';
import { Button } from '../ui/button.tsx';
import { Field, describedBy } from '../ui/field.tsx';
import { usePage } from '../words.ts';
import { useLoaded, useOffice } from './office.ts';

/** A table of figures for many communities: looked at first, then taken as a whole or not at all. */
export function FiguresUpload({ onApplied }: { readonly onApplied: () => void }) {
  const { words } = usePage();
  const { t, lang } = words;
  const { area, send, say, fail } = useOffice();
  const known = useLoaded<Pick<CommunityFields, 'fields'>>('/community-fields');
  const nameOf = (code: string) => {
    const field = known.value?.fields.find((one) => one.code === code);
    return (lang === 'en' ? field?.en : field?.zh) ?? code;
  };
  const file = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<FiguresResult | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function submit(apply: boolean): Promise<void> {
    const chosen = file.current?.files?.[0];
    if (!chosen) return setProblem(t('office.choose-file-first'));
    setBusy(true);
    const answer = await send.upload<FiguresResult>(
      `/communities/figures${apply ? '?apply=1' : ''}`,
      chosen,
    );
    setBusy(false);
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    setResult(answer.value);
    if (!answer.value.applied) return;
    say(t('office.table-applied'));
    onApplied();
  }
  const unread = (result?.columns ?? [])
    .filter(({ field, header }) => field === null && header.trim() !== '')
    .map(({ header }) => header);
  const csv = `/api/v1/communities.csv?area=${area.code}&lang=${lang}`;
  return (
    <section class="office-upload">
      <h3>{t('office.figures-table')}</h3>
      <p>
        <a href={csv} download>
          {t('office.figures-download')}
        </a>
      </p>
      <Field id="figures-file" label={t('office.figures-file')} hint={t('office.table-hint')}>
        <input
          id="figures-file"
          type="file"
          accept=".csv,.xlsx,.tsv"
          ref={file}
          aria-describedby={describedBy('figures-file', { hint: true })}
          onChange={() => {
            setResult(null);
            void submit(false);
          }}
        />
      </Field>
      {problem && (
        <p class="office-problem" role="alert">
          {problem}
        </p>
      )}
      <div aria-live="polite" aria-busy={busy}>
        {busy && <p>{t('office.reading')}</p>}
        {result && (
          <>
            <p>
              {t('office.table-counts', {
                new: result.counts.new,
                changed: result.counts.changed,
                same: result.counts.same,
                error: result.counts.error,
              })}
            </p>
            {unread.length > 0 && (
              <p class="quiet">{t('office.table-unread', { list: words.row(unread) })}</p>
            )}
            {result.rows.length > 0 && (
              <ul class="office-list">
                {result.rows.slice(0, 100).map(({ line, name, verdict, changes, problem: why }) => (
                  <li key={line}>
                    {t('office.table-line', { line, name: name ?? '—' })}{' '}
                    <span class={`state state-${verdict === 'error' ? 'not-met' : 'met'}`}>
                      {t(`office.verdict-${verdict}`)}
                    </span>{' '}
                    {why ? (lang === 'en' ? why.en : why.zh) : ''}
                    {changes.map(({ field, from, to }) => (
                      <span class="office-said" key={field}>
                        {nameOf(field)}: {from ?? '—'} → {to ?? '—'}
                      </span>
                    ))}
                  </li>
                ))}
              </ul>
            )}
            {!result.applied && result.counts.error === 0 && (
              <Button disabled={busy} onClick={() => void submit(true)}>
                {t('office.table-apply')}
              </Button>
            )}
          </>
        )}
      </div>
    </section>
  );
}
