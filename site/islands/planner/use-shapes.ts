import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CoverageFeatures } from '../../../server/contract/coverage.ts';
import type { Answer } from '../../lib/api.ts';
import { LatestOnly } from '../../lib/latest-only.ts';
import { shapesOf, type AreaShape } from '../../lib/planner/area-shapes.ts';
import { coveragePath, type CoverageQuestion } from '../../lib/planner/coverage-question.ts';
import type { Send } from '../../lib/send.ts';

/** What decides which areas there are: another category has the same communities. Cells are those that hold people. */
export const shapesKey = ({ region, level, size = '' }: CoverageQuestion): string =>
  `${region} ${level} ${size}`;

/** Where the areas of the answer lie. Asked once for a region and a level, after the figures; empty until it is there. */
export function useShapes(send: Send, question: CoverageQuestion | null): readonly AreaShape[] {
  const [shapes, setShapes] = useState<{ key: string; list: readonly AreaShape[] } | null>(null);
  const kept = useRef(new Map<string, readonly AreaShape[]>());
  const asking = useMemo(
    () =>
      new LatestOnly<CoverageQuestion, Answer<CoverageFeatures>>(
        (asked) => send<CoverageFeatures>('GET', coveragePath(asked, 'geojson')),
        (answer, asked) => {
          if (!answer.ok) return;
          const key = shapesKey(asked);
          const list = shapesOf(answer.value.features);
          kept.current.set(key, list);
          setShapes({ key, list });
        },
      ),
    [send],
  );
  const key = question && shapesKey(question);
  useEffect(() => {
    if (!question || !key) return;
    const known = kept.current.get(key);
    if (known) setShapes({ key, list: known });
    else asking.ask(question);
  }, [key]);
  return shapes && shapes.key === key ? shapes.list : none;
}

const none: readonly AreaShape[] = [];
