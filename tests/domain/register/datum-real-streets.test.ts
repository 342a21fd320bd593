/** Tables over real towns: what is right is never suspected, what is in another datum is found. */
import gcoord from 'gcoord';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Category } from '../../../server/domain/categories.ts';
import { readNorms } from '../../../server/domain/norms.ts';
import {
  datumSuspicion,
  type DatumReference,
} from '../../../server/domain/register/datum-suspicion.ts';
import { nearestStreetOf } from '../../../server/domain/register/nearest-street.ts';
import { readRegisterNorms } from '../../../server/domain/register/register-norms.ts';
import { metersPerDegreeLat, metersPerDegreeLng } from '../../../server/geo/distance.ts';
import { position, type Position } from '../../../server/geo/position.ts';
import { openOsmFile } from '../../../server/ingest/osm/open.ts';
import { readRegion } from '../../../server/ingest/read-region.ts';
import type { Network } from '../../../server/network/network.ts';
import { sharedData } from '../../shared-data.ts';
import { makeRandom } from '../../../scripts/sample/random.ts';

const json = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../data/${name}.json`, import.meta.url), 'utf8'));
const entries = json('norms').norms;
const norms = readRegisterNorms(entries);

async function networkOf(path: string): Promise<Network> {
  const categories = json('categories').categories as Category[];
  const read = await readRegion(await openOsmFile(path), {
    bbox: null,
    categories,
    norms: readNorms(entries),
  });
  return read.network;
}

/** Places beside streets drawn by their length: 17 of 20 up to 25 m off, the others up to 100 m, as in a compound. */
function shopsAlong(network: Network, count: number): Position[] {
  const random = makeRandom(7);
  const upTo: number[] = [];
  let total = 0;
  for (const meters of network.edgeLengthMeters) upTo.push((total += meters));
  return Array.from({ length: count }, (_, i) => {
    const at = random.next() * total;
    const edge = upTo.findIndex((sum) => sum >= at);
    const first = network.shapeFirst[edge]!;
    const a = first + Math.floor(random.next() * (network.shapeFirst[edge + 1]! - 1 - first));
    const along = random.next();
    const between = (values: Int32Array) =>
      (values[a]! + (values[a + 1]! - values[a]!) * along) / 1e7;
    const [lng, lat] = [between(network.shapeLng), between(network.shapeLat)];
    const off = (i % 20 < 17 ? 25 : 100) * random.next();
    const angle = 2 * Math.PI * random.next();
    return position(
      lng + (Math.cos(angle) * off) / metersPerDegreeLng(lat),
      lat + (Math.sin(angle) * off) / metersPerDegreeLat,
    );
  });
}

const wrongly = (places: readonly Position[], datum: 'GCJ02' | 'BD09') =>
  places.map((place) => ({
    position: gcoord.transform(
      [...place] as [number, number],
      gcoord.WGS84,
      gcoord[datum],
    ) as Position,
  }));

describe.for([
  ['zhuhai-tangjia', 'town'],
  ['zhuhai-jinding', 'town'],
  ['shenzhen-longgang', 'city'],
  // Streets so dense that half of what is 500 m off still lies within 30 m of one.
  ['sichuan-panzhihua', 'dense city'],
])('60 and 600 shops along the streets of %s, a %s', ([town]) => {
  it('are believed in WGS-84 and found out in GCJ-02 and BD-09', async (context) => {
    const network = await networkOf(sharedData(`osm/${town}.osm.pbf`, context));
    const reference: DatumReference = { nearestStreetMeters: nearestStreetOf(network, 300) };
    for (const count of [60, 600]) {
      const places = shopsAlong(network, count);
      const right = places.map((place) => ({ position: place }));
      expect(datumSuspicion(right, reference, norms)).toBeNull();
      expect(datumSuspicion(wrongly(places, 'GCJ02'), reference, norms)).toMatchObject({
        suspected: 'gcj02',
      });
      expect(datumSuspicion(wrongly(places, 'BD09'), reference, norms)).toMatchObject({
        suspected: 'bd09',
      });
    }
  });
});
