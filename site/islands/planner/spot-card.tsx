import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Circle } from '../../../server/contract/circle.ts';
import type { Answer } from '../../lib/api.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { formatFragment } from '../../lib/fragment.ts';
import { LatestOnly } from '../../lib/latest-only.ts';
import { circlePath } from '../../lib/planner/circle-question.ts';
import { spotWords } from '../../lib/planner/place-words.ts';
import type { Position } from '../../lib/view-state.ts';
import { usePlanner } from './planner-tools.ts';
import { useSpotCircle } from './use-spot-circle.ts';

/** The place that was pressed: minutes to the nearest one and its state, as the circle of that place has them. */
export function SpotCard({ position }: { readonly position: Position }) {
  const { words, send, view, change, region, nameIn, question, scenario } = usePlanner();
  const { t } = words;
  const card = useRef<HTMLElement>(null);
  const [answer, setAnswer] = useState<Answer<Circle> | null>(null);
  const asking = useMemo(
    () =>
      new LatestOnly<string, Answer<Circle>>(
        (path) => send<Circle>('GET', path),
        (next, _, newest) => newest && setAnswer(next),
      ),
    [send],
  );
  const path = circlePath(view, region.id, position);
  useEffect(() => {
    setAnswer(null);
    asking.ask(path);
    // A scenario that was changed has another circle at the same address.
  }, [path, question, scenario?.version]);
  useSpotCircle(answer?.ok ? answer.value : null);
  const close = () => {
    change({ spot: undefined });
    document.querySelector<HTMLElement>('.planner-pane .map')?.focus({ preventScroll: true });
  };
  const link = formatFragment({
    position,
    profile: view.profile,
    region: region.id,
    ...(view.minutes !== undefined && { minutes: view.minutes }),
    ...(view.at && { at: view.at }),
  });
  return (
    <section
      class="planner-spot"
      ref={card}
      aria-label={t('planner.spot')}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <div role="status">
        {!answer && <p>{t('planner.spot-asking')}</p>}
        {answer && !answer.ok && <p>{failureWords(answer.failure, words).text}</p>}
        {answer?.ok &&
          spotWords(answer.value, view.category, nameIn, words).map((line, index) => (
            <p key={index} class={index === 0 ? 'planner-spot-first' : 'quiet'}>
              {line}
            </p>
          ))}
        {view.choice > 1 && view.category !== 'essential' && <p>{t('planner.spot-choice')}</p>}
      </div>
      <div class="button-row">
        {/* The circle's page shows today alone; of a scenario the outline is on this map. */}
        {!view.scenario && (
          <a href={`${words.lang === 'en' ? '/en/' : '/'}#${link}`}>{t('planner.spot-circle')}</a>
        )}
        <button type="button" class="text-button" onClick={close}>
          {t('actions.close')}
        </button>
      </div>
    </section>
  );
}
