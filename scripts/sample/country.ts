import { smooth } from './curve.ts';
import { halfWidthOf, street, type Draft } from './draft.ts';
import type { Tags } from './elements.ts';
import type { Lattice } from './lattice.ts';
import {
  add,
  at,
  crossing,
  meters,
  minus,
  mix,
  scale,
  unit,
  type Line,
  type Point,
} from './plane.ts';
import { expressway } from './terrain.ts';
import type { Village } from './village.ts';
import { ferryLandings } from './water.ts';

/** Roads between the town and its villages, and out of the county. */
export function layCountryRoads(
  draft: Draft,
  north: Lattice,
  south: Lattice,
  villages: readonly Village[],
): void {
  const n = (column: number, row: number): Point => at(at(north.points, column), row);
  const s = (column: number, row: number): Point => at(at(south.points, column), row);
  const v = (zh: string): Village => {
    const found = villages.find((village) => village.zh === zh);
    if (!found) throw new Error(`no village ${zh}`);
    return found;
  };
  const xizhou = v('西洲村');
  const dutou = v('渡头村');
  const luokeng = v('罗坑村');
  const tangwei = v('塘尾村');
  const shangping = v('上坪村');
  const shijiao = v('石角村');
  const shenkeng = v('深坑村');
  const dongpu = v('东埔村');
  const primary = { highway: 'primary', ref: 'S000', lanes: '2' };
  const county = { highway: 'tertiary' };
  const lane = { highway: 'unclassified', surface: 'concrete' };

  road(draft, [n(0, 2), [1690, 3905], [1420, 3985], [760, 4230], [200, 4280], [-180, 4330]], {
    ...primary,
    name: '示范西路',
    'name:en': 'West Shifan Road',
    sidewalk: 'right',
  });
  road(draft, [n(7, 2), [7260, 3250], [7900, 3160], [8500, 3260], [9180, 3180]], {
    ...primary,
    name: '示范东路',
    'name:en': 'East Shifan Road',
    sidewalk: 'right',
  });
  road(draft, [n(2, 4), [3020, 5080], [2960, 5420], [2740, 5800], shangping.east], {
    ...county,
    name: '上坪路',
    'name:en': 'Shangping Road',
  });
  road(draft, [n(4, 4), [4560, 5040], [4720, 5480], [4930, 5850], shijiao.west], {
    ...county,
    name: '石角路',
    'name:en': 'Shijiao Road',
  });
  road(draft, [[760, 4230], xizhou.west], lane);
  road(draft, [xizhou.east, [1240, 4330], [1420, 3985]], lane);
  road(draft, [ferryLandings.north, [1580, 3560], [1640, 3760], [1690, 3905]], {
    ...lane,
    name: '码头路',
    'name:en': 'Landing Road',
  });
  road(draft, [s(0, 1), [2100, 1890], [1700, 2150], dutou.west], {
    ...county,
    name: '渡头路',
    'name:en': 'Dutou Road',
  });
  road(draft, [dutou.east, [1400, 2850], [1455, 3060], ferryLandings.south], lane);
  road(draft, [s(0, 0), [2200, 1130], [1950, 1160], luokeng.east], {
    ...county,
    name: '罗坑路',
    'name:en': 'Luokeng Road',
  });
  road(draft, [luokeng.west, [1300, 1500], [1420, 1850], [1700, 2150]], lane);
  road(draft, [s(1, 0), [3850, 800], [4020, 430], [4180, 150], [4150, -180]], {
    ...county,
    name: '站前路',
    'name:en': 'Zhanqian Road',
  });
  road(draft, [s(3, 0), [6450, 980], [6900, 880], [7300, 620], [7700, 620], dongpu.west], {
    ...county,
    name: '东埔路',
    'name:en': 'Dongpu Road',
  });
  road(draft, [dongpu.east, [8600, 900], [9180, 820]], lane);
  road(draft, [[7900, 3160], [7880, 3380], tangwei.west], lane);
  road(draft, [tangwei.east, [8430, 3390], [8500, 3260]], lane);
  road(
    draft,
    [
      shijiao.east,
      [5700, 6330],
      [6080, 6620],
      [6480, 6480],
      [6820, 6610],
      [7240, 6480],
      [7620, 6560],
      shenkeng.west,
    ],
    lane,
  );
  road(
    draft,
    [
      shangping.back,
      [2750, 6480],
      [3300, 6120],
      [3850, 6020],
      [4400, 6130],
      [4800, 6060],
      shijiao.west,
    ],
    { highway: 'track', surface: 'compacted' },
  );
  road(
    draft,
    [
      tangwei.back,
      [7900, 4050],
      [7760, 4500],
      [7560, 4900],
      [7560, 5350],
      [7760, 5700],
      [7980, 6050],
      shenkeng.back,
    ],
    { highway: 'track', surface: 'gravel' },
  );
  road(draft, [n(1, 4), [2330, 4980], [2120, 5020], [1800, 4900], xizhou.back], {
    highway: 'track',
    surface: 'compacted',
  });
}

/** A winding road; where it meets the expressway it goes under it. */
function road(draft: Draft, points: Line, tags: Tags): void {
  const line = smooth(points, 5);
  for (let i = 0; i < line.length - 1; i++) {
    for (let j = 0; j < expressway.length - 1; j++) {
      const meet = crossing(at(line, i), at(line, i + 1), at(expressway, j), at(expressway, j + 1));
      if (!meet) continue;
      const middle = mix(at(line, i), at(line, i + 1), meet.t);
      const along = unit(minus(at(line, i + 1), at(line, i)));
      const from = minus(middle, scale(along, 22));
      const to = add(middle, scale(along, 22));
      const before = line.slice(0, i + 1).filter((p) => meters(p, middle) > 30);
      const after = line.slice(i + 1).filter((p) => meters(p, middle) > 30);
      addRoad(draft, [...before, from], tags);
      street(draft, [from, to], { ...tags, tunnel: 'yes', layer: '-1', maxheight: '3.5' }, 'ends');
      return addRoad(draft, [to, ...after], tags);
    }
  }
  addRoad(draft, line, tags);
}

/** A road on open land: joined to the others, and kept free of buildings and ponds. */
export function addRoad(draft: Draft, line: Line, tags: Tags): void {
  street(draft, line, tags);
  draft.ground.strip(line, halfWidthOf(tags));
}

/** Farmhouses and shops that stand along the roads out of town. */
export function layRibbons(draft: Draft): void {
  for (const { line, tags } of draft.streets) {
    if (
      !['tertiary', 'primary'].includes(tags['highway'] ?? '') ||
      tags['lanes'] === '3' ||
      tags['sidewalk'] === 'separate'
    )
      continue;
    for (let i = 2; i < line.length - 1; i += 1) {
      if (!draft.random.chance(0.3)) continue;
      for (const side of [1, -1]) {
        const a = at(line, i);
        const along = scale(unit(minus(at(line, i + 1), a)), side);
        const corner = add(a, scale([-along[1], along[0]], 11));
        const ring = [
          corner,
          add(corner, scale(along, 14)),
          add(add(corner, scale(along, 14)), scale([-along[1], along[0]], 10)),
          add(corner, scale([-along[1], along[0]], 10)),
        ];
        draft.houses.push({
          ring,
          front: mix(at(ring, 0), at(ring, 1), 0.5),
          style: 'farmhouses',
          tags: { building: 'house', 'building:levels': '3' },
          taken: false,
        });
      }
    }
  }
}
