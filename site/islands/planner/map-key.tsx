import { useId, useState } from 'preact/hooks';
import { minutesKey, sharesKey } from '../../lib/planner/key-words.ts';
import { paintedBy } from '../../lib/planner/painted.ts';
import { mapLooks } from '../../lib/planner/planner-view.ts';
import { usePlanner } from './planner-tools.ts';

/** What the colours mean, and what shall be coloured. */
export function MapKey({ trouble }: { readonly trouble: boolean }) {
  const { words, view, change, coverage, nameOf } = usePlanner();
  const { t } = words;
  // On a phone the map needs the room.
  const [open, setOpen] = useState(() => matchMedia('(min-width: 860px)').matches);
  const id = useId();
  if (!coverage) return null;
  const painted = paintedBy(coverage, view);
  const { limits } = coverage;
  const entries = painted === 'minutes' ? minutesKey(limits.urbanMinutes, words) : sharesKey(words);
  return (
    <div class={`legend planner-key${open ? ' is-open' : ''}`}>
      <button
        type="button"
        class="planner-key-toggle"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {painted === 'minutes'
          ? t('planner.key-minutes', {
              category: nameOf(coverage.category),
              profile: t(`planner.by-${coverage.profile}`),
            })
          : t('planner.key-areas')}
      </button>
      <div id={id} hidden={!open}>
        <ul>
          {entries.map(({ colour, text }) => (
            <li key={colour}>
              <span class={`heat-swatch heat-swatch-${colour}`} aria-hidden="true" />
              {text}
            </li>
          ))}
        </ul>
        {painted === 'minutes' && (
          <p class="quiet">
            {t('planner.key-limits', { urban: limits.urbanMinutes, rural: limits.ruralMinutes })}
          </p>
        )}
        {coverage.tiles ? (
          <fieldset class="chips">
            <legend class="visually-hidden">{t('planner.look')}</legend>
            {mapLooks.map((look) => (
              <label class="chip" key={look}>
                <input
                  type="radio"
                  name="planner-look"
                  checked={painted === look}
                  onChange={() => change({ look })}
                />
                <span>{t(`planner.look-${look}`)}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <p class="quiet">{t('planner.look-areas-only')}</p>
        )}
        {trouble && (
          <p class="planner-trouble" role="status">
            {t('planner.map-trouble')}
          </p>
        )}
      </div>
    </div>
  );
}
