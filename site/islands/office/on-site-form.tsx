import { useState } from 'preact/hooks';
import type { OnSiteAnswer } from '../../../server/contract/on-site.ts';
import { emptyRule, isEmptyRule, ruleOf, typedRule, type TypedRule } from '../../lib/day-rules.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { usePage } from '../words.ts';
import { CategoryTicks } from './category-ticks.tsx';
import { DayRules } from './day-rules.tsx';
import { useOffice } from './office.ts';
import { PlacePicker } from './place-picker.tsx';

interface Props {
  readonly session: OnSiteAnswer | null;
  readonly onDone: () => void;
}

export function OnSiteForm({ session, onDone }: Props) {
  const { words } = usePage();
  const { t } = words;
  const { area, send, say, fail } = useOffice();
  const [title, setTitle] = useState(session?.title ?? '');
  const [titleEn, setTitleEn] = useState(session?.titleEn ?? '');
  const [place, setPlace] = useState(session?.place ?? '');
  const [position, setPosition] = useState<readonly [number, number] | null>(
    (session?.position as [number, number] | undefined) ?? null,
  );
  const [rules, setRules] = useState<readonly TypedRule[]>(
    () => session?.days.map(typedRule) ?? [emptyRule(0)],
  );
  const [opens, setOpens] = useState(session?.opens ?? '09:00');
  const [closes, setCloses] = useState(session?.closes ?? '11:30');
  const [from, setFrom] = useState(session?.from ?? '');
  const [until, setUntil] = useState(session?.until ?? '');
  const [categories, setCategories] = useState<readonly string[]>(session?.categories ?? []);
  const [problem, setProblem] = useState<string | null>(null);

  /** In the order of the form. */
  const missing = (): string | null => {
    if (title.trim() === '') return t('office.title-needed');
    if (place.trim() === '') return t('office.place-needed');
    if (from === '' || until === '') return t('office.span-needed');
    const empty = rules.findIndex(isEmptyRule);
    if (empty >= 0)
      return rules.length === 1
        ? t('office.days-needed')
        : t('office.days-needed-of', { number: empty + 1 });
    return position ? null : t('office.position-needed');
  };
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const lacks = missing();
    if (lacks !== null || !position) return setProblem(lacks);
    const fields = {
      title: title.trim(),
      titleEn: titleEn.trim() || null,
      place: place.trim(),
      position: [...position],
      days: rules.map(ruleOf),
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
        <DayRules rules={rules} onChange={setRules} />
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
