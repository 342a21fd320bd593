import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Compare, CompareQuestion } from '../../../../server/contract/compare.ts';
import type { Answer } from '../../../lib/api.ts';
import { LatestOnly } from '../../../lib/latest-only.ts';
import type { Changes } from '../../../lib/planner/what-if/changes.ts';
import { compareQuestion } from '../../../lib/planner/what-if/compare-question.ts';
import { refusedChange } from '../../../lib/planner/what-if/refused-change.ts';
import { usePlanner } from '../planner-tools.ts';

/** Figures of a place that is under way. */
export interface Live {
  readonly compare: Compare | null;
  /** Why it cannot stand just there. */
  readonly refused: string | null;
}

export interface Dragging {
  /** Null when nothing moves. */
  readonly live: Live | null;
  /** The list as it would be, were the place let go here. */
  readonly drag: (changes: Changes) => void;
  readonly rest: () => void;
}

/** One question under way at a time, of the rest only the newest: figures follow the hand as fast as they can be had. */
export function useLive(): Dragging {
  const { send, view, region } = usePlanner();
  const [live, setLive] = useState<Live | null>(null);
  const moving = useRef(false);
  useEffect(() => () => void (moving.current = false), []);
  const asking = useMemo(
    () =>
      new LatestOnly<CompareQuestion, Answer<Compare>>(
        (question) => send<Compare>('POST', '/scenarios/compare', question),
        (answer) => {
          if (!moving.current) return;
          if (answer.ok) setLive({ compare: answer.value, refused: null });
          else {
            const refused = refusedChange(answer.failure);
            setLive((was) => ({ compare: was?.compare ?? null, refused: refused?.text ?? null }));
          }
        },
      ),
    [send],
  );
  return {
    live,
    drag: (changes) => {
      moving.current = true;
      asking.ask(compareQuestion(view, region.id, { changes }, true));
    },
    rest: () => {
      moving.current = false;
      asking.forget();
      setLive(null);
    },
  };
}
