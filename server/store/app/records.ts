/** All repositories over `app.db`, made once. */
import type { AppDatabase } from './database.ts';
import { Attempts } from './attempts.ts';
import { AuditLog } from './audit.ts';
import { Invitations } from './invitations.ts';
import { People } from './people.ts';
import { StaffRoles } from './staff.ts';

export interface Records {
  readonly audit: AuditLog;
  readonly attempts: Attempts;
  readonly people: People;
  readonly staff: StaffRoles;
  readonly invitations: Invitations;
}

export function openRecords(database: AppDatabase, now: () => Date): Records {
  return {
    audit: new AuditLog(database, now),
    attempts: new Attempts(database, now),
    people: new People(database, now),
    staff: new StaffRoles(database, now),
    invitations: new Invitations(database, now),
  };
}
