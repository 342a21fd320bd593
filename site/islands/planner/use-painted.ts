import { useEffect, useRef } from 'preact/hooks';
import { fillsOf, paintedBy } from '../../lib/planner/painted.ts';
import { minuteBounds } from '../../lib/planner/minutes-scale.ts';
import { usePlanner } from './planner-tools.ts';

/** Puts the answer on the map: minutes of places with outlines of areas, or areas coloured by the share of people left out. */
export function usePainted(): void {
  const { map, coverage, shapes, view, region } = usePlanner();
  const looked = useRef('');
  const painted = coverage && paintedBy(coverage, view);
  const tiles = painted === 'minutes' ? (coverage?.tiles ?? null) : null;
  const limit = coverage?.limits.urbanMinutes ?? 15;
  const there = coverage !== null;
  // The key stands on the map from now on: what matters is shown beside it, before tiles of another zoom are asked for.
  useEffect(() => {
    if (there && !view.area) map?.fit(null);
  }, [map, there, region.id]);
  useEffect(
    () =>
      map?.showMinutes(
        tiles && {
          url: tiles.path,
          minZoom: tiles.minZoom,
          maxZoom: tiles.maxZoom,
          bounds: minuteBounds(limit),
          box: region.bounds,
        },
      ),
    [map, tiles?.path, limit],
  );
  useEffect(() => {
    if (!map || !coverage) return;
    const fills = fillsOf(coverage);
    const bare = painted === 'minutes';
    map.showAreas(
      // A pattern's outlines over the minutes would hide them.
      bare && coverage.cell ? [] : shapes,
      (code) => (bare ? 'bare' : (fills.get(code) ?? 'unknown')),
    );
  }, [map, coverage, shapes, painted]);
  const shape = shapes.find(({ code }) => code === view.area) ?? null;
  useEffect(() => {
    if (!map) return;
    map.chooseArea(shape);
    // Seen once it is chosen, not again with each answer about it.
    const look = shape ? `${region.id} ${shape.code}` : '';
    if (look !== looked.current && (shape || looked.current !== '')) map.fit(shape?.box ?? null);
    looked.current = look;
  }, [map, shape, region.id]);
}
