/** Points one by one into columns: judged, cut to the region's bounds, counted. Points without anybody are left out. */
import type { PopulationColumns, PopulationGroup } from '../../domain/coverage/population.ts';
import { contains, type Bounds } from '../../geo/position.ts';
import { mostFaultsShown, type PointFault, type PointPlace } from './faults.ts';
import { Doubles } from './doubles.ts';
import { parts, PointColumns, type Part } from './point-columns.ts';

/** Points with anybody that one region may have: 48 bytes each in `app.db` at most. */
export const mostPoints = 2_000_000;

/** Undefined where the source does not say. */
export type Weights = { people: number } & { readonly [part in Part]?: number | undefined };

export class PointGatherer {
  /** Points within the bounds, those without anybody too. */
  inside = 0;
  empty = 0;
  readonly outside = { points: 0, people: 0 };
  /** Points that would lie within the bounds with their numbers exchanged, and do not as they are. */
  swapped = 0;
  faultCount = 0;
  readonly faults: PointFault[] = [];
  isFull = false;
  private readonly bounds: Bounds;
  private readonly most: number;
  private readonly place: (at: number) => PointPlace;
  private readonly at = new Doubles();
  private readonly points: PointColumns;

  /**
   * @param place what the number of a point in its file means
   * @param told parts that the source has a column for: left out as soon as one point does not say it
   */
  constructor(
    bounds: Bounds,
    place: (at: number) => PointPlace,
    told: readonly PopulationGroup[] = [],
    most = mostPoints,
  ) {
    this.bounds = bounds;
    this.place = place;
    this.most = most;
    this.points = new PointColumns(parts.filter((part) => told.includes(part)));
  }

  /** @param at number of the point in its file, for faults */
  add(at: number, lng: number, lat: number, weights: Weights): void {
    if (!this.isSound(at, weights)) return;
    const { people } = weights;
    if (!contains(this.bounds, lng, lat)) {
      this.outside.points++;
      this.outside.people += people;
      if (contains(this.bounds, lat, lng)) this.swapped++;
      return;
    }
    this.inside++;
    if (people === 0) {
      this.empty++;
      return;
    }
    if (this.points.people.count === this.most) {
      this.isFull = true;
      return;
    }
    this.points.lng.push(lng);
    this.points.lat.push(lat);
    this.points.people.push(people);
    this.at.push(at);
    for (const [part, column] of this.points.parts) {
      const weight = weights[part];
      if (weight === undefined) this.points.parts.delete(part);
      else column.push(weight);
    }
  }

  fault(at: number, fault: Omit<PointFault, 'at'>): void {
    if (++this.faultCount <= mostFaultsShown) this.faults.push({ at: this.place(at), ...fault });
  }

  /** Once it is known how fine the points are: those with more people than there can be are faults. */
  judgeDensity(most: number): void {
    const { at } = this;
    const { people } = this.points;
    for (let i = 0; i < people.count; i++)
      if (people.values[i]! > most) this.absurd(at.values[i]!, 'people', people.values[i]!, most);
  }

  columns(): PopulationColumns {
    return this.points.done();
  }

  private isSound(at: number, weights: Weights): boolean {
    for (const field of ['people', ...parts] as const) {
      const weight = weights[field];
      if (weight === undefined) continue;
      const value = String(weight);
      if (!Number.isFinite(weight)) this.fault(at, { reason: 'no-number', field, value });
      else if (weight < 0) this.fault(at, { reason: 'negative', field, value });
      else if (weight > weights.people)
        this.fault(at, { reason: 'part-above-whole', field, value, limit: weights.people });
      else continue;
      return false;
    }
    return true;
  }

  private absurd(at: number, field: PopulationGroup, value: number, limit: number): void {
    this.fault(at, { reason: 'absurd', field, value: String(value), limit });
  }
}
