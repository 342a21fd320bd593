/** A region and its register, as the plan of an import asks about them. */
import { nowhere, type Ground } from './ground.ts';
import type { DatumReference } from './datum-suspicion.ts';
import type { ImportWorld } from './plan-import.ts';
import type { RegionData } from '../region.ts';
import { position } from '../../geo/position.ts';
import { snap } from '../../network/snap.ts';

const farthestStreetMeters = 1000;

export type FacilityWorld = Omit<ImportWorld, 'rows'> & DatumReference;

/**
 * @param ground of the region's communities, with what the register says of them
 * @param knowsCommunity whether a code is in the table of communities, wherever it lies
 */
export function facilityWorld(
  { network, facilities }: Pick<RegionData, 'network' | 'facilities'>,
  ground: Ground,
  knowsCommunity: (code: string) => boolean,
): FacilityWorld {
  const byCode = new Map<string, number>();
  /** Null: several have this name. */
  const byName = new Map<string, string | null>();
  ground.communities.forEach(({ code, name }, i) => {
    if (code === null) return;
    byCode.set(code, i);
    byName.set(name, byName.has(name) ? null : code);
  });
  /** A table names few communities, on many lines. */
  const isKnown = new Map<string, boolean>();
  const isKnownCode = (code: string) => {
    const known = isKnown.get(code) ?? (byCode.has(code) || knowsCommunity(code));
    isKnown.set(code, known);
    return known;
  };
  const codeAt = (lng: number, lat: number) => {
    const number = ground.numberAt(lng, lat);
    return number === nowhere ? null : ground.communities[number]!.code;
  };
  return {
    // In service the register's own stand among them.
    osm: facilities.filter(({ source }) => source === undefined),
    communityNamed({ communityCode, communityName }) {
      if (communityCode !== undefined)
        return isKnownCode(communityCode)
          ? { ok: true, code: communityCode }
          : { ok: false, reasonKey: 'community-code-unknown', value: communityCode };
      // Where no community of the region is known, no name can be called wrong.
      if (communityName === undefined || byName.size === 0) return { ok: true, code: null };
      const code = byName.get(communityName);
      if (code === undefined)
        return { ok: false, reasonKey: 'community-name-unknown', value: communityName };
      if (code === null)
        return { ok: false, reasonKey: 'community-ambiguous', value: communityName };
      return { ok: true, code };
    },
    communityAt: ([lng, lat]) => codeAt(lng, lat),
    middleOf(code) {
      const number = byCode.get(code);
      if (number === undefined) return null;
      const [west, south, east, north] = ground.communities[number]!.bounds;
      const [lng, lat] = [(west + east) / 2, (south + north) / 2];
      // The middle of a bent one may lie in its neighbour.
      return codeAt(lng, lat) === code ? position(lng, lat) : null;
    },
    nearestStreetMeters: (lng, lat) =>
      snap(network, 'foot', position(lng, lat), farthestStreetMeters)?.offStreetMeters ?? Infinity,
    isInCommunity: (code, lng, lat) => (byCode.has(code) ? codeAt(lng, lat) === code : null),
  };
}
