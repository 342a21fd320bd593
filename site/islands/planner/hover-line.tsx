import { areaAt } from '../../lib/planner/area-shapes.ts';
import { areaStateWords, tileWords } from '../../lib/planner/place-words.ts';
import type { Position } from '../../lib/view-state.ts';
import { usePlanner } from './planner-tools.ts';

/** What the map says under the pointer, in words: minutes of the place, and the state of the area around it. */
export function HoverLine({ position }: { readonly position: Position }) {
  const { words, map, view, coverage, shapes, nameIn } = usePlanner();
  if (!map || !coverage) return null;
  const minutes = map.minutesAt(position);
  const shape = areaAt(shapes, position);
  const area = shape && coverage.areas.find(({ code }) => code === shape.code);
  const lines = [
    minutes !== null &&
      tileWords(minutes, view.profile, nameIn(coverage.category), coverage.limits, words),
    area && areaStateWords(area, words),
  ].filter((line) => line !== false && line !== undefined);
  if (lines.length === 0) return null;
  return (
    <p class="planner-hover" aria-hidden="true">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </p>
  );
}
