import { profileCodes } from '../lib/view-state.ts';
import { Icon } from './icon.tsx';
import { MinutesChoice } from './minutes-choice.tsx';
import type { CirclePageModel } from './use-circle-page.ts';
import { usePage } from './words.ts';

/** How, how long and, where there are several, in which region. */
export function Choices({ model }: { readonly model: CirclePageModel }) {
  const { t } = usePage().words;
  const { view, change, regions, region } = model;
  return (
    <div class="choices">
      {regions.length > 1 && (
        <label class="field">
          <span class="field-label">{t('region.label')}</span>
          <select
            value={region?.id}
            onChange={(event) => {
              const chosen = regions.find(({ id }) => id === event.currentTarget.value);
              if (chosen) model.goToRegion(chosen);
            }}
          >
            {regions.map(({ id, name }) => (
              <option value={id} key={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset class="chips">
        <legend class="field-label">{t('profile.label')}</legend>
        {profileCodes.map((profile) => (
          <label class="chip" key={profile}>
            <input
              type="radio"
              name="profile"
              value={profile}
              checked={view.profile === profile}
              onChange={() => change({ profile })}
            />
            <Icon name={profile} />
            <span>{t(`profile.${profile}`)}</span>
          </label>
        ))}
      </fieldset>
      <MinutesChoice minutes={view.minutes} onChange={(minutes) => change({ minutes })} />
    </div>
  );
}
