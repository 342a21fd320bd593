/** Where people are counted together: communities, what those belong to, or squares. */
import { metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import { rounded, type Bounds } from '../../geo/position.ts';
import type { Community } from '../region.ts';
import { nowhere, type People } from './people.ts';

export interface Area {
  /** Division code, or the cell's name; null: no known community. */
  readonly code: string | null;
  readonly name: string | null;
  /** GeoJSON MultiPolygon coordinates; null where nothing can be drawn. */
  readonly polygons: number[][][][] | null;
}

export interface Areas {
  readonly list: readonly Area[];
  /** Number in `list`, person by person. */
  readonly ofPerson: Int32Array;
}

/** Digits of a code by level. */
export const digitsOf = { community: 12, street: 9, district: 6 } as const;

/**
 * All communities, also those without people, and last of all whoever lives in none that is known.
 * @param digits of the codes: 12 for communities, 9 for streets, 6 for districts
 * @param names of streets and districts by their code
 * The polygons of a street are those of its communities side by side.
 */
export function divisionAreas(
  communities: readonly Community[],
  people: People,
  digits: number,
  names: Readonly<Record<string, string>>,
): Areas {
  const list: { code: string | null; name: string | null; polygons: number[][][][] | null }[] = [];
  const byCode = new Map<string, number>();
  const ofCommunity = communities.map(({ code, name, polygons }) => {
    // A community without a code belongs to no street that is known, but is one.
    const own = code === null && digits !== digitsOf.community ? '' : code?.slice(0, digits);
    const found = own === undefined ? undefined : byCode.get(own);
    if (found !== undefined) {
      list[found]!.polygons!.push(...polygons);
      return found;
    }
    const number = list.length;
    if (own !== undefined) byCode.set(own, number);
    const isWhole = digits === digitsOf.community;
    list.push({
      code: own || null,
      name: isWhole ? name : ((own && names[own]) ?? null),
      polygons: [...polygons],
    });
    return number;
  });
  const elsewhere = byCode.get('') ?? list.length;
  const ofPerson = people.community.map((community) =>
    community === nowhere ? elsewhere : ofCommunity[community]!,
  );
  if (elsewhere === list.length && ofPerson.includes(elsewhere))
    list.push({ code: null, name: null, polygons: null });
  return { list, ofPerson };
}

/** Squares of the region that hold a person, named by column and row from its south-west corner. */
export function squareAreas([west, south, , north]: Bounds, people: People, meters: number): Areas {
  const stepLat = meters / metersPerDegreeLat;
  const stepLng = meters / metersPerDegreeLng((south + north) / 2);
  const name = (i: number) =>
    `${Math.floor((people.lng[i]! - west) / stepLng)}-${Math.floor((people.lat[i]! - south) / stepLat)}`;
  return cellAreas(people, name, (code) => {
    const [column, row] = code.split('-').map(Number) as [number, number];
    const corner = (x: number, y: number) => [...rounded(west + x * stepLng, south + y * stepLat)];
    return [
      corner(column, row),
      corner(column + 1, row),
      corner(column + 1, row + 1),
      corner(column, row + 1),
      corner(column, row),
    ];
  });
}

/** Cells that hold a person, in the order in which people come to them. */
export function cellAreas(
  people: People,
  codeOf: (person: number) => string,
  ringOf: (code: string) => number[][],
): Areas {
  const list: Area[] = [];
  const byCode = new Map<string, number>();
  const ofPerson = new Int32Array(people.count);
  for (let i = 0; i < people.count; i++) {
    const code = codeOf(i);
    let number = byCode.get(code);
    if (number === undefined) {
      number = list.length;
      byCode.set(code, number);
      list.push({ code, name: null, polygons: [[ringOf(code)]] });
    }
    ofPerson[i] = number;
  }
  return { list, ofPerson };
}
