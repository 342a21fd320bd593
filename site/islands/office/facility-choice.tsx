import { useState } from 'preact/hooks';
import type { FacilityAnswer } from '../../../server/contract/facility.ts';
import { Button } from '../ui/button.tsx';
import { Field, describedBy } from '../ui/field.tsx';
import { usePage } from '../words.ts';
import { useLoaded, useOffice } from './office.ts';

interface Props {
  readonly label: string;
  readonly hint: string;
  /** Its id; empty for none. */
  readonly chosen: string;
  readonly onChange: (id: string) => void;
}

const id = 'facility-choice';
const mostShown = 8;

/** One facility of the district, looked for by a word of its name. */
export function FacilityChoice({ label, hint, chosen, onChange }: Props) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const { area, send, fail } = useOffice();
  const known = useLoaded<FacilityAnswer>(
    chosen ? `/facilities/${encodeURIComponent(chosen)}` : null,
  );
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly FacilityAnswer[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  async function find(): Promise<void> {
    const query = new URLSearchParams({ area: area.code.slice(0, 6), text: text.trim() });
    const answer = await send<{ facilities: FacilityAnswer[] }>('GET', `/facilities?${query}`);
    setProblem(answer.ok ? null : fail(answer));
    setFound(answer.ok ? answer.value.facilities : null);
  }
  const said = ({ categories, community, address }: FacilityAnswer) =>
    [words.row(categories.map(nameOf)), community?.name, address].filter(Boolean).join(' · ');
  return (
    <div class="office-choice">
      {chosen && (
        <p>
          {t('office.facility-chosen')}{' '}
          <strong>{known.value ? (known.value.name ?? t('office.no-name')) : chosen}</strong>{' '}
          {known.value && <span class="quiet">{said(known.value)}</span>}{' '}
          <Button look="text" onClick={() => onChange('')}>
            {t('office.facility-none')}
          </Button>
        </p>
      )}
      {known.problem && <p class="quiet">{known.problem}</p>}
      <Field id={id} label={label} hint={hint} error={problem}>
        <span class="with-unit">
          <input
            id={id}
            type="search"
            maxLength={100}
            value={text}
            aria-describedby={describedBy(id, { hint: true, error: problem !== null })}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void find();
            }}
          />
          <Button look="quiet" onClick={() => void find()}>
            {t('office.find')}
          </Button>
        </span>
      </Field>
      <div aria-live="polite">
        {found?.length === 0 && <p>{t('office.no-facilities')}</p>}
        {found && found.length > 0 && (
          <ul class="office-list">
            {found.slice(0, mostShown).map((one) => (
              <li key={one.id}>
                <Button
                  look="text"
                  onClick={() => {
                    onChange(one.id);
                    setFound(null);
                    setText('');
                  }}
                >
                  {one.name ?? t('office.no-name')}
                </Button>
                <span class="office-said">{said(one)}</span>
              </li>
            ))}
          </ul>
        )}
        {found && found.length > mostShown && <p class="quiet">{t('office.facility-more')}</p>}
      </div>
    </div>
  );
}
