import type { Draft } from './draft.ts';
import { add, mix, at, rectangle, turned, type Point } from './plane.ts';

const marketNames = [
  ['老街肉菜市场', 'Laojie Market'],
  ['中心肉菜市场', 'Central Market'],
  ['新城肉菜市场', 'Xincheng Market'],
] as const;

/** What has its place before the ordinary buildings: market halls, ancestral halls, village houses. */
export function buildFirst(draft: Draft): void {
  draft.markets.forEach((center, i) => {
    const ring = roomFor(draft, center, 46, 26);
    const [zh, en] = at(marketNames, i);
    draft.ground.building(ring);
    draft.buildings.push({
      ring,
      front: mix(at(ring, 0), at(ring, 1), 0.5),
      style: 'civic',
      tags: {
        building: 'retail',
        amenity: 'marketplace',
        name: zh,
        'name:en': en,
        opening_hours: 'Mo-Su 05:30-19:30',
        phone: `0000-1234580${i}`,
      },
      taken: true,
      entrance: { entrance: 'main' },
    });
  });
  for (const { ring, name, en } of draft.halls) {
    if (!draft.ground.free(ring)) continue;
    draft.ground.building(ring);
    draft.buildings.push({
      ring,
      front: mix(at(ring, 0), at(ring, 1), 0.5),
      style: 'civic',
      tags: { building: 'public', name: `${name}祠堂`, 'name:en': `${en} Ancestral Hall` },
      taken: true,
    });
  }
  for (const house of draft.houses) {
    if (!draft.ground.free(house.ring)) continue;
    draft.ground.building(house.ring);
    draft.buildings.push(house);
  }
}

/** The free rectangle nearest to a place, in a few directions and distances. */
function roomFor(draft: Draft, center: Point, width: number, depth: number): readonly Point[] {
  for (let distance = 18; distance < 90; distance += 6) {
    for (let i = 0; i < 12; i++) {
      const middle = add(center, turned([distance, 0], (i / 12) * 2 * Math.PI));
      for (const turn of [0, Math.PI / 2]) {
        const along = turned([1, 0], turn - 0.05);
        const ring = rectangle(
          add(middle, turned([-width / 2, -depth / 2], turn - 0.05)),
          along,
          width,
          depth,
        );
        if (draft.ground.free(ring)) return ring;
      }
    }
  }
  throw new Error(`no room for a market hall near ${center.join(',')}`);
}
