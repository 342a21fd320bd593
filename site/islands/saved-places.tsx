import { useEffect, useState } from 'preact/hooks';
import { clearDevice, deviceStorage } from '../lib/device-storage.ts';
import {
  maxNameLength,
  maxSavedPlaces,
  placeAt,
  readSavedPlaces,
  removePlace,
  savePlace,
  type SavedPlace,
  type Saving,
} from '../lib/saved-places.ts';
import type { Position } from '../lib/view-state.ts';
import { usePage } from './words.ts';

interface Props {
  /** Where the pin stands; undefined before a region is known. */
  readonly origin: Position | undefined;
  /** A first name for it, such as its street. */
  readonly suggestion: string;
  readonly onOpen: (position: Position) => void;
}

/** Places of the resident's own, kept in this browser and nowhere else. */
export function SavedPlaces({ origin, suggestion, onOpen }: Props) {
  const { t, plural } = usePage().words;
  const [places, setPlaces] = useState<readonly SavedPlace[]>([]);
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [asking, setAsking] = useState(false);
  useEffect(() => setPlaces(readSavedPlaces(deviceStorage())), []);

  const here = origin && placeAt(places, origin);
  const name = typed ?? here?.name ?? suggestion;
  const take = (saving: Saving, done: string) => {
    if (saving.ok) setPlaces(saving.places);
    setSaid(saving.ok ? done : t(`saved.refused.${saving.reason}`, { count: maxSavedPlaces }));
    if (saving.ok) setTyped(null);
  };
  const clear = async () => {
    setAsking(false);
    await clearDevice(deviceStorage(), globalThis.caches);
    setPlaces([]);
    setSaid(t('saved.cleared'));
  };

  if (!origin && places.length === 0) return null;
  return (
    <details class="saved-places">
      <summary>
        <span aria-hidden="true">{here ? '★' : '☆'}</span>{' '}
        {here ? t('saved.here', { name: here.name }) : t('saved.title')}
        {places.length > 0 && <span class="count"> {plural('saved.count', places.length)}</span>}
      </summary>
      {origin && (
        <form
          class="saved-form"
          onSubmit={(event) => {
            event.preventDefault();
            take(savePlace(deviceStorage(), name, origin), t('saved.done'));
          }}
        >
          <label class="field">
            <span class="field-label">{t('saved.name')}</span>
            <input
              value={name}
              maxLength={maxNameLength}
              autocomplete="off"
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <button class="button">{here ? t('saved.rename') : t('saved.save')}</button>
        </form>
      )}
      <ul class="rows">
        {places.map((place) => (
          <li class="saved-row" key={place.position.join()}>
            <button
              type="button"
              class="row"
              onClick={() => {
                setTyped(null);
                setSaid('');
                onOpen(place.position);
              }}
            >
              <span class="row-name">{place.name}</span>
            </button>
            <button
              type="button"
              class="text-button"
              aria-label={t('saved.remove-long', { name: place.name })}
              onClick={() => take(removePlace(deviceStorage(), place.position), t('saved.removed'))}
            >
              {t('saved.remove')}
            </button>
          </li>
        ))}
      </ul>
      <p class="quiet">{t('saved.privacy')}</p>
      {asking ? (
        <p class="button-row">
          <button type="button" class="button" onClick={() => void clear()}>
            {t('saved.clear-sure')}
          </button>
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {t('saved.clear-not')}
          </button>
        </p>
      ) : (
        <button type="button" class="text-button" onClick={() => setAsking(true)}>
          {t('saved.clear')}
        </button>
      )}
      <p role="status">{said}</p>
    </details>
  );
}
