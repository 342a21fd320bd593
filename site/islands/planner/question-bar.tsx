import { useId, useState } from 'preact/hooks';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import type { Profile } from '../../../server/contract/profile.ts';
import { questionWords } from '../../lib/planner/question-words.ts';
import {
  cellSides,
  choices,
  levels,
  type Choice,
  type Level,
} from '../../lib/planner/planner-view.ts';
import { profileCodes } from '../../lib/view-state.ts';
import { CategoryPicker } from './category-picker.tsx';
import { MinutesPicker } from './minutes-picker.tsx';
import { Picker } from './picker.tsx';
import { usePlanner } from './planner-tools.ts';
import { TimePicker } from './time-picker.tsx';

/** What is asked: one line on phones, all in sight on wide screens. */
export function QuestionBar({ regions }: { readonly regions: readonly RegionAnswer[] }) {
  const { words, view, change, region, nameOf } = usePlanner();
  const { t } = words;
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  const sides = cellSides[view.level];
  return (
    <div class="planner-question">
      <button
        type="button"
        class="planner-question-line"
        aria-expanded={unfolded}
        aria-controls={id}
        onClick={() => setUnfolded(!unfolded)}
      >
        <span>{questionWords(view, nameOf, words)}</span>
        <span class="choices-change">{t('planner.change')}</span>
      </button>
      <div id={id} class={`planner-pickers${unfolded ? ' is-unfolded' : ''}`}>
        {regions.length > 1 && (
          <Picker
            label={t('planner.region')}
            value={region.id}
            options={regions.map(({ id: code, name }) => ({ code, name }))}
            onChange={(code) =>
              change({ region: code, area: undefined, spot: undefined, scenario: undefined })
            }
          />
        )}
        <CategoryPicker />
        <Picker<Profile>
          label={t('planner.profile')}
          value={view.profile}
          options={profileCodes.map((code) => ({ code, name: t(`planner.profile-${code}`) }))}
          onChange={(profile) => change({ profile })}
        />
        <MinutesPicker />
        <TimePicker />
        <Picker<Level>
          label={t('planner.level')}
          value={view.level}
          options={levels.map((code) => ({ code, name: t(`planner.level-${code}`) }))}
          onChange={(level) => change({ level, size: undefined, area: undefined })}
        />
        {sides && (
          <Picker
            label={t('planner.size')}
            value={String(view.size ?? sides[0])}
            options={sides.map((side) => ({ code: String(side), name: words.meters(side) }))}
            onChange={(side) => change({ size: Number(side), area: undefined })}
          />
        )}
        {view.category !== 'essential' && (
          <Picker
            label={t('planner.choice')}
            value={String(view.choice)}
            options={choices.map((choice) => ({
              code: String(choice),
              name: t(`planner.choice-${choice}`),
            }))}
            onChange={(choice) => change({ choice: Number(choice) as Choice })}
          />
        )}
      </div>
    </div>
  );
}
