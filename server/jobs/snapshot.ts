/**
 * Keeps what each area's 体检报告 says, once a month: whenever rows of the running month are missing, a few areas at a time. What is
 * kept is kept, so a restart goes on where the last process ended, and two processes write each row once.
 */
import { keptOf, monthOf } from '../domain/area-report/month.ts';
import type { AreaFigures } from '../domain/area-report/area-figures.ts';
import { dayOf } from '../domain/register/day.ts';
import type { ReportMonths } from '../store/app/report-months.ts';

export interface SnapshotRegion {
  id: string;
  mapDate: string | null;
  populationSource: string;
  areas: readonly string[];
}

export interface Snapshots {
  months: Pick<ReportMonths, 'missing' | 'keep'>;
  /** Regions in service whose population is known; where it is not, a month would hold nothing. */
  regions: () => readonly SnapshotRegion[];
  /** Figures on foot, in the order of the areas. */
  figures: (region: string, areas: readonly string[], day: string) => Promise<AreaFigures[]>;
  now: () => Date;
  /** Between two turns. */
  pause: () => Promise<void>;
}

/** Areas that are computed and written in one turn. */
export const areasPerTurn = 40;
const everyMs = 10 * 60_000;
/** Visitors come first when the service has just started. */
const firstAfterMs = 20_000;

/** @returns how many rows are new */
export async function keepMonths(world: Snapshots): Promise<number> {
  let kept = 0;
  for (const region of world.regions()) {
    const open = world.months.missing(region.id, monthOf(dayOf(world.now())), region.areas);
    for (let i = 0; i < open.length; i += areasPerTurn) {
      kept += await keepSome(world, region, open.slice(i, i + areasPerTurn));
      await world.pause();
    }
  }
  return kept;
}

async function keepSome(
  { figures, months, now }: Snapshots,
  { id, mapDate, populationSource }: SnapshotRegion,
  areas: readonly string[],
): Promise<number> {
  const at = now();
  const day = dayOf(at);
  const found = await figures(id, areas, day);
  return months.keep(
    found.map((one) => ({
      area: one.code,
      region: id,
      month: monthOf(day),
      madeAt: at.toISOString(),
      invented: false,
      mapDate,
      populationSource,
      ...keptOf(one),
    })),
  );
}

/** @returns ends the job */
export function startKeepingMonths(
  world: Omit<Snapshots, 'pause'>,
  say: (message: string) => void,
): () => void {
  let isEnded = false;
  let isRunning = false;
  // Once the job has ended, a run under way goes no further: the database may be closed.
  const pause = () =>
    new Promise<void>((done) => {
      setImmediate(() => {
        if (!isEnded) done();
      });
    });
  const figures: Snapshots['figures'] = async (...question) => {
    const found = await world.figures(...question);
    if (isEnded) await new Promise<never>(() => undefined);
    return found;
  };
  const run = () => {
    if (isRunning) return;
    isRunning = true;
    keepMonths({ ...world, figures, pause })
      .then(
        (kept) => {
          if (kept > 0) say(`reports of the month kept: ${kept}`);
        },
        (error: unknown) => {
          if (!isEnded) say(`reports of the month could not be kept: ${(error as Error).message}`);
        },
      )
      .finally(() => {
        isRunning = false;
      });
  };
  const first = setTimeout(run, firstAfterMs);
  const timer = setInterval(run, everyMs);
  first.unref();
  timer.unref();
  return () => {
    isEnded = true;
    clearTimeout(first);
    clearInterval(timer);
  };
}
