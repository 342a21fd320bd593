import { useState } from 'preact/hooks';
import type { FacilityAnswer } from '../../../server/contract/facility.ts';
import { useAccount } from '../account/account-context.ts';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { describedBy, Field } from '../ui/field.tsx';
import { useDesk } from './desk.ts';

interface Props {
  readonly id: string;
  /** Id of a facility; empty for none. */
  readonly chosen: string;
  readonly onChange: (facility: string) => void;
  readonly error: string | null;
}

const mostShown = 8;

/** Where people come: a facility of the district, looked for by a word of its name. */
export function FacilityField({ id, chosen, onChange, error }: Props) {
  const { words, send } = useAccount();
  const { t } = words;
  const { own, fail } = useDesk();
  const known = useLoaded<FacilityAnswer>(
    chosen ? `/facilities/${encodeURIComponent(chosen)}` : null,
  );
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly FacilityAnswer[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const find = async () => {
    const area = own.provider.community.slice(0, 6);
    const query = new URLSearchParams({ area, text: text.trim() });
    const answer = await send<{ facilities: FacilityAnswer[] }>('GET', `/facilities?${query}`);
    setProblem(answer.ok ? null : fail(answer.failure));
    setFound(answer.ok ? answer.value.facilities.slice(0, mostShown) : null);
  };
  const wrong = problem ?? error;
  return (
    <div class="facility-field">
      <Field
        id={id}
        label={t('provider.field-facility')}
        hint={t('provider.facility-hint')}
        error={wrong}
      >
        <span class="provider-find">
          <input
            id={id}
            type="search"
            maxLength={100}
            value={text}
            aria-describedby={describedBy(id, { hint: true, error: wrong !== null })}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void find();
            }}
          />
          <Button look="quiet" onClick={() => void find()}>
            {t('provider.find')}
          </Button>
        </span>
      </Field>
      {chosen && <p>{t('provider.chosen-facility', { name: known.value?.name ?? chosen })}</p>}
      {found?.length === 0 && <p role="status">{t('provider.none-found')}</p>}
      {found && found.length > 0 && (
        <fieldset class="choice-column">
          <legend class="visually-hidden">{t('provider.field-facility')}</legend>
          {found.map((facility) => (
            <label class="tick" key={facility.id}>
              <input
                type="radio"
                name={`${id}-found`}
                checked={facility.id === chosen}
                onChange={() => onChange(facility.id)}
              />
              <span>
                {facility.name ?? facility.id}{' '}
                <span class="quiet">
                  {[facility.community?.name, facility.address].filter(Boolean).join(' · ')}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
