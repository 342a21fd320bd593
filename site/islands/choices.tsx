import { useId, useState } from 'preact/hooks';
import { localTimeIn } from '../lib/local-time.ts';
import { chosenTimeWords } from '../lib/day-words.ts';
import { limitWords } from '../lib/verdict.ts';
import { profileCodes } from '../lib/view-state.ts';
import { Icon } from './icon.tsx';
import { MinutesChoice } from './minutes-choice.tsx';
import { RegionChoice } from './region-choice.tsx';
import { TimeChoice } from './time-choice.tsx';
import type { CirclePageModel } from './use-circle-page.ts';
import { usePage } from './words.ts';

/** How, how long and when. On phones they fold into one line, so that the result keeps the first screen. */
export function Choices({ model }: { readonly model: CirclePageModel }) {
  const { words } = usePage();
  const { t } = words;
  const { view, change, region, circle } = model;
  const [unfolded, setUnfolded] = useState(false);
  const body = useId();
  const limit =
    view.minutes === undefined && circle
      ? t('choices.by-norm', { limit: limitWords(circle.limitMinutes, words) })
      : view.minutes === undefined
        ? t('minutes.norm')
        : limitWords(view.minutes, words);
  const now = region && localTimeIn(region.timeZone, new Date());
  const when = view.at ? chosenTimeWords(view.at, words, now) : t('time.now');
  return (
    <section class="choices" aria-label={t('choices.summary')}>
      <button
        type="button"
        class="choices-summary"
        aria-expanded={unfolded}
        aria-controls={body}
        onClick={() => setUnfolded(!unfolded)}
      >
        <Icon name={view.profile} />
        <span class="row-name">{[t(`profile.${view.profile}`), limit, when].join(' · ')}</span>
        <span class="choices-change">{unfolded ? t('choices.done') : t('choices.change')}</span>
      </button>
      <div class={`choices-body${unfolded ? ' is-unfolded' : ''}`} id={body}>
        <RegionChoice model={model} />
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
        {now && <TimeChoice at={view.at} now={now} onChange={(at) => change({ at })} />}
      </div>
    </section>
  );
}
