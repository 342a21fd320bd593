import { useEffect, useState } from 'preact/hooks';
import { positionText } from '../../lib/book/position-text.ts';
import { deviceStorage } from '../../lib/device-storage.ts';
import { readLastCircle } from '../../lib/last-circle.ts';
import { goodAccuracyMeters, locate } from '../../lib/locate.ts';
import { readSavedPlaces, type SavedPlace } from '../../lib/saved-places.ts';
import type { Position } from '../../lib/view-state.ts';
import { useAccount } from '../account/account-context.ts';
import { BigButton } from '../elder/big-button.tsx';
import { Icon } from '../icon.tsx';
import { Button } from '../ui/button.tsx';
import { useBooking } from './book-context.ts';
import { DoorSearch } from './door-search.tsx';
import { Screen } from './screen.tsx';

/** The first question: which door. */
export function WhereStep() {
  const { words } = useAccount();
  const { t, meters } = words;
  const { choices, change, go, door, hold } = useBooking();
  const [saved, setSaved] = useState<readonly SavedPlace[]>([]);
  const [last, setLast] = useState<Position | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    setSaved(readSavedPlaces(deviceStorage()));
    setLast(readLastCircle(deviceStorage())?.view.position ?? null);
  }, []);

  const choose = (at: Position, name: string | null) => {
    const moved = !choices.at || positionText(choices.at) !== positionText(at);
    change({ door: name === null ? null : { at: positionText(at), name } });
    if (!moved) return next();
    void hold.release();
    change({ repeat: null });
    go(choices.kind ? 'who' : 'what', { at, offering: undefined, start: undefined });
  };
  const next = () => go(choices.offering ? 'offer' : choices.kind ? 'who' : 'what');
  const here = async () => {
    setSaid(t('locate.asking'));
    const found = await locate(navigator.geolocation, isSecureContext);
    if (!found.ok) return setSaid(t(`book.locate.${found.reason}`));
    if (found.accuracyMeters > goodAccuracyMeters)
      return setSaid(t('book.locate.inaccurate', { distance: meters(found.accuracyMeters) }));
    choose(found.position, null);
  };

  return (
    <Screen title={t('book.where.title')}>
      <p>{t('book.where.lead')}</p>
      {choices.at && (
        <div class="book-now">
          <p>{t('book.where.now', { door: door.words ?? t('book.where.asking') })}</p>
          {door.problem && (
            <p class="field-error" role="alert">
              {door.problem}
            </p>
          )}
          <Button onClick={next}>{t('book.where.keep')}</Button>
        </div>
      )}
      <DoorSearch near={choices.at ?? last} onPlace={choose} />
      <div class="book-options">
        <BigButton
          icon={<Icon name="locate" />}
          label={t('book.where.here')}
          detail={t('book.where.here-text')}
          onPress={() => void here()}
        />
        {last && (
          <BigButton
            icon={<Icon name="map" />}
            label={t('book.where.last')}
            detail={t('book.where.last-text')}
            onPress={() => choose(last, null)}
          />
        )}
        {saved.map(({ name, position }) => (
          <BigButton
            key={positionText(position)}
            icon={<Icon name="home" />}
            label={name}
            detail={t('book.where.saved')}
            onPress={() => choose(position, name)}
          />
        ))}
      </div>
      <p role="status">{said}</p>
      <p class="quiet">{t('book.where.privacy')}</p>
    </Screen>
  );
}
