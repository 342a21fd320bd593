/** All repositories over `app.db`, made once. */
import type { AppDatabase } from './database.ts';
import { AuditLog } from './audit.ts';
import { DivisionNames } from './division-names.ts';

export interface Records {
  readonly audit: AuditLog;
  readonly divisionNames: DivisionNames;
}

export function openRecords(database: AppDatabase, now: () => Date): Records {
  return {
    audit: new AuditLog(database, now),
    divisionNames: new DivisionNames(database),
  };
}
