import { useEffect, useState } from 'preact/hooks';
import type { OwnOfferingAnswer } from '../../../server/contract/offering.ts';
import type { Failure } from '../../lib/api.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { priceWords } from '../../lib/visit-words.ts';
import type { Position } from '../../lib/view-state.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { describedBy, Field } from '../ui/field.tsx';
import { PlaceField } from '../ui/place-field.tsx';
import { useDesk } from './desk.ts';
import { SlotChoice } from './slot-choice.tsx';

export interface Wished {
  readonly offering: string;
  readonly durationMinutes: number;
  readonly start: string;
  readonly door?: readonly number[];
}

interface Props {
  readonly offerings: readonly OwnOfferingAnswer[];
  readonly onHold: (wished: Wished) => Promise<Failure | null>;
  /** While a time is held; what was chosen stays for the next caller. */
  readonly hidden: boolean;
}

/** What, where and when: a free time is held while the caller says the rest. */
export function PhoneWhen({ offerings, onHold, hidden }: Props) {
  const { words } = useAccount();
  const { t, lang } = words;
  const { own, regions, fail } = useDesk();
  const form = useForm();
  const [chosen, setChosen] = useState(offerings[0]!.id);
  const [minutes, setMinutes] = useState<number | null>(null);
  const [door, setDoor] = useState<Position | null>(null);
  const [start, setStart] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    // The time was taken, or given back: free times are asked for anew.
    if (hidden) setStart(null);
    else setTurn((before) => before + 1);
  }, [hidden]);
  const offering = offerings.find(({ id }) => id === chosen) ?? offerings[0]!;
  const duration =
    minutes !== null && offering.durationsMinutes.includes(minutes)
      ? minutes
      : offering.durationsMinutes[0]!;
  const atHome = offering.mode === 'at_home';
  const query = new URLSearchParams({ duration: String(duration) });
  if (atHome && door) {
    query.set('lng', String(door[0]));
    query.set('lat', String(door[1]));
  }
  const nameOf = (one: OwnOfferingAnswer) =>
    lang === 'en' ? (one.nameEn ?? one.nameZh) : one.nameZh;

  const hold = () =>
    void form.submit(
      [
        atHome && door === null && { field: 'phone-door', text: t('provider.wrong-door') },
        start === null && { field: 'phone-day', text: t('provider.time-needed') },
      ],
      async () => {
        if (start === null) return null;
        const failure = await onHold({
          offering: offering.id,
          durationMinutes: duration,
          start,
          ...(atHome && door && { door }),
        });
        if (!failure) return null;
        const code = codeOf(failure);
        if (code === 'slot-taken') setTurn((before) => before + 1);
        const field = code === 'no-one-comes' ? 'phone-door' : 'phone-day';
        return { field, text: fail(failure) };
      },
    );
  return (
    <div class="account-card" hidden={hidden}>
      <Form form={form} label={t('provider.telephone-title')} onSubmit={hold}>
        <Field id="phone-offering" label={t('provider.which-offering')}>
          <select
            id="phone-offering"
            value={offering.id}
            onChange={({ currentTarget }) => {
              setChosen(currentTarget.value);
              setStart(null);
            }}
          >
            {offerings.map((one) => (
              <option key={one.id} value={one.id}>
                {nameOf(one)} · {priceWords(one.priceFen, words)}
              </option>
            ))}
          </select>
        </Field>
        {offering.durationsMinutes.length > 1 && (
          <fieldset class="choice-row">
            <legend>{t('provider.how-long')}</legend>
            {offering.durationsMinutes.map((one) => (
              <label class="tick" key={one}>
                <input
                  type="radio"
                  name="phone-duration"
                  checked={one === duration}
                  onChange={() => {
                    setMinutes(one);
                    setStart(null);
                  }}
                />
                <span>{words.minutes(one * 60)}</span>
              </label>
            ))}
          </fieldset>
        )}
        {atHome && (
          <PlaceField
            id="phone-door"
            words={words}
            regions={regions}
            label={t('provider.door')}
            position={door}
            others={[
              {
                position: [own.provider.position[0]!, own.provider.position[1]!],
                name: own.provider.name,
              },
            ]}
            onChange={(next) => {
              setDoor(next);
              setStart(null);
            }}
            error={form.errorOf('phone-door')}
          />
        )}
        {!atHome || door ? (
          <SlotChoice
            key={turn}
            id="phone-day"
            path={`/offerings/${offering.id}/slots?${query.toString()}`}
            chosen={start}
            onChoose={setStart}
            error={form.errorOf('phone-day')}
          />
        ) : (
          <p
            id="phone-day"
            tabIndex={-1}
            class="quiet"
            aria-describedby={describedBy('phone-day', { error: false })}
          >
            {t('provider.door-first')}
          </p>
        )}
        <p>
          <Button type="submit" disabled={form.busy}>
            {t('provider.hold')}
          </Button>
        </p>
      </Form>
    </div>
  );
}
