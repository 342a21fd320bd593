import { useState } from 'preact/hooks';
import type { StreetHall as Hall } from '../../../server/contract/community.ts';
import { fieldNorms, type NormEntry } from '../../lib/field-norms.ts';
import { Field, describedBy } from '../ui/field.tsx';
import { usePage } from '../words.ts';
import { useLoaded, useOffice } from './office.ts';

const id = 'street-hall';

/** How large the service hall of a street or town is; left empty it is “no data”. */
export function StreetHall({ hall: first }: { readonly hall: Hall }) {
  const { words } = usePage();
  const { t } = words;
  const { area, send, say, fail } = useOffice();
  const published = useLoaded<{ norms: NormEntry[] }>('/norms');
  const [hall, setHall] = useState(first);
  const [typed, setTyped] = useState(first.squareMeters?.toString() ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const text = typed.trim();
    if (text && !/^\d+(\.\d+)?$/.test(text))
      return setProblem(t('office.not-a-number', { name: t('office.hall'), value: text }));
    const answer = await send<Hall>('PATCH', `/street-halls/${hall.code}`, {
      version: hall.version,
      squareMeters: text ? Number(text) : null,
    });
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    setHall(answer.value);
    say(t('office.saved'));
  }
  const code = area.name.endsWith('街道') ? 'hall-street-area' : 'hall-town-area';
  const norm = published.value?.norms.find((one) => one.code === code);
  const asked =
    norm &&
    fieldNorms({ norms: [code], clause: norm.source?.clause ?? null }, 'urban', [norm], words);
  const hint = [t('office.hall-hint'), asked].filter(Boolean).join(' ');
  return (
    <form class="office-narrow" onSubmit={(event) => void save(event)} noValidate>
      <Field id={id} label={t('office.hall')} hint={hint} error={problem}>
        <span class="with-unit">
          <input
            id={id}
            inputMode="decimal"
            value={typed}
            aria-describedby={describedBy(id, { hint: true, error: problem !== null })}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <span class="quiet">{t('office.square-meters')}</span>
        </span>
      </Field>
      <p class="office-actions">
        <button type="submit" class="button">
          {t('office.save')}
        </button>
      </p>
    </form>
  );
}
