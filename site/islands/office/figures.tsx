import { useEffect, useState } from 'preact/hooks';
import type { Community, CommunityFields } from '../../../server/contract/community.ts';
import { fieldNorms, type NormEntry } from '../../lib/field-norms.ts';
import { Button } from '../ui/button.tsx';
import { Field, describedBy } from '../ui/field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePage } from '../words.ts';
import { FigureFields } from './figure-fields.tsx';
import { FiguresUpload } from './figures-upload.tsx';
import { useLoaded, useOffice } from './office.ts';
import { PlacePicker } from './place-picker.tsx';

const officeFields = ['address', 'hours', 'phone'] as const;

/** What a community's office says of itself. What is left empty stays “no data”. */
export function Figures() {
  const { words } = usePage();
  const { t, lang } = words;
  const { area, send, say, fail } = useOffice();
  const community = useLoaded<Community>(`/communities/${area.code}`);
  const known = useLoaded<{ fields: CommunityFields['fields'] }>('/community-fields');
  const published = useLoaded<{ norms: NormEntry[] }>('/norms');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [position, setPosition] = useState<readonly [number, number] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { value } = community;
  useEffect(() => {
    if (!value) return;
    setTyped({
      ...Object.fromEntries(
        Object.entries(value.figures).map(([code, figure]) => [code, figure?.toString() ?? '']),
      ),
      ...Object.fromEntries(officeFields.map((code) => [code, value.office[code] ?? ''])),
      // In Chinese as one says them: they are understood when they come back.
      hours: (lang === 'en' ? value.office.hours : value.office.hoursInWords?.zh) ?? '',
      officialCode: value.officialCode ?? '',
    });
    setPosition((value.office.position as [number, number] | null) ?? null);
  }, [value]);
  const failed = community.problem ?? known.problem ?? published.problem;
  if (failed)
    return (
      <p class="office-problem" role="alert">
        {failed}
      </p>
    );
  if (!value || !known.value || !published.value) return <Skeleton lines={6} />;
  const { norms } = published.value;
  const { kind, because } = value.kind;
  const figures = known.value.fields.filter(({ code }) => code in value.figures);
  const sort = known.value.fields.find(({ code }) => code === 'officialCode')!;
  const type = (code: string, text: string) => setTyped({ ...typed, [code]: text });
  const given = (code: string) => typed[code]?.trim() || null;

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (!value) return;
    const bad = figures.find(({ code }) => given(code) && !/^\d+(\.\d+)?$/.test(given(code)!));
    setWrong(bad?.code ?? null);
    if (bad) {
      const name = lang === 'en' ? bad.en : bad.zh;
      setProblem(t('office.not-a-number', { name, value: given(bad.code)! }));
      document.getElementById(`figure-${bad.code}`)?.focus();
      return;
    }
    setBusy(true);
    const answer = await send<Community>('PATCH', `/communities/${area.code}`, {
      version: value.version,
      officialCode: given('officialCode'),
      figures: Object.fromEntries(
        figures.map(({ code }) => [code, given(code) === null ? null : Number(given(code))]),
      ),
      office: {
        position: position ? [...position] : null,
        ...Object.fromEntries(officeFields.map((code) => [code, given(code)])),
      },
    });
    setBusy(false);
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    community.put(answer.value);
    say(t('office.saved'));
  }

  const line = (id: string, code: string, label: string, hint: string | null, tel = false) => (
    <Field key={code} id={id} label={label} {...(hint && { hint })}>
      <input
        id={id}
        value={typed[code] ?? ''}
        aria-describedby={describedBy(id, { hint: hint !== null })}
        inputMode={tel ? 'tel' : 'text'}
        onInput={(event) => type(code, event.currentTarget.value)}
      />
    </Field>
  );
  return (
    <section>
      <h2>{t('office.tab-figures')}</h2>
      <p class="quiet">{t('office.figures-lead')}</p>
      <form onSubmit={(event) => void save(event)} noValidate>
        {problem && (
          <p class="office-problem" role="alert">
            {problem}
          </p>
        )}
        <fieldset class="office-fields">
          <legend>{t('office.the-office')}</legend>
          {officeFields.map((code) =>
            line(
              `office-${code}`,
              code,
              t(`office.office-${code}`),
              code === 'hours' ? t('office.hours-hint') : null,
              code === 'phone',
            ),
          )}
        </fieldset>
        <PlacePicker
          label={t('office.office-position')}
          position={position}
          onChange={setPosition}
        />
        <fieldset class="office-fields">
          <legend>{t('office.kind')}</legend>
          <p>{t(`office.judged-${kind}`, { because: t(`office.judged-because-${because}`) })}</p>
          {line(
            'office-sort',
            'officialCode',
            lang === 'en' ? sort.en : sort.zh,
            [t('office.sort-hint'), fieldNorms(sort, kind, norms, words)].join(' · '),
          )}
        </fieldset>
        <FigureFields
          legend={t('office.the-figures')}
          fields={figures}
          norms={norms}
          kind={kind}
          typed={typed}
          wrong={wrong && problem ? { code: wrong, text: problem } : null}
          onType={type}
        />
        <p class="office-actions">
          <button type="submit" class="button" disabled={busy}>
            {t('office.save')}
          </button>
          <Button look="quiet" onClick={community.reload}>
            {t('office.undo-typed')}
          </Button>
        </p>
      </form>
      <FiguresUpload onApplied={community.reload} />
    </section>
  );
}
