/** What was kept of the 体检报告 of areas, month by month. Rows are written once and never changed. */
import { and, asc, eq } from 'drizzle-orm';
import type { KeptFigures } from '../../domain/area-report/month.ts';
import type { AppDatabase } from './database.ts';
import { reportMonths } from './schema.ts';

export interface ReportMonthRow extends KeptFigures {
  area: string;
  region: string;
  /** YYYY-MM. */
  month: string;
  madeAt: string;
  invented: boolean;
  mapDate: string | null;
  populationSource: string | null;
}

export class ReportMonths {
  private readonly database: AppDatabase;

  constructor(database: AppDatabase) {
    this.database = database;
  }

  /** Of these areas, those that a region has no row of for the month, in their order. */
  missing(region: string, month: string, areas: readonly string[]): string[] {
    const kept = this.database.raw
      .prepare('select area from report_month where region = ? and month = ?')
      .pluck()
      .all(region, month) as string[];
    const there = new Set(kept);
    return areas.filter((area) => !there.has(area));
  }

  /** All of them or, when it fails, none; one that is there already stays as it is. @returns how many are new */
  keep(rows: readonly ReportMonthRow[]): number {
    return this.database.write((tables) =>
      rows.reduce(
        (sum, row) =>
          sum + tables.insert(reportMonths).values(row).onConflictDoNothing().run().changes,
        0,
      ),
    );
  }

  /** Whether a demo has made up months of a region already. */
  hasInvented(region: string): boolean {
    return (
      this.database.raw
        .prepare('select 1 from report_month where region = ? and invented = 1 limit 1')
        .get(region) !== undefined
    );
  }

  /** Oldest first. */
  of(area: string, region: string): ReportMonthRow[] {
    return this.database.tables
      .select()
      .from(reportMonths)
      .where(and(eq(reportMonths.area, area), eq(reportMonths.region, region)))
      .orderBy(asc(reportMonths.month))
      .all();
  }
}
