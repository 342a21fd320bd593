/** All repositories over `app.db`, made once. */
import type { ConsentPurpose } from '../../contract/consent.ts';
import type { AppDatabase } from './database.ts';
import { Attempts } from './attempts.ts';
import { AuditLog } from './audit.ts';
import { Communities } from './communities.ts';
import { CompletenessBook } from './completeness.ts';
import { Consents } from './consents.ts';
import { Divisions } from './divisions.ts';
import { Erasure } from './erasure.ts';
import type { ErasureList } from './erasure-list.ts';
import { Evaluations } from './evaluations.ts';
import { Facilities } from './facilities.ts';
import { FacilityList } from './facility-list.ts';
import { Invitations } from './invitations.ts';
import { OwnData } from './own-data.ts';
import { People } from './people.ts';
import { PersonKeys } from './person-keys.ts';
import { Proposals } from './proposals.ts';
import { Purge } from './purge.ts';
import { RegisterSource } from './register-source.ts';
import { Reports } from './reports.ts';
import { ScorecardSource } from './scorecard-source.ts';
import { StaffRoles } from './staff.ts';
import { StreetHalls } from './street-halls.ts';

export interface Records {
  readonly audit: AuditLog;
  readonly attempts: Attempts;
  readonly people: People;
  readonly staff: StaffRoles;
  readonly invitations: Invitations;
  readonly consents: Consents;
  readonly erasure: Erasure;
  readonly ownData: OwnData;
  readonly purge: Purge;
  readonly seals: PersonKeys;
  readonly facilities: Facilities;
  readonly facilityList: FacilityList;
  readonly completeness: CompletenessBook;
  readonly reports: Reports;
  readonly proposals: Proposals;
  readonly registerSource: RegisterSource;
  readonly divisions: Divisions;
  readonly communities: Communities;
  readonly streetHalls: StreetHalls;
  readonly evaluations: Evaluations;
  readonly scorecardSource: ScorecardSource;
}

/** What stands outside the database and decides about personal values in it. */
export interface Privacy {
  /** The deployment's 32 bytes. */
  secret: Buffer;
  erasures: ErasureList;
  /** `data/consents.json`. */
  purposes: readonly ConsentPurpose[];
}

export function openRecords(
  database: AppDatabase,
  now: () => Date,
  { secret, erasures, purposes }: Privacy,
): Records {
  const seals = new PersonKeys(database, now, secret);
  const erasure = new Erasure(database, now, seals, erasures);
  const audit = new AuditLog(database, now);
  const facilities = new Facilities(database, audit, now);
  const completeness = new CompletenessBook(database, audit);
  return {
    audit,
    attempts: new Attempts(database, now),
    people: new People(database, now),
    staff: new StaffRoles(database, now),
    invitations: new Invitations(database, now),
    consents: new Consents(database, now, purposes),
    erasure,
    ownData: new OwnData(database, now, seals),
    purge: new Purge(database, now, erasure),
    seals,
    facilities,
    facilityList: new FacilityList(database),
    completeness,
    reports: new Reports(database, audit, seals, now),
    proposals: new Proposals(database, facilities, audit, now),
    registerSource: new RegisterSource(database, completeness),
    divisions: new Divisions(database),
    communities: new Communities(database, audit, now),
    streetHalls: new StreetHalls(database, audit, now),
    evaluations: new Evaluations(database, now, seals),
    scorecardSource: new ScorecardSource(database),
  };
}
