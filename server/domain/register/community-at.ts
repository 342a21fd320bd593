import type { Position } from '../../geo/position.ts';
import type { RegionEngine } from '../region-engine.ts';
import type { Facility, RegionData } from '../region.ts';
import { nowhere, type Ground } from './ground.ts';

/** Code and name of the community around a position: of the first region that knows one with a code, else null. */
export function communityCodeAt(
  engines: readonly RegionEngine[],
  [lng, lat]: Position,
): { code: string; name: string } | null {
  for (const { region } of engines) {
    const ground = region.completeness?.ground;
    const number = ground?.numberAt(lng, lat) ?? nowhere;
    if (number === nowhere) continue;
    const { code, name } = ground!.communities[number]!;
    if (code !== null) return { code, name };
  }
  return null;
}

const remembered = new WeakMap<Ground, WeakMap<Facility, string | null>>();

/** The community that a facility belongs to: the register's word, else the ground that it stands on. Remembered by facility. */
export function communityOfFacility(
  { completeness }: RegionData,
  facility: Facility,
): string | null {
  if (facility.community !== undefined) return facility.community;
  if (!completeness) return null;
  const { ground } = completeness;
  const known = remembered.get(ground) ?? new WeakMap<Facility, string | null>();
  remembered.set(ground, known);
  let code = known.get(facility);
  if (code === undefined) {
    const number = ground.numberAt(facility.position[0], facility.position[1]);
    code = number === nowhere ? null : ground.communities[number]!.code;
    known.set(facility, code);
  }
  return code;
}
