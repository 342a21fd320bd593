/** What changes of streets came to, as it is told. */
import type { ChangeEffect } from '../../contract/compare.ts';
import type { Change } from '../../contract/scenario.ts';
import type { Effect } from '../../domain/scenario/other-streets.ts';
import { rounded, type Position } from '../../geo/position.ts';

export function toldEffects(
  changes: readonly Change[],
  effects: readonly Effect[],
): ChangeEffect[] {
  return effects.map(({ change, effect }) => {
    const made = changes[change]!;
    const line = effect.line.map(told);
    const common = { change, kind: made.kind, meters: Math.round(effect.meters), line };
    if (!('joins' in effect)) return { ...common, street: effect.name || null };
    return {
      ...common,
      ...(made.kind === 'add-path' ? { path: made.path } : {}),
      joins: effect.joins.map(({ position, name, meters }) => ({
        position: told(position),
        street: name || null,
        meters: Math.round(meters),
      })),
    };
  });
}

function told([lng, lat]: Position): [number, number] {
  const [x, y] = rounded(lng, lat);
  return [x, y];
}
