import { beside, smooth } from './curve.ts';
import { street, type Draft } from './draft.ts';
import type { Lattice } from './lattice.ts';
import { add, at, minus, mix, scale, unit, type Point } from './plane.ts';
import { brook, expressway, railway, river, riverHalfWidth, riverY } from './terrain.ts';
import { bridges } from './town-roads.ts';

/** Metres from the river's middle within which a bridge is a bridge. */
const abutmentMeters = 69;

export function layRiver(draft: Draft): void {
  const left = beside(river, 1);
  const shore = (side: number): Point[] =>
    river.map((p, i) => mix(p, at(left, i), side * riverHalfWidth(p[0])));
  draft.areas.push({
    ring: [...shore(1), ...shore(-1).reverse()],
    tags: { natural: 'water', water: 'river', name: '示范江', 'name:en': 'Shifan River' },
  });
  draft.lines.push({
    line: river,
    tags: { waterway: 'river', name: '示范江', 'name:en': 'Shifan River' },
  });
  draft.lines.push({
    line: brook,
    tags: { waterway: 'stream', name: '大雾坑', 'name:en': 'Dawu Brook' },
  });
  draft.ground.strip(river, 72);
  draft.ground.strip(brook, 6);
}

/** Three road bridges, each from bank road to bank road; foot traffic uses their sidewalks. */
export function layBridges(draft: Draft, north: Lattice, south: Lattice): void {
  for (const bridge of bridges) {
    const a = at(at(north.points, bridge.north), 0);
    const b = at(at(south.points, bridge.south), 2);
    const along = unit(minus(b, a));
    const middle: Point = [a[0], riverY(a[0])];
    const from = minus(middle, scale(along, abutmentMeters));
    const to = add(middle, scale(along, abutmentMeters));
    const tags = {
      highway: bridge.highway,
      name: bridge.zh,
      'name:en': bridge.en,
      lanes: '4',
      sidewalk: 'both',
      surface: 'asphalt',
    };
    street(draft, [a, from], tags);
    street(draft, [from, mix(from, to, 0.5), to], { ...tags, bridge: 'yes', layer: '1' }, 'ends');
    street(draft, [to, b], tags);
    draft.ground.strip([a, b], 12);
  }
}

/** The ferry of Dutou: foot passengers and bicycles, six minutes from landing to landing. */
export const ferryLandings: { south: Point; north: Point } = {
  south: [1440, riverY(1440) - 82],
  north: [1560, riverY(1560) + 80],
};

export function layFerry(draft: Draft): void {
  const { south, north } = ferryLandings;
  street(
    draft,
    [south, mix(south, north, 0.5), north],
    {
      route: 'ferry',
      name: '示范渡口',
      'name:en': 'Shifan Ferry',
      foot: 'yes',
      bicycle: 'yes',
      motor_vehicle: 'no',
      duration: '00:06',
      opening_hours: '06:30-19:00',
    },
    'ends',
  );
  draft.points.push({
    point: add(south, [-6, -4]),
    tags: { amenity: 'ferry_terminal', name: '渡头码头', 'name:en': 'Dutou Landing' },
  });
  draft.points.push({
    point: add(north, [6, 4]),
    tags: { amenity: 'ferry_terminal', name: '西洲码头', 'name:en': 'Xizhou Landing' },
  });
}

/** The greenway on the northern bank: bicycles and walkers, with links to the bank road. */
export function layGreenway(draft: Draft): void {
  const line: Point[] = [];
  for (let x = 1560; x <= 6500; x += 70) line.push([x, riverY(x) + 80 + 3 * Math.sin(x / 90)]);
  const tags = {
    highway: 'cycleway',
    foot: 'yes',
    segregated: 'no',
    surface: 'asphalt',
    name: '示范江绿道',
    'name:en': 'Shifan River Greenway',
  };
  street(draft, [ferryLandings.north, ...line.slice(1)], tags);
  for (let x = 2600; x < 5900; x += 330) {
    street(
      draft,
      [
        [x, riverY(x) + 78],
        [x + 4, riverY(x + 4) + 101],
      ],
      { highway: 'footway' },
    );
  }
}

export function layExpressway(draft: Draft): void {
  const tags = {
    highway: 'motorway',
    ref: 'S00',
    name: '示范高速',
    'name:en': 'Shifan Expressway',
    oneway: 'yes',
    lanes: '2',
    maxspeed: '100',
    foot: 'no',
    bicycle: 'no',
  };
  street(draft, beside(expressway, -8), tags, 'ends');
  street(draft, [...beside(expressway, 8)].reverse(), tags, 'ends');
  draft.ground.strip(expressway, 24);
}

/** The railway is on an embankment; it bridges the river and every road it meets. */
export function layRailway(draft: Draft): void {
  draft.railway = smooth(railway, 1);
  draft.ground.strip(railway, 12);
  draft.points.push({
    point: [4330, 431],
    tags: {
      railway: 'station',
      name: '示范站',
      'name:en': 'Shifan Station',
      public_transport: 'station',
      train: 'yes',
    },
  });
}
