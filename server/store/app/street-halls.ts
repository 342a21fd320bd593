/** Service halls of streets and towns: how large they are. */
import { and, eq, gte, lt } from 'drizzle-orm';
import type { AuditLog } from './audit.ts';
import type { AppDatabase } from './database.ts';
import { streetHalls } from './schema.ts';

export interface StoredHall {
  code: string;
  squareMeters: number | null;
  version: number;
  updatedAt: string | null;
}

export class StreetHalls {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly now: () => Date;

  constructor(database: AppDatabase, audit: AuditLog, now: () => Date) {
    this.database = database;
    this.audit = audit;
    this.now = now;
  }

  /** Of a street that said nothing yet: version 0. */
  of(code: string): StoredHall {
    return (
      this.database.tables
        .select(hallColumns)
        .from(streetHalls)
        .where(eq(streetHalls.code, code))
        .get() ?? { code, squareMeters: null, version: 0, updatedAt: null }
    );
  }

  within(area: string): StoredHall[] {
    return this.database.tables
      .select(hallColumns)
      .from(streetHalls)
      .where(and(gte(streetHalls.code, area), lt(streetHalls.code, `${area}:`)))
      .all();
  }

  /** The newer version's number where somebody else changed it meanwhile; null when done. */
  change(code: string, version: number, squareMeters: number | null, actor: string): number | null {
    return this.database.write((tables) => {
      const before = this.of(code);
      if (before.version !== version) return before.version;
      const updatedAt = this.now().toISOString();
      const values = { squareMeters, version: version + 1, updatedAt, updatedBy: actor };
      tables
        .insert(streetHalls)
        .values({ code, ...values })
        .onConflictDoUpdate({ target: streetHalls.code, set: values })
        .run();
      this.audit.add(
        {
          actor,
          action: 'street-hall:edit',
          subjectKind: 'street-hall',
          subject: code,
          area: code,
          before: { squareMeters: before.squareMeters },
          after: { squareMeters },
        },
        tables,
      );
      return null;
    });
  }
}

const hallColumns = {
  code: streetHalls.code,
  squareMeters: streetHalls.squareMeters,
  version: streetHalls.version,
  updatedAt: streetHalls.updatedAt,
};
