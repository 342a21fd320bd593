import { minuteChoices, profileCodes } from '../../lib/view-state.ts';
import { kindWords } from '../../lib/kind-words.ts';
import { Icon } from '../icon.tsx';
import type { CirclePageModel } from '../use-circle-page.ts';
import { usePage } from '../words.ts';
import { BigButton } from './big-button.tsx';

interface Props {
  readonly model: CirclePageModel;
}

/** From where? The device, the map, or simply the middle of the town. */
export function ElderWhere({ model }: Props) {
  const { t } = usePage().words;
  const { region, regions } = model;
  return (
    <>
      <h1 class="verdict-headline" tabIndex={-1}>
        {t('elder.where')}
      </h1>
      <BigButton
        icon={<Icon name="locate" />}
        label={t('elder.where.here')}
        detail={t('elder.where.here-detail')}
        onPress={() => {
          model.change({ step: 'result' });
          model.locateMe();
        }}
      />
      <BigButton
        icon={<Icon name="map" />}
        label={t('elder.where.map')}
        onPress={() => model.change({ step: 'pick' })}
      />
      {regions.length > 1
        ? regions.map((other) => (
            <BigButton
              key={other.id}
              icon={<Icon name="pin" />}
              label={other.name}
              detail={t('elder.where.region')}
              onPress={() => {
                model.goToRegion(other);
                model.change({ step: 'result' });
              }}
            />
          ))
        : region && (
            <BigButton
              icon={<Icon name="pin" />}
              label={region.start.street ?? region.name}
              detail={t('elder.where.start')}
              onPress={() => model.change({ step: 'result' })}
            />
          )}
    </>
  );
}

/** The map stands beside or above; the pin is moved there. */
export function ElderPick({ model }: Props) {
  const { t } = usePage().words;
  const street = model.circle?.origin.street;
  return (
    <>
      <h1 class="verdict-headline" tabIndex={-1}>
        {t('elder.pick')}
      </h1>
      <p class="elder-lead">{t('elder.pick-help')}</p>
      {street && <p class="elder-lead">{t('elder.pick-now', { street })}</p>}
      <BigButton
        icon={<Icon name="check" />}
        label={t('elder.pick-done')}
        onPress={() => model.change({ step: 'how' })}
      />
    </>
  );
}

export function ElderHow({ model }: Props) {
  const { t } = usePage().words;
  return (
    <>
      <h1 class="verdict-headline" tabIndex={-1}>
        {t('elder.how')}
      </h1>
      {profileCodes.map((profile) => (
        <BigButton
          key={profile}
          icon={<Icon name={profile} />}
          label={t(`profile.${profile}`)}
          chosen={model.view.profile === profile}
          onPress={() => model.change({ profile, step: 'result' })}
        />
      ))}
    </>
  );
}

export function ElderMinutes({ model }: Props) {
  const { words, facts } = usePage();
  const { t, plural } = words;
  const { view, circle } = model;
  const kind = circle && kindWords(circle, view, facts, words);
  return (
    <>
      <h1 class="verdict-headline" tabIndex={-1}>
        {t('elder.minutes')}
      </h1>
      <BigButton
        label={t('elder.minutes-norm')}
        detail={kind?.counted ?? null}
        chosen={view.minutes === undefined}
        onPress={() => model.change({ minutes: undefined, step: 'result' })}
      />
      {minuteChoices.map((minutes) => (
        <BigButton
          key={minutes}
          label={plural('minutes.choice', minutes)}
          chosen={view.minutes === minutes}
          onPress={() => model.change({ minutes, step: 'result' })}
        />
      ))}
    </>
  );
}
