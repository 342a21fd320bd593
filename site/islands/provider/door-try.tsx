import { useEffect, useState } from 'preact/hooks';
import type { Position } from '../../lib/view-state.ts';
import { useAccount } from '../account/account-context.ts';
import { PlaceField } from '../ui/place-field.tsx';
import { useDesk } from './desk.ts';

interface Tried {
  readonly comes: boolean | null;
  readonly minutesAway: number | null;
}

/** Points at a door, and says whether the offering comes to it: what a resident there is told. */
export function DoorTry({ offering }: { readonly offering: string }) {
  const { words, send } = useAccount();
  const { t } = words;
  const { regions, own, fail } = useDesk();
  const [door, setDoor] = useState<Position | null>(own.provider.position as unknown as Position);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!door) return setSaid('');
    const query = new URLSearchParams({ lng: String(door[0]), lat: String(door[1]) });
    let stale = false;
    void send<Tried>('GET', `/offerings/${offering}?${query.toString()}`).then((answer) => {
      if (stale) return;
      if (!answer.ok) return setSaid(fail(answer.failure));
      const { comes, minutesAway } = answer.value;
      setSaid(
        comes
          ? minutesAway === null
            ? t('provider.comes')
            : t('provider.comes-minutes', { minutes: words.minutes(minutesAway * 60) })
          : t('provider.comes-not'),
      );
    });
    return () => {
      stale = true;
    };
  }, [door?.join()]);
  return (
    <div class="door-try">
      <PlaceField
        words={words}
        regions={regions}
        label={t('provider.try-door')}
        position={door}
        onChange={setDoor}
      />
      <p role="status">{said}</p>
    </div>
  );
}
