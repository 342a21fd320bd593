/** What needs arithmetic rather than a question: ways that are longer than the gap, and more visits at once than an offering has units. */
import type Database from 'better-sqlite3';
import type { TravelBetween } from '../../server/domain/booking/model.ts';
import type { Position } from '../../server/geo/position.ts';

interface Visit {
  id: string;
  resource: string;
  offering: string;
  start_ms: number;
  end_ms: number;
  door: string | null;
}

/** The norm, by hand. */
const restMs = 8 * 3_600_000;

/** @param doorOf opens a sealed door */
export function timeFaults(
  raw: Database.Database,
  doorOf: (visit: { id: string; door: string | null }) => Position | null,
  travel: TravelBetween,
): string[] {
  const visits = raw
    .prepare(
      `SELECT id, resource, offering, start_ms, end_ms, door FROM booking
       WHERE state IN ('held', 'requested', 'confirmed', 'on-the-way', 'in-service') ORDER BY resource, start_ms`,
    )
    .all() as Visit[];
  return [...tooFar(visits, doorOf, travel), ...crowded(raw, visits)];
}

/** Only neighbours are looked at: who comes in time from the last visit needs no way from the one before it. */
function tooFar(
  visits: readonly Visit[],
  doorOf: (visit: Visit) => Position | null,
  travel: TravelBetween,
): string[] {
  return visits.slice(1).flatMap((later, i) => {
    const earlier = visits[i]!;
    const gapMs = later.start_ms - earlier.end_ms;
    if (earlier.resource !== later.resource || gapMs >= restMs) return [];
    const [from, to] = [doorOf(earlier), doorOf(later)];
    if (!from || !to) return [];
    const [seconds] = travel(to, [from], 'ebike');
    const wayMs = typeof seconds === 'number' ? Math.ceil(seconds) * 1000 : restMs;
    return gapMs < wayMs ? [`too far from ${earlier.id}: ${later.id}`] : [];
  });
}

function crowded(raw: Database.Database, visits: readonly Visit[]): string[] {
  const units = new Map(
    raw
      .prepare('SELECT offering, count(*) FROM offering_resource GROUP BY offering')
      .raw()
      .all() as [string, number][],
  );
  const going = new Map<string, number[]>();
  return visits
    .toSorted((a, b) => a.start_ms - b.start_ms)
    .flatMap(({ id, offering, start_ms, end_ms }) => {
      const ends = (going.get(offering) ?? []).filter((endMs) => endMs > start_ms);
      ends.push(end_ms);
      going.set(offering, ends);
      return ends.length > (units.get(offering) ?? 0) ? [`crowded: ${id}`] : [];
    });
}
