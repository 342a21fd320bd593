import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { areaFigures, type AreaFigures } from '../../server/domain/area-report/area-figures.ts';
import { measure } from '../../server/domain/area-report/measure.ts';
import { Coverage } from '../../server/domain/coverage/coverage.ts';
import { reportedAreas } from '../../server/domain/area-report/reported-areas.ts';
import {
  areasPerTurn,
  keepMonths,
  startKeepingMonths,
  type Snapshots,
} from '../../server/jobs/snapshot.ts';
import { ReportMonths } from '../../server/store/app/report-months.ts';
import { peopleOf } from '../fixtures/coverage-of.ts';
import { testCategories } from '../fixtures/drawn-world.ts';
import { emptyDatabase } from '../fixtures/empty-records.ts';
import { inhabitants, street, town, twoCommunities, village } from '../fixtures/two-communities.ts';

const district = '440402';
const four = [district, street, town, village];

/** A service whose clock is moved and which can be started anew over the same database. */
class Service {
  readonly months = new ReportMonths(emptyDatabase());
  readonly asked: (readonly string[])[] = [];
  now = '2026-03-04T02:00:00Z';
  areas: readonly string[] = four;
  figures: Snapshots['figures'] = async (_region, areas) => areas.map(nobodyIn);
  pause = async () => {};

  get world(): Snapshots {
    return {
      months: this.months,
      regions: () => [
        { id: 'r', mapDate: '2026-01-01', populationSource: '人口普查', areas: this.areas },
      ],
      figures: (region, areas, day) => {
        this.asked.push(areas);
        return this.figures(region, areas, day);
      },
      now: () => new Date(this.now),
      pause: () => this.pause(),
    };
  }

  kept(area = district) {
    return this.months.of(area, 'r').map(({ month }) => month);
  }
}

const nobodyIn = (code: string): AreaFigures => ({
  code,
  people: null,
  complete: 0,
  incomplete: 0,
  unknown: 0,
  categories: [],
  communities: [],
});

describe('once a month', () => {
  test('each area is kept, with what it was made from', async () => {
    const engine = await twoCommunities(testCategories.map(({ code }) => code));
    const service = new Service();
    service.areas = reportedAreas(engine);
    service.figures = async (_region, areas, day) => {
      const measured = measure(
        new Coverage(engine, peopleOf(engine, inhabitants), { day, at: null }),
        testCategories,
      );
      return areas.map((area) => areaFigures(engine, measured, testCategories, area, day));
    };
    expect(service.areas).toEqual(four);
    expect(await keepMonths(service.world)).toBe(4);
    const [row] = service.months.of(street, 'r');
    expect(row).toEqual({
      area: street,
      region: 'r',
      month: '2026-03',
      madeAt: '2026-03-04T02:00:00.000Z',
      invented: false,
      mapDate: '2026-01-01',
      populationSource: '人口普查',
      people: 100,
      complete: 20,
      incomplete: 80,
      unknown: 0,
      categories: [
        { code: 'grocery', covered: 30, gap: 70, unknown: 0 },
        { code: 'market', covered: 20, gap: 10, unknown: 0 },
        { code: 'green', covered: 60, gap: 40, unknown: 0 },
        { code: 'health', covered: 60, gap: 40, unknown: 0 },
        { code: 'library', covered: 0, gap: 100, unknown: 0 },
      ],
    });
  });

  test('and not again in the same month, though it is asked again and figures have changed', async () => {
    const service = new Service();
    await keepMonths(service.world);
    service.now = '2026-03-31T15:59:59Z';
    service.figures = async (_region, areas) =>
      areas.map((code) => ({ ...nobodyIn(code), people: 5, complete: 5 }));
    expect(await keepMonths(service.world)).toBe(0);
    expect(service.asked).toHaveLength(1);
    expect(service.months.of(district, 'r')[0]!.people).toBeNull();
    // Midnight of 1 April in China is four in the afternoon of 31 March in Greenwich.
    service.now = '2026-03-31T16:00:00Z';
    expect(await keepMonths(service.world)).toBe(4);
    expect(service.kept()).toEqual(['2026-03', '2026-04']);
  });

  test('a month in which the service did not run stays missing, and none is made up', async () => {
    const service = new Service();
    await keepMonths(service.world);
    service.now = '2026-06-10T00:00:00Z';
    await keepMonths(service.world);
    expect(service.kept()).toEqual(['2026-03', '2026-06']);
  });

  test('an area that comes later has its row in the same month', async () => {
    const service = new Service();
    service.areas = [street];
    await keepMonths(service.world);
    service.areas = four;
    expect(await keepMonths(service.world)).toBe(3);
    expect(service.asked.at(-1)).toEqual([district, town, village]);
  });
});

describe('many areas', () => {
  const many = Array.from({ length: areasPerTurn + 1 }, (_, i) => String(440402000001 + i));

  test('are computed a few at a time', async () => {
    const service = new Service();
    service.areas = many;
    expect(await keepMonths(service.world)).toBe(areasPerTurn + 1);
    expect(service.asked.map(({ length }) => length)).toEqual([areasPerTurn, 1]);
  });

  test('go on after a process that was ended in the middle', async () => {
    const service = new Service();
    service.areas = many;
    service.pause = () => Promise.reject(new Error('ended'));
    await expect(keepMonths(service.world)).rejects.toThrow('ended');
    service.pause = async () => {};
    expect(await keepMonths(service.world)).toBe(1);
    expect(service.asked.map(({ length }) => length)).toEqual([areasPerTurn, 1]);
  });

  test('are each kept once where two processes do it at the same time', async () => {
    const service = new Service();
    service.areas = many;
    const both = await Promise.all([keepMonths(service.world), keepMonths(service.world)]);
    expect(both[0]! + both[1]!).toBe(many.length);
  });
});

describe('the job', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('runs by itself soon after the start and when a month has begun, and says so', async () => {
    const service = new Service();
    const said: string[] = [];
    const stop = startKeepingMonths(service.world, (line) => said.push(line));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual(['reports of the month kept: 4']);
    service.now = '2026-04-02T00:00:00Z';
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect(service.kept()).toEqual(['2026-03', '2026-04']);
    expect(said).toHaveLength(2);
    stop();
    service.now = '2026-05-02T00:00:00Z';
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect(service.kept()).toEqual(['2026-03', '2026-04']);
  });

  test('that fails says why, and tries again', async () => {
    const service = new Service();
    const said: string[] = [];
    service.figures = async () => Promise.reject(new Error('the queue is full'));
    const stop = startKeepingMonths(service.world, (line) => said.push(line));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual(['reports of the month could not be kept: the queue is full']);
    service.figures = async (_region, areas) => areas.map(nobodyIn);
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect(service.kept()).toEqual(['2026-03']);
    stop();
  });

  test('writes nothing after its end, though figures come later', async () => {
    const service = new Service();
    let come: (found: AreaFigures[]) => void = () => undefined;
    service.figures = () => new Promise((done) => (come = done));
    const stop = startKeepingMonths(service.world, () => undefined);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(service.asked).toHaveLength(1);
    stop();
    come(four.map(nobodyIn));
    await vi.advanceTimersByTimeAsync(1000);
    expect(service.kept()).toEqual([]);
  });
});
