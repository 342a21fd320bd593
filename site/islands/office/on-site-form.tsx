import { useState } from 'preact/hooks';
import type { DayRule, OnSiteAnswer } from '../../../server/contract/on-site.ts';
import { Button } from '../ui/button.tsx';
import { Field, describedBy } from '../ui/field.tsx';
import { usePage } from '../words.ts';
import { CategoryTicks } from './category-ticks.tsx';
import { useOffice } from './office.ts';
import { PlacePicker } from './place-picker.tsx';

interface Props {
  readonly session: OnSiteAnswer | null;
  readonly onDone: () => void;
}

const kinds = ['weekly', 'dates', 'lunar-endings', 'lunar-days'] as const;
type Kind = (typeof kinds)[number];
const count: Record<Exclude<Kind, 'dates'>, readonly number[]> = {
  weekly: [1, 2, 3, 4, 5, 6, 7],
  'lunar-endings': [1, 2, 3, 4, 5, 6, 7, 8, 9, 0],
  'lunar-days': Array.from({ length: 30 }, (_, i) => i + 1),
};

const numbersOf = (rule: DayRule | undefined): number[] =>
  rule === undefined || rule.kind === 'dates'
    ? []
    : rule.kind === 'weekly'
      ? rule.weekdays
      : rule.kind === 'lunar-days'
        ? rule.days
        : rule.endings;

export function OnSiteForm({ session, onDone }: Props) {
  const { words } = usePage();
  const { t } = words;
  const { area, send, say, fail } = useOffice();
  const first = session?.days[0];
  const [title, setTitle] = useState(session?.title ?? '');
  const [titleEn, setTitleEn] = useState(session?.titleEn ?? '');
  const [place, setPlace] = useState(session?.place ?? '');
  const [position, setPosition] = useState<readonly [number, number] | null>(
    (session?.position as [number, number] | undefined) ?? null,
  );
  const [kind, setKind] = useState<Kind>(first?.kind ?? 'weekly');
  const [numbers, setNumbers] = useState<readonly number[]>(numbersOf(first));
  const [dates, setDates] = useState(first?.kind === 'dates' ? first.dates.join(' ') : '');
  const [opens, setOpens] = useState(session?.opens ?? '09:00');
  const [closes, setCloses] = useState(session?.closes ?? '11:30');
  const [from, setFrom] = useState(session?.from ?? '');
  const [until, setUntil] = useState(session?.until ?? '');
  const [categories, setCategories] = useState<readonly string[]>(session?.categories ?? []);
  const [problem, setProblem] = useState<string | null>(null);

  const rule = (): DayRule =>
    kind === 'dates'
      ? { kind, dates: dates.split(/[\s,，、;；]+/).filter(Boolean) }
      : kind === 'weekly'
        ? { kind, weekdays: [...numbers] }
        : kind === 'lunar-days'
          ? { kind, days: [...numbers] }
          : { kind, endings: [...numbers] };
  /** In the order of the form. */
  const firstMissing = () => {
    if (title.trim() === '') return 'office.title-needed';
    if (place.trim() === '') return 'office.place-needed';
    if (from === '' || until === '') return 'office.span-needed';
    return (kind === 'dates' ? dates.trim() === '' : numbers.length === 0)
      ? 'office.days-needed'
      : null;
  };
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const missing = firstMissing();
    if (missing) return setProblem(t(missing));
    if (!position) return setProblem(t('office.position-needed'));
    const fields = {
      title: title.trim(),
      titleEn: titleEn.trim() || null,
      place: place.trim(),
      position: [...position],
      days: [rule(), ...(session?.days.slice(1) ?? [])],
      opens,
      closes,
      from,
      until,
      categories: [...categories],
    };
    const answer = session
      ? await send('PATCH', `/on-site/${session.id}`, { version: session.version, ...fields })
      : await send('POST', '/on-site', { community: area.code, ...fields });
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    say(t('office.saved'));
    onDone();
  }
  const line = (
    id: string,
    label: string,
    value: string,
    set: (text: string) => void,
    type = 'text',
  ) => (
    <Field id={id} label={label}>
      <input
        id={id}
        type={type}
        maxLength={100}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </Field>
  );
  const toggle = (number: number) =>
    setNumbers(
      numbers.includes(number) ? numbers.filter((one) => one !== number) : [...numbers, number],
    );
  return (
    <section>
      <h2>{t(session ? 'office.edit' : 'office.new-on-site')}</h2>
      <form onSubmit={(event) => void save(event)} noValidate>
        {problem && (
          <p class="office-problem" role="alert">
            {problem}
          </p>
        )}
        <div class="office-fields">
          {line('on-site-title', t('office.on-site-title'), title, setTitle)}
          {line('on-site-title-en', t('office.on-site-title-en'), titleEn, setTitleEn)}
          {line('on-site-place', t('office.on-site-place'), place, setPlace)}
          {line('on-site-opens', t('office.opens'), opens, setOpens, 'time')}
          {line('on-site-closes', t('office.closes'), closes, setCloses, 'time')}
          {line('on-site-from', t('office.from-day'), from, setFrom, 'date')}
          {line('on-site-until', t('office.until-day'), until, setUntil, 'date')}
        </div>
        <fieldset>
          <legend>{t('office.on-days')}</legend>
          <div class="office-ticks">
            {kinds.map((one) => (
              <label class="tick" key={one}>
                <input
                  type="radio"
                  name="day-kind"
                  checked={kind === one}
                  onChange={() => {
                    setKind(one);
                    setNumbers([]);
                  }}
                />
                <span>{t(`office.days-${one}`)}</span>
              </label>
            ))}
          </div>
          {kind === 'dates' ? (
            <Field id="on-site-dates" label={t('office.dates')} hint={t('office.dates-hint')}>
              <input
                id="on-site-dates"
                value={dates}
                aria-describedby={describedBy('on-site-dates', { hint: true })}
                onInput={(event) => setDates(event.currentTarget.value)}
              />
            </Field>
          ) : (
            <div class="office-ticks" role="group" aria-label={t(`office.days-${kind}`)}>
              {count[kind].map((number) => (
                <label class="tick" key={number}>
                  <input
                    type="checkbox"
                    checked={numbers.includes(number)}
                    onChange={() => toggle(number)}
                  />
                  <span>{kind === 'weekly' ? weekday(words.lang, number) : number}</span>
                </label>
              ))}
            </div>
          )}
          {session && session.days.length > 1 && (
            <p class="quiet">
              {t('office.more-days', {
                days: words.lang === 'en' ? session.daysInWords.en : session.daysInWords.zh,
              })}
            </p>
          )}
        </fieldset>
        <PlacePicker
          label={t('office.on-site-position')}
          position={position}
          onChange={setPosition}
        />
        <CategoryTicks chosen={categories} onChange={setCategories} />
        <p class="office-actions">
          <button type="submit" class="button">
            {t('office.save')}
          </button>
          <Button look="quiet" onClick={onDone}>
            {t('office.back')}
          </Button>
        </p>
      </form>
    </section>
  );
}

/** 1 is Monday; 5 January 1970 was one. */
function weekday(lang: string, number: number): string {
  const day = new Date(Date.UTC(1970, 0, 4 + number));
  return new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' }).format(day);
}
