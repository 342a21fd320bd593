import { useEffect, useState } from 'preact/hooks';
import type { Community, CommunityFields } from '../../../server/contract/community.ts';
import { Button } from '../ui/button.tsx';
import { Field, describedBy } from '../ui/field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePage } from '../words.ts';
import { FiguresUpload } from './figures-upload.tsx';
import { useLoaded, useOffice } from './office.ts';
import { PlacePicker } from './place-picker.tsx';

type Fields = CommunityFields['fields'];
type Typed = Readonly<Record<string, string>>;
const officeFields = ['address', 'hours', 'phone'] as const;

/** What a community's office says of itself. What is left empty stays “no data”. */
export function Figures() {
  const { words } = usePage();
  const { t, lang } = words;
  const { area, send, say, fail } = useOffice();
  const community = useLoaded<Community>(`/communities/${area.code}`);
  const known = useLoaded<{ fields: Fields }>('/community-fields');
  const [typed, setTyped] = useState<Typed>({});
  const [position, setPosition] = useState<readonly [number, number] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { value } = community;
  useEffect(() => {
    if (!value) return;
    setTyped({
      ...Object.fromEntries(
        Object.entries(value.figures).map(([code, figure]) => [code, figure?.toString() ?? '']),
      ),
      ...Object.fromEntries(officeFields.map((code) => [code, value.office[code] ?? ''])),
    });
    setPosition((value.office.position as [number, number] | null) ?? null);
  }, [value]);
  if (community.problem)
    return (
      <p class="office-problem" role="alert">
        {community.problem}
      </p>
    );
  if (!value || !known.value) return <Skeleton lines={6} />;
  const figures = known.value.fields.filter(({ code }) => code in value.figures);
  const type = (code: string) => (event: Event) =>
    setTyped({ ...typed, [code]: (event.currentTarget as HTMLInputElement).value });

  const wrong = figures.find(
    ({ code }) => typed[code]?.trim() && !/^\d+([.]\d+)?$/.test(typed[code]!.trim()),
  );
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (!value) return;
    if (wrong) {
      setProblem(
        t('office.not-a-number', {
          name: lang === 'en' ? wrong.en : wrong.zh,
          value: typed[wrong.code] ?? '',
        }),
      );
      document.getElementById(`figure-${wrong.code}`)?.focus();
      return;
    }
    setBusy(true);
    const answer = await send<Community>('PATCH', `/communities/${area.code}`, {
      version: value.version,
      figures: Object.fromEntries(
        figures.map(({ code }) => [code, typed[code]?.trim() ? Number(typed[code]) : null]),
      ),
      office: {
        position: position ? [...position] : null,
        ...Object.fromEntries(officeFields.map((code) => [code, typed[code]?.trim() || null])),
      },
    });
    setBusy(false);
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    community.put(answer.value);
    say(t('office.saved'));
  }

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
          {officeFields.map((code) => (
            <Field
              key={code}
              id={`office-${code}`}
              label={t(`office.office-${code}`)}
              {...(code === 'hours' ? { hint: t('office.hours-hint') } : {})}
            >
              <input
                id={`office-${code}`}
                value={typed[code] ?? ''}
                aria-describedby={describedBy(`office-${code}`, { hint: code === 'hours' })}
                inputMode={code === 'phone' ? 'tel' : 'text'}
                onInput={type(code)}
              />
            </Field>
          ))}
        </fieldset>
        <PlacePicker
          label={t('office.office-position')}
          position={position}
          onChange={setPosition}
        />
        <fieldset class="office-fields">
          <legend>{t('office.the-figures')}</legend>
          {figures.map(({ code, zh, en, unit }) => (
            <Field
              key={code}
              id={`figure-${code}`}
              label={lang === 'en' ? en : zh}
              error={wrong?.code === code && problem ? problem : null}
            >
              <span class="with-unit">
                <input
                  id={`figure-${code}`}
                  inputMode="decimal"
                  value={typed[code] ?? ''}
                  aria-describedby={describedBy(`figure-${code}`, {
                    error: wrong?.code === code && problem !== null,
                  })}
                  onInput={type(code)}
                />
                {unit && <span class="quiet">{unitWord(unit, lang)}</span>}
              </span>
            </Field>
          ))}
        </fieldset>
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

const units: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  household: ['户', 'households'],
  person: ['人', 'people'],
  organisation: ['个', 'organisations'],
  'square-meter': ['平方米', 'm²'],
  percent: ['%', '%'],
  dwelling: ['套', 'dwellings'],
};

function unitWord(unit: string, lang: string): string {
  const words = units[unit];
  return words ? words[lang === 'en' ? 1 : 0] : '';
}
