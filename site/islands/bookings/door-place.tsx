import { useState } from 'preact/hooks';
import type { PlaceHit, PlacesAnswer } from '../../../server/contract/places.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { useAccount } from '../account/account-context.ts';
import { TextField } from '../account/text-field.tsx';
import { Button } from '../ui/button.tsx';
import { ChoiceList } from './choice-list.tsx';

export interface Place {
  readonly name: string;
  readonly position: readonly [number, number];
}

interface Props {
  readonly chosen: Place | null;
  readonly onChoose: (place: Place | null) => void;
}

const most = 6;

/** Another place on the map, found by its name; without one the place stays where it was. */
export function DoorPlace({ chosen, onChoose }: Props) {
  const { words, send } = useAccount();
  const { t, lang } = words;
  const [open, setOpen] = useState(chosen !== null);
  const [asked, setAsked] = useState('');
  const [hits, setHits] = useState<readonly PlaceHit[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const look = async () => {
    if (asked.trim() === '') return setProblem(t('bookings.place.missing'));
    const answer = await send<PlacesAnswer>('GET', `/places?q=${encodeURIComponent(asked.trim())}`);
    setProblem(answer.ok ? null : failureWords(answer.failure, words).text);
    if (answer.ok) setHits(answer.value.places.filter(({ position }) => position).slice(0, most));
  };
  const nameOf = (hit: PlaceHit) =>
    [lang === 'en' ? (hit.nameEn ?? hit.name) : hit.name, hit.detail[lang === 'en' ? 'en' : 'zh']]
      .filter(Boolean)
      .join(' · ');

  if (!open)
    return (
      <p>
        <span class="quiet">{t('bookings.place.same')}</span>{' '}
        <Button look="text" onClick={() => setOpen(true)}>
          {t('bookings.place.elsewhere')}
        </Button>
      </p>
    );
  return (
    <div class="door-place">
      <TextField
        id="door-place"
        label={t('bookings.place.label')}
        hint={t('bookings.place.hint')}
        error={problem}
        value={asked}
        onText={setAsked}
        onKeyDown={(event: KeyboardEvent) => {
          // Enter looks for the place; the form is not ready to be sent.
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          void look();
        }}
      />
      <div class="button-row">
        <Button look="quiet" onClick={() => void look()}>
          {t('bookings.place.look')}
        </Button>
        <Button
          look="text"
          onClick={() => {
            onChoose(null);
            setOpen(false);
          }}
        >
          {t('bookings.place.keep')}
        </Button>
      </div>
      <p role="status">
        {hits?.length === 0
          ? t('bookings.place.none')
          : chosen && t('bookings.place.chosen', { name: chosen.name })}
      </p>
      {hits && hits.length > 0 && (
        <ChoiceList
          name="door-hit"
          legend={t('bookings.place.which')}
          choices={hits.map((hit, i) => ({ code: String(i), label: nameOf(hit) }))}
          chosen={String(
            hits.findIndex(({ position }) => String(position) === String(chosen?.position)),
          )}
          onChoose={(code) => {
            const hit = hits[Number(code)]!;
            onChoose({ name: nameOf(hit), position: [hit.position![0]!, hit.position![1]!] });
          }}
        />
      )}
    </div>
  );
}
