/**
 * Totals of communities become points: over houses by ground times storeys; where a community has no house on the map, along its
 * streets by their length; where it has no street either, all at one place inside it. The sums of each community stay what they were.
 */
import type { PopulationColumns } from '../../domain/coverage/population.ts';
import { floorSquareMeters, type Buildings } from '../../domain/buildings.ts';
import { layGround, nowhere } from '../../domain/register/ground.ts';
import type { Community } from '../../domain/region.ts';
import { pointInside } from '../../geo/point-inside.ts';
import { unitsPerDegree, type Bounds } from '../../geo/position.ts';
import type { Network } from '../../network/network.ts';
import { parts, PointColumns } from './point-columns.ts';
import { partEnds, shareEnds, unitsPerPerson } from './share-out.ts';
import { residentialPieces } from './street-pieces.ts';
import type { PlacedTotal } from './totals.ts';

export interface SpreadGround {
  network: Network;
  communities: readonly Community[];
  /** Null for a region imported before houses were kept. */
  buildings: Buildings | null;
  bounds: Bounds;
}

/** Where people of one community may live, and how many of them in proportion. */
interface Places {
  lng: number[];
  lat: number[];
  weight: number[];
}

export interface Spread {
  columns: PopulationColumns;
  /** Communities that were spread over houses, along streets, and put at one place. */
  byHouses: number;
  byStreets: number;
  atOnePlace: number;
  houses: number;
}

/** Cost: where each house and, for communities without one, each piece of street lies; measured 0.4 s for 20,000 houses. */
export function spreadTotals(totals: readonly PlacedTotal[], ground: SpreadGround): Spread {
  const { network, communities, buildings, bounds } = ground;
  const laid = layGround(network, communities);
  const numbers = new Map(communities.map((community, number) => [community, number]));
  const wanted = new Set(totals.map(({ community }) => numbers.get(community)!));
  const houses = buildings ? housesOf(buildings, wanted, laid.numberAt) : new Map<number, Places>();
  const homeless = new Set([...wanted].filter((number) => !houses.has(number)));
  const streets = homeless.size > 0 ? streetsOf(network, homeless, laid.numberAt) : null;
  const spread = { byHouses: 0, byStreets: 0, atOnePlace: 0, houses: 0 };
  const points = new SharedOut(
    parts.filter((part) => totals.every((total) => total[part] !== null)),
  );
  for (const total of totals) {
    const number = numbers.get(total.community)!;
    if (total.people === 0) continue;
    const overHouses = houses.get(number),
      alongStreets = streets?.get(number);
    points.add(total, overHouses ?? alongStreets ?? onePlace(total.community, bounds));
    if (overHouses) {
      spread.byHouses++;
      spread.houses += overHouses.weight.length;
    } else if (alongStreets) spread.byStreets++;
    else spread.atOnePlace++;
  }
  return { columns: points.done(), ...spread };
}

type NumberAt = (lng: number, lat: number) => number;

function housesOf(buildings: Buildings, wanted: ReadonlySet<number>, numberAt: NumberAt) {
  const found = new Map<number, Places>();
  for (let i = 0; i < buildings.lng.length; i++) {
    const lng = buildings.lng[i]! / unitsPerDegree,
      lat = buildings.lat[i]! / unitsPerDegree;
    place(found, wanted, numberAt, lng, lat, floorSquareMeters(buildings, i));
  }
  return found;
}

function streetsOf(network: Network, wanted: ReadonlySet<number>, numberAt: NumberAt) {
  const found = new Map<number, Places>();
  for (const { lng, lat, meters } of residentialPieces(network))
    place(found, wanted, numberAt, lng, lat, meters);
  return found;
}

function place(
  found: Map<number, Places>,
  wanted: ReadonlySet<number>,
  numberAt: NumberAt,
  lng: number,
  lat: number,
  weight: number,
): void {
  const number = numberAt(lng, lat);
  if (number === nowhere || !wanted.has(number)) return;
  let places = found.get(number);
  if (!places) found.set(number, (places = { lng: [], lat: [], weight: [] }));
  places.lng.push(lng);
  places.lat.push(lat);
  places.weight.push(weight);
}

function onePlace({ polygons, bounds }: Community, [west, south, east, north]: Bounds): Places {
  const middle = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2] as const;
  const [lng, lat] = pointInside(polygons) ?? middle;
  const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  return { lng: [within(lng, west, east)], lat: [within(lat, south, north)], weight: [1] };
}

class SharedOut extends PointColumns {
  add(total: PlacedTotal, { lng, lat, weight }: Places): void {
    const whole = Math.round(total.people * unitsPerPerson);
    const ends = shareEnds(whole, weight);
    const partsEnds = [...this.parts].map(
      ([part, column]) =>
        [column, partEnds(Math.round(total[part]! * unitsPerPerson), whole, ends)] as const,
    );
    const share = (of: Float64Array, i: number) =>
      (of[i]! - (i === 0 ? 0 : of[i - 1]!)) / unitsPerPerson;
    for (let i = 0; i < weight.length; i++) {
      const people = share(ends, i);
      if (people === 0) continue;
      this.lng.push(lng[i]!);
      this.lat.push(lat[i]!);
      this.people.push(people);
      for (const [column, of] of partsEnds) column.push(share(of, i));
    }
  }
}
