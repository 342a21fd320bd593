import { smooth } from './curve.ts';
import { street, type Draft } from './draft.ts';
import { add, at, turned, type Line, type Point } from './plane.ts';

export interface VillagePlan {
  zh: string;
  en: string;
  center: Point;
  /** Direction of the front lane, radians from east; the pond lies to its right. */
  turn: number;
  lanes: number;
  pond: boolean;
}

export interface Village extends VillagePlan {
  /** Ends of the front lane, where roads arrive. */
  west: Point;
  east: Point;
  /** The far end of the middle lane, for tracks into the fields. */
  back: Point;
  ring: Line;
}

/** Metres from one lane of the comb to the next. */
const laneMeters = 22;

export const villagePlans: VillagePlan[] = [
  { zh: '西洲村', en: 'Xizhou Village', center: [880, 4470], turn: 0.1, lanes: 15, pond: true },
  { zh: '渡头村', en: 'Dutou Village', center: [1180, 2560], turn: 2.6, lanes: 12, pond: true },
  { zh: '罗坑村', en: 'Luokeng Village', center: [1640, 1130], turn: 0.5, lanes: 13, pond: true },
  { zh: '塘尾村', en: 'Tangwei Village', center: [8120, 3560], turn: -0.4, lanes: 16, pond: true },
  {
    zh: '上坪村',
    en: 'Shangping Village',
    center: [2360, 6180],
    turn: 0.25,
    lanes: 13,
    pond: true,
  },
  { zh: '石角村', en: 'Shijiao Village', center: [5180, 6200], turn: -0.2, lanes: 14, pond: false },
  { zh: '深坑村', en: 'Shenkeng Village', center: [8180, 6420], turn: 0.35, lanes: 9, pond: true },
  { zh: '东埔村', en: 'Dongpu Village', center: [8150, 720], turn: 0.15, lanes: 12, pond: true },
];

/** A village laid out like a comb: a front lane by the pond, house rows on lanes behind it. */
export function layVillage(draft: Draft, plan: VillagePlan): Village {
  const { random } = draft;
  const width = plan.lanes * laneMeters;
  const phase = random.between(0, 6);
  const place = (x: number, y: number): Point => {
    const bent: Point = [
      x + 5 * Math.sin(y / 31 + phase),
      y + 7 * Math.sin(x / 47 + phase) + 0.0006 * x * x,
    ];
    return add(plan.center, turned([bent[0], bent[1] - 40], plan.turn));
  };
  const front: Point[] = [];
  for (let x = -width / 2 - 45; x <= width / 2 + 46; x += 30) front.push(place(x, 0));
  street(draft, smooth(front, 2), {
    highway: 'unclassified',
    surface: 'concrete',
    name: `${plan.zh}前街`,
    'name:en': `${plan.en} Front Street`,
  });

  const back = random.between(66, 84);
  street(
    draft,
    [-0.5, -0.25, 0, 0.25, 0.5].map((t) => place(t * width, back + 8 * Math.sin(t * 9 + phase))),
    { highway: 'living_street' },
  );
  const deepest = back * 1.9;
  const middle = Math.floor(plan.lanes / 2);
  let end = place(0, deepest);
  for (let lane = 0; lane <= plan.lanes; lane++) {
    const x = -width / 2 + lane * laneMeters + random.between(-0.6, 0.6);
    const aside = Math.abs(lane / plan.lanes - 0.5);
    const depth = lane === middle ? deepest : deepest * random.between(0.62, 1) * (1 - 0.5 * aside);
    const isWide = lane % 4 === 1;
    layLane(draft, place, x, depth, isWide);
    layHouses(draft, place, x, depth, isWide);
    if (lane === middle) end = place(x, depth);
  }
  layFrontHouses(draft, place, width);
  if (plan.pond) layPond(draft, place, width);
  const hall = [place(-9, 6), place(9, 6), place(9, 30), place(-9, 30)];
  const ring = [
    place(-width / 2 - 40, -14),
    place(width / 2 + 40, -14),
    place(width / 2 + 30, deepest * 0.8),
    place(20, deepest + 14),
    place(-width / 2 - 30, deepest * 0.85),
  ];
  draft.areas.push({ ring, tags: { landuse: 'residential', name: plan.zh, 'name:en': plan.en } });
  draft.halls.push({ ring: hall, name: plan.zh, en: plan.en });
  return { ...plan, west: at(front, 0), east: at(front, -1), back: end, ring };
}

function layLane(
  draft: Draft,
  place: (x: number, y: number) => Point,
  x: number,
  depth: number,
  isWide: boolean,
): void {
  const line: Point[] = [];
  for (let y = 0; y < depth - 8; y += 24) line.push(place(x, y));
  line.push(place(x, depth));
  street(draft, line, { highway: isWide ? 'living_street' : 'footway', surface: 'concrete' });
}

function layHouses(
  draft: Draft,
  place: (x: number, y: number) => Point,
  x: number,
  depth: number,
  isWide: boolean,
): void {
  const { random } = draft;
  const near = isWide ? 3.9 : 2.3;
  for (const side of [1, -1]) {
    for (let y = 9; y < depth + 6; y += random.between(11, 14)) {
      if (random.chance(0.12)) continue;
      const x0 = x + side * near;
      const x1 = x + side * random.between(9.6, 10.4);
      addHouse(
        draft,
        [place(x0, y), place(x1, y), place(x1, y + 9.6), place(x0, y + 9.6)],
        place(x0, y + 5),
      );
    }
  }
}

/** Newer and larger houses on both sides of the front lane's ends. */
function layFrontHouses(draft: Draft, place: (x: number, y: number) => Point, width: number): void {
  for (const sign of [-1, 1]) {
    for (let i = 0; i < 4; i++) {
      const x = sign * (width / 2 - 4 + i * 14);
      addHouse(
        draft,
        [place(x, 6), place(x + 11, 6), place(x + 11, 17), place(x, 17)],
        place(x + 5, 6),
      );
    }
  }
}

function addHouse(draft: Draft, ring: Line, front: Point): void {
  draft.houses.push({
    ring,
    front,
    style: 'farmhouses',
    tags: {
      building: draft.random.pick(['house', 'house', 'residential', 'yes']),
      'building:levels': String(draft.random.whole(1, 4)),
    },
    taken: false,
  });
}

function layPond(draft: Draft, place: (x: number, y: number) => Point, width: number): void {
  const shore: Point[] = [];
  for (let i = 0; i <= 10; i++) {
    const angle = Math.PI + (Math.PI * i) / 10;
    shore.push(place(Math.cos(angle) * width * 0.33, -13 + Math.sin(angle) * 44));
  }
  draft.areas.push({ ring: shore, tags: { natural: 'water', water: 'pond' } });
  draft.ground.ring(shore);
}
