/** Which of an offering's resources come to a door, by its service area and the way from the provider's base. */
import type { Offering, TravelBetween } from '../../../domain/booking/model.ts';
import { thatCome, type Door } from '../../../domain/booking/service-area.ts';
import { position } from '../../../geo/position.ts';
import type { Catalogue, KnownResource } from './catalogue.ts';

export function coming(
  catalogue: Catalogue,
  { provider, serviceArea }: Pick<Offering, 'provider' | 'serviceArea'>,
  resources: readonly KnownResource[],
  door: Door,
  travel: TravelBetween,
): KnownResource[] {
  const row = catalogue.provider(provider);
  if (!row) return [];
  const base = position(row.lng, row.lat);
  const came = new Set(
    thatCome(
      serviceArea,
      resources,
      door,
      (profile) => travel(door.position, [base], profile)[0] ?? null,
    ),
  );
  return resources.filter((one) => came.has(one));
}
