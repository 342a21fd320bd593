/**
 * Whether a table that says WGS-84 is in one of China's shifted datums after all.
 *
 * Every row is looked at three times: as it stands, and converted as if it were GCJ-02 (about 600 m off in Guangdong) and BD-09 (about 1.2 km). It
 * fits where it lies in the community that it names, or, without one that is known, within a few metres of a street. In a dense town a wrong position
 * often lies near some street by chance, so counting what fits is not enough: rows are compared with themselves. Those that fit in one datum only
 * are the witnesses, and a sign test asks how likely so one-sided a result would be if both datums were equally good.
 */
import { fromBd09, fromGcj02 } from '../../geo/datum.ts';
import { distanceMeters } from '../../geo/distance.ts';
import type { Position } from '../../geo/position.ts';
import type { RegisterNorms } from './register-norms.ts';

export interface DatumRow {
  /** As typed, taken for WGS-84. */
  position: Position;
  communityCode?: string;
}

export interface DatumReference {
  /** Metres to the nearest street; Infinity where none is near. */
  nearestStreetMeters(lng: number, lat: number): number;
  /** Whether a position is in the community; null where its border is not known. */
  isInCommunity?(code: string, lng: number, lat: number): boolean | null;
}

export interface DatumSuspicion {
  suspected: 'gcj02' | 'bd09';
  /** Rows that fit only in the suspected datum; of a large table, estimated from a sample. */
  rows: number;
  /** Their share of the rows that could be judged. */
  share: number;
  /** Chance of a result as one-sided as this, were the datums equally good. */
  chance: number;
}

type Limits = Pick<
  RegisterNorms,
  'datumFitMeters' | 'datumFitShare' | 'datumSuspectShare' | 'datumLeastPlaces'
>;

/** A conventional bound for a claim that a person will act on. */
const mostChance = 0.001;
/** Outside China the datums agree, and nothing can be said. */
const leastShiftMeters = 100;
/** Places that are judged: more would prove nothing more. Rows are taken evenly over the table. */
const mostPlaces = 5_000;

const others = [
  ['gcj02', fromGcj02],
  ['bd09', fromBd09],
] as const;

/** Null where nothing is suspected. Rows at one spot (about 10 m) count as one witness. */
export function datumSuspicion(
  rows: readonly DatumRow[],
  reference: DatumReference,
  norms: Limits,
): DatumSuspicion | null {
  const fits = (row: DatumRow, [lng, lat]: Position) => {
    const inside =
      row.communityCode === undefined
        ? null
        : (reference.isInCommunity?.(row.communityCode, lng, lat) ?? null);
    return inside ?? reference.nearestStreetMeters(lng, lat) <= norms.datumFitMeters;
  };
  const places = distinct(rows).filter(({ row: { position } }) => {
    const [lng, lat] = fromGcj02(position[0], position[1]);
    return distanceMeters(position[0], position[1], lng, lat) >= leastShiftMeters;
  });
  if (places.length < norms.datumLeastPlaces) return null;
  const weight = places.reduce((sum, { count }) => sum + count, 0);
  const asTyped = places.map(({ row }) => fits(row, row.position));
  if (share(asTyped) >= norms.datumFitShare) return null;

  let best: (DatumSuspicion & { fitting: number }) | null = null;
  for (const [suspected, convert] of others) {
    const converted = places.map(({ row }) => fits(row, convert(row.position[0], row.position[1])));
    const fitting = share(converted);
    const onlyThen = places.filter((_, i) => converted[i] && !asTyped[i]);
    const onlyNow = places.filter((_, i) => asTyped[i] && !converted[i]);
    const chance = signTest(onlyThen.length, onlyNow.length);
    const placeShare = onlyThen.length / places.length;
    if (
      fitting < norms.datumFitShare ||
      placeShare < norms.datumSuspectShare ||
      chance > mostChance
    )
      continue;
    const part = onlyThen.reduce((sum, place) => sum + place.count, 0) / weight;
    if (!best || fitting > best.fitting)
      best = { suspected, rows: Math.round(part * rows.length), share: part, chance, fitting };
  }
  if (!best) return null;
  const { fitting: _, ...suspicion } = best;
  return suspicion;
}

function share(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length / flags.length;
}

function distinct(rows: readonly DatumRow[]): { row: DatumRow; count: number }[] {
  const step = Math.max(1, rows.length / mostPlaces);
  const places = new Map<string, { row: DatumRow; count: number }>();
  for (let i = 0; i < rows.length; i += step) {
    const row = rows[Math.floor(i)]!;
    const key = `${row.position[0].toFixed(4)},${row.position[1].toFixed(4)},${row.communityCode ?? ''}`;
    const place = places.get(key);
    if (place) place.count++;
    else places.set(key, { row, count: 1 });
  }
  return [...places.values()];
}

/** Chance of `more` or more heads among `more + less` tosses of a fair coin. */
function signTest(more: number, less: number): number {
  const n = more + less;
  let logTerm = -n * Math.LN2;
  let sum = 0;
  // From all heads down: the largest terms come last.
  for (let k = n; k >= more; k--) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(k) - Math.log(n - k + 1);
  }
  return Math.min(1, sum);
}
