/** All repositories over `app.db`, made once. */
import type { AppDatabase } from './database.ts';
import { AuditLog } from './audit.ts';

export interface Records {
  readonly audit: AuditLog;
}

export function openRecords(database: AppDatabase, now: () => Date): Records {
  return { audit: new AuditLog(database, now) };
}
