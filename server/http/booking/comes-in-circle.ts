/** What a circle says of who comes to its start in place of a category. */
import type { Circle } from '../../contract/circle.ts';
import { categoriesThatCome } from '../../domain/booking/categories-that-come.ts';
import type { Position } from '../../geo/position.ts';
import type { Parts } from '../app.ts';
import { doorAt } from './asked-door.ts';

type Known = Pick<Parts, 'regions' | 'coming' | 'serviceKinds'>;

/** States stay what lies inside. Cost: one bounded search for each profile by which anybody comes, with 500 providers about two thirds of a circle on foot. */
export function withComing(circle: Circle, start: Position, parts: Known): Circle {
  const coming = parts.coming.to(doorAt(parts, start)).map(({ row }) => row);
  const found = new Map(
    categoriesThatCome(parts.serviceKinds, coming).map(({ category, kinds, providers }) => [
      category,
      { providers: providers.length, kinds },
    ]),
  );
  return {
    ...circle,
    categories: circle.categories.map((one) => {
      const comes = found.get(one.code);
      return comes ? { ...one, comes } : one;
    }),
  };
}
