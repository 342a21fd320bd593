/** Every figure of every community of the province, and five residents' answers for each; seeded. */
import type { Position } from '../../server/geo/position.ts';
import { evaluationQuestions, latestClosedYear } from '../../server/domain/evaluation.ts';
import { readScorecardNorms } from '../../server/domain/scorecard/norms.ts';
import { readDivisions } from '../../server/ingest/divisions.ts';
import type { AppDatabase } from '../../server/store/app/database.ts';
import type { Divisions } from '../../server/store/app/divisions.ts';
import normsFile from '../../data/norms.json' with { type: 'json' };

const answersEach = 5;
/** Column → least and most, whole numbers. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  households: [200, 4000],
  residents: [600, 12_000],
  elderly: [50, 2000],
  children: [50, 2000],
  non_registered: [0, 3000],
  committee_members: [3, 9],
  committee_women: [0, 5],
  full_time_workers: [1, 20],
  social_workers: [0, 6],
  social_organisations: [0, 12],
  registered_volunteers: [10, 1500],
  participants_this_year: [50, 5000],
  indoor_square_meters: [20, 1500],
  outdoor_square_meters: [50, 3000],
  online_items_percent: [20, 100],
  dwellings: [200, 4000],
  property_managed_dwellings: [0, 200],
  household_workers: [10, 100],
  certified_household_workers: [0, 10],
};

/**
 * Communities of the city have their offices around the places, so their circles are searched; all others lie where no region is.
 * @returns codes of the city's communities
 */
export function fillFigures(
  { raw, write }: AppDatabase,
  divisions: Divisions,
  city: string,
  places: readonly Position[],
): string[] {
  divisions.fill(readDivisions('data/divisions'));
  let state = 20121011;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const columns = Object.keys(ranges);
  const update = raw.prepare(
    `update community set office_lng = ?, office_lat = ?, office_phone = '0756-2120000', ${columns.map((name) => `${name} = ?`).join()} where code = ?`,
  );
  const answer = raw.prepare(
    'insert into evaluation (id, community, year, scores, at) values (?, ?, ?, ?, ?)',
  );
  const now = new Date();
  const year = latestClosedYear(readScorecardNorms(normsFile.norms), now);
  const codes = raw.prepare('select code from community order by code').pluck().all() as string[];
  const ofCity: string[] = [];
  write(() => {
    for (const code of codes) {
      const isOfCity = code.startsWith(city);
      if (isOfCity) ofCity.push(code);
      const [lng, lat] = isOfCity ? places[ofCity.length % places.length]! : [113.3, 23.1];
      const figures = Object.values(ranges).map(
        ([least, most]) => least + random(most - least + 1),
      );
      update.run(lng, lat, ...figures, code);
      for (let i = 0; i < answersEach; i++) {
        const scores = evaluationQuestions.map(() => 1 + random(5));
        answer.run(`${code}-${i}`, code, year, JSON.stringify(scores), now.toISOString());
      }
    }
  });
  return ofCity;
}
