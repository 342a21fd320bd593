/** The circle from a community's office, kept for a minute: many read the same page. */
import type { Circle } from '../../contract/circle.ts';
import { circleAt } from '../../domain/circle.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import { wayThere } from '../../domain/way-there.ts';
import type { Position } from '../../geo/position.ts';
import type { Parts } from '../app.ts';

export type OfficeCircle =
  | { readonly ok: true; readonly engine: RegionEngine; readonly circle: Circle }
  | { readonly ok: false; readonly reason: 'no-region' | 'off-street' };

const mostKept = 200;
const kept = new WeakMap<RegionEngine, Map<string, OfficeCircle>>();
const ways = new WeakMap<RegionEngine, Map<string, number | null>>();

export function officeCircle(parts: Parts, office: Position, now: Date): OfficeCircle {
  const [engine] = parts.regions().at(office);
  if (!engine) return { ok: false, reason: 'no-region' };
  return remembered(kept, engine, `${office.join()} ${minuteOf(now)}`, () => {
    const at = { text: now.toISOString(), date: now };
    const question = { position: office, profile: 'walk', at, streets: true } as const;
    const found = circleAt(engine, question, parts.categories);
    return found.ok
      ? { ok: true, engine, circle: found.circle }
      : { ok: false, reason: 'off-street' };
  });
}

/** Walking seconds from the office to a facility; null where no way is known. */
export function secondsTo(
  { engine, circle }: OfficeCircle & { ok: true },
  facility: string,
  now: Date,
): number | null {
  const inside = circle.facilities.find(({ id }) => id === facility);
  if (inside) return inside.seconds;
  const from = circle.origin.position as unknown as Position;
  return remembered(ways, engine, `${from.join()} ${facility} ${minuteOf(now)}`, () => {
    const found = wayThere(engine, { from, to: { facility }, profile: 'walk' });
    return found.ok ? found.route.seconds : null;
  });
}

const minuteOf = (now: Date): number => Math.floor(now.getTime() / 60_000);

function remembered<T>(
  store: WeakMap<RegionEngine, Map<string, T>>,
  engine: RegionEngine,
  key: string,
  make: () => T,
): T {
  let known = store.get(engine);
  if (!known) store.set(engine, (known = new Map()));
  let found = known.get(key);
  if (found === undefined) {
    if (known.size >= mostKept) known.clear();
    known.set(key, (found = make()));
  }
  return found;
}
