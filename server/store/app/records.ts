/** All repositories over `app.db`, made once. */
import type { AppDatabase } from './database.ts';
import { AuditLog } from './audit.ts';
import { Communities } from './communities.ts';
import { Divisions } from './divisions.ts';
import { Evaluations } from './evaluations.ts';
import { ScorecardSource } from './scorecard-source.ts';
import { StreetHalls } from './street-halls.ts';

export interface Records {
  readonly audit: AuditLog;
  readonly divisions: Divisions;
  readonly communities: Communities;
  readonly streetHalls: StreetHalls;
  readonly evaluations: Evaluations;
  readonly scorecardSource: ScorecardSource;
}

export function openRecords(database: AppDatabase, now: () => Date): Records {
  const audit = new AuditLog(database, now);
  return {
    audit,
    divisions: new Divisions(database),
    communities: new Communities(database, audit, now),
    streetHalls: new StreetHalls(database, audit, now),
    evaluations: new Evaluations(database, now),
    scorecardSource: new ScorecardSource(database),
  };
}
