/** What the register costs: one edit among 10,000 rows, and a circle with communities to count. */
import { layGround } from '../../server/domain/register/ground.ts';
import { withRegister } from '../../server/domain/register/with-register.ts';
import type { RegisterEntry } from '../../server/domain/register/entry.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { Community, Facility } from '../../server/domain/region.ts';
import { position, type Position } from '../../server/geo/position.ts';
import { answer } from './circles.ts';
import { categories } from './facts.ts';
import { reportTimes } from './figures.ts';

const rows = 10_000;
const rounds = 50;
const communitiesPerSide = 10;
const today = '2026-03-04';

/** @param origins places where people are; the rows stand around them */
export function benchRegister(
  engine: RegionEngine,
  origins: readonly Position[],
  data: string,
): void {
  const entries = new Map<string, RegisterEntry>();
  for (let i = 0; i < rows; i++) entries.set(`f${i}`, entryAt(i, origins, 0));
  const started = performance.now();
  const ground = layGround(engine.region.network, checkered(engine));
  reportTimes('ground of 100 communities', [performance.now() - started], data, []);
  const completeness = { ground, signed: new Map() };
  const lay = () => {
    const over = engine.over(withRegister(engine.region, entries.values(), completeness, today));
    over.access('walk');
    return over;
  };
  const first = performance.now();
  lay();
  reportTimes(`overlay of ${rows} rows, the first`, [performance.now() - first], data, []);
  const times: number[] = [];
  let over = engine;
  for (let i = 0; i < rounds; i++) {
    entries.set(`f${i}`, entryAt(i, origins, 1e-4));
    const edit = performance.now();
    over = lay();
    times.push(performance.now() - edit);
  }
  reportTimes(`overlay after one edit among ${rows} rows`, times, data, [50]);
  // The same facilities with and without communities: what counting them costs.
  const plain = engine.over(withRegister(engine.region, entries.values(), null, today));
  const circles = { without: [] as number[], with: [] as number[] };
  for (let round = 0; round < 5; round++)
    for (const at of origins)
      for (const [name, asked] of [
        ['without', plain],
        ['with', over],
      ] as const) {
        const one = performance.now();
        answer(asked, at, 15);
        if (round > 0) circles[name].push(performance.now() - one);
      }
  for (const name of ['without', 'with'] as const)
    reportTimes(`whole answer among ${rows} rows, ${name} communities`, circles[name], data, []);
}

function entryAt(i: number, origins: readonly Position[], aside: number): RegisterEntry {
  const [lng, lat] = origins[i % origins.length]!;
  const at = position(lng + ((i % 97) - 48) * 1e-5 + aside, lat + ((i % 89) - 44) * 1e-5);
  const code = categories[i % categories.length]!.code;
  const facility: Facility = {
    id: `f${i}`,
    name: `设施${i}`,
    categories: [code],
    position: at,
    entrances: [at],
    source: 'office',
  };
  return { facility, osmId: null, mergedInto: null };
}

function checkered({ region }: RegionEngine): Community[] {
  const [west, south, east, north] = region.info.bounds;
  const n = communitiesPerSide;
  return Array.from({ length: n * n }, (_, i) => {
    const [x, y] = [i % n, Math.floor(i / n)];
    const w = west + ((east - west) * x) / n,
      e = west + ((east - west) * (x + 1)) / n,
      s = south + ((north - south) * y) / n,
      top = south + ((north - south) * (y + 1)) / n;
    return {
      code: `440402${String(i).padStart(6, '0')}`,
      name: `社区${i}`,
      committee: 'urban' as const,
      officialCode: null,
      bounds: [w, s, e, top] as const,
      polygons: [
        [
          [
            [w, s],
            [e, s],
            [e, top],
            [w, top],
            [w, s],
          ],
        ],
      ],
    };
  });
}
