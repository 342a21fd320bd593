/**
 * Invented history of the demo: what the reports would have said in the months before, had the county's shops and offices opened one after
 * the other. Every figure is reckoned as any other, over fewer facilities; every row says that it is invented.
 */
import { areaFigures } from '../../server/domain/area-report/area-figures.ts';
import { measure } from '../../server/domain/area-report/measure.ts';
import { keptOf, monthOf } from '../../server/domain/area-report/month.ts';
import { reportedAreas } from '../../server/domain/area-report/reported-areas.ts';
import type { Category } from '../../server/domain/categories.ts';
import { Coverage } from '../../server/domain/coverage/coverage.ts';
import { placePeople } from '../../server/domain/coverage/people.ts';
import type { Population } from '../../server/domain/coverage/population.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { ReportMonthRow } from '../../server/store/app/report-months.ts';
import { makeRandom } from '../sample/random.ts';

export const inventedMonths = 6;
/** Of the facilities, each month before has this part fewer. */
const openedEachMonth = 0.06;

/** Oldest first, up to the month before `day`. The same seed and day give the same rows but for `madeAt`. */
export function inventedHistory(
  engine: RegionEngine,
  population: Population,
  categories: readonly Category[],
  day: string,
  seed: number,
): ReportMonthRow[] {
  const placed = placePeople(engine, population.columns, 'walk');
  if (!placed.ok) throw new Error(`point ${placed.point}: ${placed.reason}`);
  const random = makeRandom(seed);
  const { region } = engine;
  const opening = new Map(region.facilities.map((facility) => [facility, random.next()]));
  const areas = reportedAreas(engine);
  return monthsBefore(day).flatMap((month, i) => {
    const monthsAgo = inventedMonths - i;
    const then = engine.over({
      ...region,
      facilities: region.facilities.filter(
        (facility) => opening.get(facility)! >= monthsAgo * openedEachMonth,
      ),
    });
    const measured = measure(new Coverage(then, placed.people, { day, at: null }), categories);
    return areas.map((area) => ({
      area,
      region: region.info.id,
      month,
      madeAt: `${month}-02T00:00:00.000Z`,
      invented: true,
      mapDate: region.info.dataDate,
      populationSource: population.meta.source,
      ...keptOf(areaFigures(then, measured, categories, area, day)),
    }));
  });
}

/** YYYY-MM, oldest first. */
function monthsBefore(day: string): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return Array.from({ length: inventedMonths }, (_, i) =>
    monthOf(new Date(Date.UTC(year, month - 1 - inventedMonths + i, 1)).toISOString()),
  );
}
