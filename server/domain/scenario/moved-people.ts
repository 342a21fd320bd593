/** People on the streets of a scenario: only those near a change are looked at again. */
import { metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import { position, unitsPerDegree } from '../../geo/position.ts';
import { accessClasses, accessClassOf } from '../../network/profiles.ts';
import { snap } from '../../network/snap.ts';
import { noStreet, nowhere, withLimit, type People } from '../coverage/people.ts';
import { kindAt } from '../kind.ts';
import type { RegionEngine } from '../region-engine.ts';

/** Cells of built density are about 100 m wide. */
const densityCellMeters = 150;

/**
 * Whoever lives farther from every changed street than people walk to a street, and than density counts, keeps their street and their kind.
 * Limits are those of the norms.
 * @param engine over the changed network, whose old numbers are those of the people's
 */
export function movedPeople(people: People, before: RegionEngine, engine: RegionEngine): People {
  const { region, norms } = engine;
  const boxes = changedBoxes(before, engine);
  const reach = Math.max(norms.snapLimitMeters, norms.densityRadiusMeters + densityCellMeters);
  const edge = people.edge.slice(),
    alongMeters = people.alongMeters.slice(),
    offStreetMeters = people.offStreetMeters.slice(),
    rural = people.rural.slice();
  const accessClass = accessClassOf(people.profile);
  for (let i = 0; i < people.count; i++) {
    const lng = people.lng[i]!,
      lat = people.lat[i]!;
    if (!isNear(boxes, lng, lat, reach)) continue;
    const at = position(lng, lat);
    const door = snap(region.network, accessClass, at, norms.snapLimitMeters);
    edge[i] = door?.edge ?? noStreet;
    alongMeters[i] = door?.alongMeters ?? 0;
    offStreetMeters[i] = door?.offStreetMeters ?? 0;
    const number = people.community[i]!;
    const around = number === nowhere ? [] : [region.communities[number]!];
    rural[i] = kindAt({ ...region, communities: around }, at, norms).kind === 'rural' ? 1 : 0;
  }
  const moved = { ...people, edge, alongMeters, offStreetMeters, rural };
  return withLimit(moved, norms);
}

type Box = [west: number, south: number, east: number, north: number];

/** In degrees: one for each edge that is new, has other flags, or may be started from by others than before. */
function changedBoxes({ region: { network: old } }: RegionEngine, { region }: RegionEngine): Box[] {
  const { network } = region;
  const boxes: Box[] = [];
  for (let edge = 0; edge < network.edgeCount; edge++) {
    const isSame =
      edge < old.edgeCount &&
      old.edgeFlags[edge] === network.edgeFlags[edge] &&
      accessClasses.every((c) => old.snappable[c][edge] === network.snappable[c][edge]);
    if (isSame) continue;
    const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = network.shapeFirst[edge]!; i < network.shapeFirst[edge + 1]!; i++) {
      box[0] = Math.min(box[0], network.shapeLng[i]! / unitsPerDegree);
      box[1] = Math.min(box[1], network.shapeLat[i]! / unitsPerDegree);
      box[2] = Math.max(box[2], network.shapeLng[i]! / unitsPerDegree);
      box[3] = Math.max(box[3], network.shapeLat[i]! / unitsPerDegree);
    }
    boxes.push(box);
  }
  return boxes;
}

function isNear(boxes: readonly Box[], lng: number, lat: number, meters: number): boolean {
  const dLat = meters / metersPerDegreeLat,
    dLng = meters / metersPerDegreeLng(lat);
  return boxes.some(
    ([west, south, east, north]) =>
      lng >= west - dLng && lng <= east + dLng && lat >= south - dLat && lat <= north + dLat,
  );
}
