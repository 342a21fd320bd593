/** All repositories over `app.db`, made once. */
import type { AppDatabase } from './database.ts';
import { AuditLog } from './audit.ts';
import { CommunityFactsReader } from './community-facts.ts';
import { Notices } from './notices.ts';
import { OnSite } from './on-site.ts';

export interface Records {
  readonly audit: AuditLog;
  readonly communityFacts: CommunityFactsReader;
  readonly notices: Notices;
  readonly onSite: OnSite;
}

export function openRecords(database: AppDatabase, now: () => Date): Records {
  return {
    audit: new AuditLog(database, now),
    communityFacts: new CommunityFactsReader(database),
    notices: new Notices(database, now),
    onSite: new OnSite(database, now),
  };
}
