import { useState } from 'preact/hooks';
import type { RegisterFacilityAnswer } from '../../../server/contract/facility.ts';
import { Button } from '../ui/button.tsx';
import { Field, describedBy } from '../ui/field.tsx';
import { usePage } from '../words.ts';
import { CategoryTicks } from './category-ticks.tsx';
import { FacilityHistory } from './facility-history.tsx';
import { useOffice } from './office.ts';
import { PlacePicker } from './place-picker.tsx';

interface Props {
  readonly facility: RegisterFacilityAnswer | null;
  readonly onDone: () => void;
}

const texts = ['name', 'nameEn', 'address', 'phone', 'openingHours', 'operator'] as const;
const numbers = ['floorSquareMeters', 'capacity'] as const;
const longest = {
  name: 100,
  nameEn: 100,
  address: 200,
  phone: 60,
  openingHours: 255,
  operator: 100,
};
type Position = readonly [number, number];

/** One facility. The first edit of one that only OpenStreetMap knows takes it into the register. */
export function FacilityForm({ facility, onDone }: Props) {
  const { t } = usePage().words;
  const { area, send, say, fail } = useOffice();
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      [...texts, ...numbers].map((code) => [code, facility?.[code]?.toString() ?? '']),
    ),
  );
  const [categories, setCategories] = useState<readonly string[]>(facility?.categories ?? []);
  const [position, setPosition] = useState<Position | null>(
    (facility?.position as Position | undefined) ?? null,
  );
  const [entrances, setEntrances] = useState<readonly Position[]>(
    (facility?.entrances as Position[] | undefined) ?? [],
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const missing = !typed['name']?.trim()
      ? 'office.name-needed'
      : categories.length === 0
        ? 'office.category-needed'
        : !position
          ? 'office.position-needed'
          : null;
    if (missing) return setProblem(t(missing));
    const wrong = numbers.find(
      (code) => typed[code]?.trim() && !/^\d+(\.\d+)?$/.test(typed[code].trim()),
    );
    if (wrong)
      return setProblem(
        t('office.not-a-number', { name: t(`office.field-${wrong}`), value: typed[wrong]! }),
      );
    const value = (code: string) => typed[code]?.trim() || null;
    const fields = {
      name: value('name'),
      nameEn: value('nameEn'),
      address: value('address'),
      phone: value('phone'),
      openingHours: value('openingHours'),
      operator: value('operator'),
      floorSquareMeters: value('floorSquareMeters') ? Number(value('floorSquareMeters')) : null,
      capacity: value('capacity') ? Number(value('capacity')) : null,
      categories: [...categories],
      position: [...position!],
      entrances: entrances.map((entrance) => [...entrance]),
      ...(facility || area.level !== 'community' ? {} : { community: area.code }),
    };
    setBusy(true);
    const answer = facility
      ? await send('PATCH', `/facilities/${facility.id}`, {
          version: facility.version,
          ...fields,
        })
      : await send('POST', '/facilities', fields);
    setBusy(false);
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    say(t('office.saved'));
    onDone();
  }
  return (
    <section>
      <h2>{facility ? (facility.name ?? t('office.no-name')) : t('office.new-facility')}</h2>
      <form onSubmit={(event) => void save(event)} noValidate>
        {problem && (
          <p class="office-problem" role="alert">
            {problem}
          </p>
        )}
        <div class="office-fields">
          {[...texts, ...numbers].map((code) => {
            const hint = code === 'openingHours';
            return (
              <Field
                key={code}
                id={`facility-${code}`}
                label={t(`office.field-${code}`)}
                {...(hint ? { hint: t('office.hours-hint') } : {})}
              >
                <input
                  id={`facility-${code}`}
                  value={typed[code] ?? ''}
                  maxLength={code in longest ? longest[code as keyof typeof longest] : 12}
                  inputMode={code === 'phone' ? 'tel' : code in longest ? 'text' : 'decimal'}
                  aria-describedby={describedBy(`facility-${code}`, { hint })}
                  onInput={(event) => setTyped({ ...typed, [code]: event.currentTarget.value })}
                />
              </Field>
            );
          })}
        </div>
        <CategoryTicks chosen={categories} onChange={setCategories} />
        <PlacePicker
          label={t('office.facility-position')}
          position={position}
          onChange={setPosition}
        />
        <fieldset>
          <legend>{t('office.entrances')}</legend>
          <p class="field-hint">{t('office.entrances-hint')}</p>
          {entrances.map((entrance, i) => (
            <div class="office-entrance" key={i}>
              <PlacePicker
                label={t('office.entrance', { number: i + 1 })}
                position={entrance}
                onChange={(next) =>
                  setEntrances(
                    next
                      ? entrances.map((one, at) => (at === i ? next : one))
                      : entrances.filter((_, at) => at !== i),
                  )
                }
              />
              <Button
                look="quiet"
                onClick={() => setEntrances(entrances.filter((_, at) => at !== i))}
              >
                {t('office.entrance-remove')}
              </Button>
            </div>
          ))}
          <p class="office-actions">
            <Button
              look="quiet"
              disabled={!position || entrances.length >= 32}
              onClick={() => position && setEntrances([...entrances, position])}
            >
              {t('office.entrance-add')}
            </Button>
          </p>
        </fieldset>
        <p class="office-actions">
          <button type="submit" class="button" disabled={busy}>
            {t('office.save')}
          </button>
          <Button look="quiet" onClick={onDone}>
            {t('office.back')}
          </Button>
        </p>
      </form>
      {facility && facility.version > 0 && <FacilityHistory facility={facility} onDone={onDone} />}
    </section>
  );
}
