import type { PopulationColumns } from '../../domain/coverage/population.ts';
import { Doubles } from './doubles.ts';

/** Parts of everybody that a source may tell apart. */
export const parts = ['elderly', 'children', 'nonRegistered'] as const;
export type Part = (typeof parts)[number];

/** Columns of points while they grow; a part that is not in `parts` stays unknown. */
export class PointColumns {
  readonly lng = new Doubles();
  readonly lat = new Doubles();
  readonly people = new Doubles();
  readonly parts: Map<Part, Doubles>;

  constructor(told: readonly Part[]) {
    this.parts = new Map(told.map((part) => [part, new Doubles()]));
  }

  done(): PopulationColumns {
    const part = (name: Part) => this.parts.get(name)?.done() ?? null;
    return {
      lng: this.lng.done(),
      lat: this.lat.done(),
      people: this.people.done(),
      elderly: part('elderly'),
      children: part('children'),
      nonRegistered: part('nonRegistered'),
    };
  }
}
