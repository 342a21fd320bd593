import { useState } from 'preact/hooks';
import type { PlacesAnswer } from '../../../../server/contract/places.ts';
import type { Position } from '../../../lib/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { Field, describedBy } from '../../ui/field.tsx';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';
import { PlacePicker } from '../place-picker.tsx';

const id = 'call-place';
const mostShown = 6;

interface Props {
  readonly door: Position | null;
  readonly onDoor: (door: Position | null) => void;
}

/** The caller's door: found by a name that they say, then put right on the map. */
export function CallDoor({ door, onDoor }: Props) {
  const { t, lang } = usePage().words;
  const { send, fail } = useOffice();
  const [text, setText] = useState('');
  const [found, setFound] = useState<PlacesAnswer['places'] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  async function find(): Promise<void> {
    if (!text.trim()) return setProblem(t('office.visits.place-missing'));
    const query = new URLSearchParams({ q: text.trim(), limit: String(mostShown) });
    const answer = await send<PlacesAnswer>('GET', `/places?${query}`);
    setProblem(answer.ok ? null : fail(answer));
    setFound(answer.ok ? answer.value.places.filter(({ position }) => position !== null) : null);
  }
  return (
    <section class="visits-step">
      <h3>{t('office.visits.call-door')}</h3>
      <Field
        id={id}
        label={t('office.visits.place-name')}
        hint={t('office.visits.place-name-hint')}
        error={problem}
      >
        <span class="with-unit">
          <input
            id={id}
            type="search"
            maxLength={100}
            autoComplete="off"
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
        {found?.length === 0 && <p>{t('office.visits.no-place')}</p>}
        {found && found.length > 0 && (
          <ul class="office-list">
            {found.map((place) => (
              <li key={`${place.kind} ${place.id}`}>
                <Button
                  look="text"
                  onClick={() => {
                    onDoor(place.position as unknown as Position);
                    setFound(null);
                  }}
                >
                  {(lang === 'en' && place.nameEn) || place.name}
                </Button>
                <span class="office-said">{lang === 'en' ? place.detail.en : place.detail.zh}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <PlacePicker label={t('office.visits.door-position')} position={door} onChange={onDoor} />
    </section>
  );
}
