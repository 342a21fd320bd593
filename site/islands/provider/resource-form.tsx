import { useMemo, useState } from 'preact/hooks';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import type { Answer } from '../../lib/api.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { spansOf, weekTexts } from '../../lib/working-week.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';
import { fieldNamed } from './field-named.ts';
import { PlanFields } from './plan-fields.tsx';

interface Listed {
  resources: ResourceAnswer[];
}

interface Props {
  /** Null: a new one. */
  readonly before: ResourceAnswer | null;
  readonly onDone: (now: Listed) => void;
  readonly onBack: () => void;
}

const kinds = ['staff', 'counter', 'room'] as const;
const profiles = ['walk', 'bike', 'ebike'] as const;
const usualDay = '08:30-12:00, 14:00-17:30';
const usualWeek = Array.from({ length: 7 }, (_, day) => (day < 5 ? usualDay : ''));
const names = {
  label: 'label',
  name: 'name',
  phone: 'phone',
  units: 'units',
  plan: 'day-1',
} as const;

/** One of the staff, a counter or a room: what residents see of it, when it works, how it travels. */
export function ResourceForm({ before, onDone, onBack }: Props) {
  const { words, send } = useAccount();
  const { t } = words;
  const { own, fail } = useDesk();
  const form = useForm();
  const post = useMemo(() => createPostOnce(send), [send]);
  const [kind, setKind] = useState<ResourceAnswer['kind']>(before?.kind ?? 'staff');
  const [label, setLabel] = useState(before?.label ?? '');
  const [name, setName] = useState(before?.name ?? '');
  const [phone, setPhone] = useState(before?.phone ?? '');
  const [units, setUnits] = useState('1');
  const [profile, setProfile] = useState<ResourceAnswer['profile']>(before?.profile ?? 'ebike');
  const [days, setDays] = useState<readonly string[]>(
    before ? weekTexts(before.plan.spans) : usualWeek,
  );
  const [holidays, setHolidays] = useState(before?.plan.holidays ?? 'as-calendar');
  const [active, setActive] = useState(before?.active ?? true);
  const [version, setVersion] = useState(before?.version ?? 0);
  const prefix = `resource-${before?.id ?? 'new'}`;
  const id = (field: string) => `${prefix}-${field}`;
  const base = `/providers/${own.provider.id}/resources`;

  const save = () => {
    const spans = days.map((text, i) => spansOf(i + 1, text));
    const count = Number(units);
    void form.submit(
      [
        label.trim() === '' && { field: id('label'), text: t('provider.wrong-label') },
        kind === 'staff' &&
          name.trim() === '' && { field: id('name'), text: t('provider.wrong-person') },
        !before &&
          !(Number.isInteger(count) && count >= 1 && count <= 50) && {
            field: id('units'),
            text: t('provider.wrong-units'),
          },
        ...spans.map(
          (found, i) =>
            found === null && { field: id(`day-${i + 1}`), text: t('provider.wrong-hours-of-day') },
        ),
      ],
      async () => {
        const said = {
          label: label.trim(),
          plan: { spans: spans.flatMap((found) => found ?? []), holidays },
          profile: kind === 'staff' ? profile : null,
          name: kind === 'staff' ? name.trim() : null,
          phone: kind === 'staff' ? phone.trim() || null : null,
        };
        const answer: Answer<Listed> = before
          ? await send<Listed>('PATCH', `${base}/${before.id}`, { version, ...said, active })
          : await post<Listed>(base, { kind, ...said, units: count });
        if (answer.ok) {
          onDone(answer.value);
          return null;
        }
        if (before && codeOf(answer.failure) === 'changed-meanwhile') {
          const fresh = await send<Listed>('GET', base);
          const now = fresh.ok && fresh.value.resources.find((one) => one.id === before.id);
          if (now) {
            setVersion(now.version);
            return { field: id('label'), text: changed(before, now) };
          }
        }
        const field = fieldNamed(answer.failure, names) ?? 'label';
        return { field: id(field), text: fail(answer.failure) };
      },
    );
  };

  function changed(old: ResourceAnswer, now: ResourceAnswer): string {
    const said = [
      old.label !== now.label && now.label,
      old.name !== now.name && now.name,
      old.active !== now.active && t(now.active ? 'provider.works' : 'provider.rests'),
      JSON.stringify(old.plan) !== JSON.stringify(now.plan) &&
        [t('provider.working-hours'), weekTexts(now.plan.spans).find((text) => text !== '')].join(
          ' ',
        ),
    ].filter((text) => typeof text === 'string');
    return said.length > 0
      ? t('provider.changed', { what: words.list(said) })
      : t('provider.changed-otherwise');
  }

  const lineOf = (
    field: 'label' | 'name' | 'phone' | 'units',
    value: string,
    set: (to: string) => void,
  ) => (
    <TextField
      id={id(field)}
      label={t(`provider.resource-${field}`)}
      {...(field !== 'units' &&
        field !== 'phone' && { hint: t(`provider.resource-${field}-hint`) })}
      maxLength={field === 'units' ? 2 : 40}
      value={value}
      onText={set}
      error={form.errorOf(id(field))}
    />
  );
  return (
    <div class="account-card">
      <h3>{before ? before.label : t('provider.new-resource')}</h3>
      <Form form={form} label={t('provider.new-resource')} onSubmit={save}>
        {!before && (
          <fieldset class="choice-row">
            <legend>{t('provider.resource-kind')}</legend>
            {kinds.map((one) => (
              <label class="tick" key={one}>
                <input
                  type="radio"
                  name={id('kind')}
                  checked={kind === one}
                  onChange={() => setKind(one)}
                />
                <span>{t(`provider.kind-${one}`)}</span>
              </label>
            ))}
          </fieldset>
        )}
        <div class="field-grid">
          {lineOf('label', label, setLabel)}
          {kind === 'staff' && lineOf('name', name, setName)}
          {kind === 'staff' && lineOf('phone', phone, setPhone)}
          {!before && kind !== 'staff' && lineOf('units', units, setUnits)}
        </div>
        {kind === 'staff' && (
          <fieldset class="choice-row">
            <legend>{t('provider.how-travels')}</legend>
            {profiles.map((one) => (
              <label class="tick" key={one}>
                <input
                  type="radio"
                  name={id('profile')}
                  checked={profile === one}
                  onChange={() => setProfile(one)}
                />
                <span>{t(`provider.profile-${one}`)}</span>
              </label>
            ))}
          </fieldset>
        )}
        <PlanFields
          id={id}
          days={days}
          onDays={setDays}
          holidays={holidays}
          onHolidays={setHolidays}
          errorOf={(field) => form.errorOf(id(field))}
        />
        {before && (
          <label class="tick">
            <input
              type="checkbox"
              checked={active}
              onChange={({ currentTarget }) => setActive(currentTarget.checked)}
            />
            <span>{t('provider.resource-active')}</span>
          </label>
        )}
        <div class="provider-actions">
          <Button type="submit" disabled={form.busy}>
            {t('provider.save')}
          </Button>
          <Button look="quiet" onClick={onBack}>
            {t('provider.back')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
