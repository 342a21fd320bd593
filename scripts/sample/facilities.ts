import type { Building, Draft } from './draft.ts';
import { districts, type District } from './districts.ts';
import type { Tags } from './elements.ts';
import { kinds, otherShops, type Kind } from './kinds.ts';
import { campusNames, landmarks } from './landmarks.ts';
import { shopHeads } from './names.ts';
import { offices } from './offices.ts';
import { add, at, left, meters, minus, scale, unit, type Point } from './plane.ts';

/** Gives the town its facilities: offices, landmarks, named campuses, and shops along the streets. */
export function layFacilities(draft: Draft): void {
  const { random } = draft;
  // No area code is 0000, so that nobody is rung up by a number of an invented shop.
  let phones = 0;
  const contact = (): Tags =>
    random.chance(0.75) ? { phone: `0000-12345${String(++phones % 900).padStart(3, '0')}` } : {};
  const opening = (hours: string | undefined): Tags =>
    hours && random.chance(0.88) ? { opening_hours: hours } : {};

  nameCampuses(draft);
  for (const landmark of landmarks) {
    place(
      draft,
      nearestFree(draft, landmark.at, 'any'),
      { ...landmark.tags, ...opening(landmark.hours), ...contact() },
      landmark.isBuilding,
    );
  }
  for (const district of districts) {
    for (const office of offices) {
      if (
        (office.only && office.only !== district.kind) ||
        district.lacks?.includes(office.category)
      )
        continue;
      const building = nearestFree(draft, district.seat, office.isBuilding ? 'large' : 'any');
      place(
        draft,
        building,
        { ...office.tags(district), ...opening(office.hours), ...contact() },
        office.isBuilding,
      );
    }
  }
  // Each urban community has at least one of every kind of shop, unless it honestly lacks it.
  for (const district of districts.filter((d) => d.kind === 'urban')) {
    for (const kind of kinds) {
      if (district.lacks?.includes(kind.category)) continue;
      const offset: Point = [random.between(-230, 230), random.between(-180, 180)];
      place(
        draft,
        nearestFree(draft, add(district.seat, offset), 'any'),
        shopTags(draft, kind, opening, contact),
      );
    }
  }
  for (const building of draft.buildings) {
    if (building.taken || !random.chance(shopShare[building.style])) continue;
    if (random.chance(0.12)) {
      place(draft, building, { ...random.pick(otherShops) });
      continue;
    }
    const kind = common(draft);
    if (districtOf(building.front).lacks?.includes(kind.category)) continue;
    place(draft, building, shopTags(draft, kind, opening, contact));
  }
}

const shopShare: Record<Building['style'], number> = {
  mixed: 0.05,
  old: 0.05,
  lanes: 0.025,
  slabs: 0,
  sheds: 0,
  shops: 0.12,
  towers: 0.25,
  civic: 0,
  farmhouses: 0,
};

function shopTags(
  draft: Draft,
  kind: Kind,
  opening: (hours: string) => Tags,
  contact: () => Tags,
): Tags {
  const [head, headEn] = draft.random.pick(shopHeads);
  const [word, wordEn] = draft.random.pick(kind.words);
  return {
    ...kind.tags,
    name: `${head}${word}`,
    'name:en': `${headEn} ${wordEn}`,
    ...opening(draft.random.pick(kind.hours)),
    ...contact(),
  };
}

function common(draft: Draft): Kind {
  let rest = draft.random.between(
    0,
    kinds.reduce((sum, k) => sum + k.weight, 0),
  );
  for (const kind of kinds) {
    rest -= kind.weight;
    if (rest < 0) return kind;
  }
  return at(kinds, -1);
}

function districtOf(p: Point): District {
  return districts.reduce((best, d) => (meters(d.seat, p) < meters(best.seat, p) ? d : best));
}

function nearestFree(draft: Draft, p: Point, size: 'any' | 'large'): Building {
  let best: Building | undefined;
  let nearest = Infinity;
  for (const building of draft.buildings) {
    const far = meters(building.front, p);
    if (far >= nearest || building.taken || !isFit(building, size)) continue;
    best = building;
    nearest = far;
  }
  if (!best) throw new Error('no building is left for a facility');
  return best;
}

function isFit({ style, ring }: Building, size: 'any' | 'large'): boolean {
  if (style === 'slabs' || style === 'sheds') return false;
  return size === 'any' || style === 'farmhouses' || meters(at(ring, 0), at(ring, 1)) >= 15;
}

/** A facility is a node just behind its front door, or the building itself with an entrance. */
function place(draft: Draft, building: Building, tags: Tags, isBuilding = false): void {
  building.taken = true;
  if (isBuilding) {
    Object.assign(building.tags, tags);
    building.entrance = { entrance: 'main' };
    return;
  }
  const along = unit(minus(at(building.ring, 1), at(building.ring, 0)));
  draft.points.push({ point: add(building.front, scale(left(along), 2)), tags });
}

function nameCampuses(draft: Draft): void {
  const used = { school: 0, hospital: 0, park: 0 };
  for (const campus of draft.campuses) {
    const name = campusNames[campus.use][used[campus.use]++];
    if (!name) throw new Error(`no name is left for a ${campus.use}`);
    campus.fence.tags = {
      ...campusTags[campus.use],
      name: name[0],
      'name:en': name[1],
      ...name[2],
    };
  }
}

const campusTags: Record<'school' | 'hospital' | 'park', Tags> = {
  school: { amenity: 'school', 'isced:level': '1', barrier: 'fence' },
  hospital: {
    amenity: 'hospital',
    healthcare: 'hospital',
    emergency: 'yes',
    opening_hours: '24/7',
    phone: '0000-12345120',
  },
  park: { leisure: 'park', opening_hours: 'Mo-Su 06:00-22:30' },
};
