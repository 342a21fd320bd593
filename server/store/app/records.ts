/** All repositories over `app.db`, made once. */
import { resolve } from 'node:path';
import type { ConsentPurpose } from '../../contract/consent.ts';
import type { AppDatabase } from './database.ts';
import { openBooking, type BookingRecords } from './booking/open-booking.ts';
import type { BookingRules } from './booking/parts.ts';
import { Attempts } from './attempts.ts';
import { digestWith, keyFor } from './derived.ts';
import { Divisions } from './divisions.ts';
import { Evaluations } from './evaluations.ts';
import { ScorecardSource } from './scorecard-source.ts';
import { AuditLog } from './audit.ts';
import { Communities } from './communities.ts';
import { CompletenessBook } from './completeness.ts';
import { DuplicatePairs } from './duplicate-pairs.ts';
import { Duplicates } from './duplicates.ts';
import { Facilities } from './facilities.ts';
import { FacilityHistory } from './facility-history.ts';
import { FacilityImports } from './facility-imports.ts';
import { FacilityList } from './facility-list.ts';
import { Proposals } from './proposals.ts';
import { RegisterSource } from './register-source.ts';
import { ReportMonths } from './report-months.ts';
import { Reports } from './reports.ts';
import { CommunityFactsReader } from './community-facts.ts';
import { Consents } from './consents.ts';
import { Erasure } from './erasure.ts';
import { ErasureList, erasureFileIn } from './erasure-list.ts';
import { Invitations } from './invitations.ts';
import { Notices } from './notices.ts';
import { OnSite } from './on-site.ts';
import { OwnData } from './own-data.ts';
import { PasswordResets } from './password-resets.ts';
import { People } from './people.ts';
import { PersonKeys } from './person-keys.ts';
import { Populations } from './populations.ts';
import { Purge } from './purge.ts';
import { readSecret } from './secret-file.ts';
import { Scenarios } from './scenarios.ts';
import { StaffRoles } from './staff.ts';
import { StreetHalls } from './street-halls.ts';

export interface Records {
  readonly audit: AuditLog;
  readonly scorecardSource: ScorecardSource;
  readonly evaluations: Evaluations;
  readonly streetHalls: StreetHalls;
  readonly communities: Communities;
  readonly divisions: Divisions;
  readonly attempts: Attempts;
  readonly people: People;
  readonly passwordResets: PasswordResets;
  readonly staff: StaffRoles;
  readonly invitations: Invitations;
  readonly communityFacts: CommunityFactsReader;
  readonly notices: Notices;
  readonly onSite: OnSite;
  /** Who lives where, by region. */
  readonly population: Populations;
  readonly facilities: Facilities;
  readonly facilityHistory: FacilityHistory;
  readonly facilityList: FacilityList;
  readonly facilityImports: FacilityImports;
  readonly completeness: CompletenessBook;
  readonly scenarios: Scenarios;
  readonly reports: Reports;
  readonly reportMonths: ReportMonths;
  readonly proposals: Proposals;
  readonly duplicatePairs: DuplicatePairs;
  readonly duplicates: Duplicates;
  readonly registerSource: RegisterSource;
  readonly consents: Consents;
  readonly erasure: Erasure;
  readonly ownData: OwnData;
  readonly purge: Purge;
  readonly seals: PersonKeys;
  /** What stands in the table of codes in place of whom a code is for. */
  readonly codeIdentifier: (identifier: string) => string;
  readonly booking: BookingRecords;
}

/** What stands outside the database and decides about personal values in it. */
export interface Privacy {
  /** The deployment's 32 bytes. */
  secret: Buffer;
  erasures: ErasureList;
  /** `data/consents.json`. */
  purposes: readonly ConsentPurpose[];
}

/** Reads or makes the secret, and finds the list of erasures beside it. Throws one sentence where the secret cannot be used. */
export function openPrivacy(
  at: { dataDir: string; secretFile: string; secret: string | null },
  purposes: readonly ConsentPurpose[],
): Privacy {
  return {
    secret: readSecret(at.secret ?? undefined, resolve(at.secretFile)),
    erasures: new ErasureList(erasureFileIn(resolve(at.dataDir))),
    purposes,
  };
}

export function openRecords(
  database: AppDatabase,
  now: () => Date,
  { secret, erasures, purposes }: Privacy,
  rules: BookingRules,
): Records {
  const seals = new PersonKeys(database, now, secret);
  const codeIdentifier = digestWith(keyFor(secret.toString('hex'), 'identifiers of codes'));
  const audit = new AuditLog(database, now);
  const booking = openBooking(database, now, { audit, keys: seals, secret }, rules);
  const codesTo = (phone: string) => codeIdentifier(`phone-number-otp-${phone}`);
  const erasure = new Erasure(database, now, seals, erasures, codesTo, booking.erasure);
  const facilities = new Facilities(database, audit, now);
  const completeness = new CompletenessBook(database, audit);
  return {
    audit,
    scorecardSource: new ScorecardSource(database),
    evaluations: new Evaluations(database, now, seals),
    streetHalls: new StreetHalls(database, audit, now),
    communities: new Communities(database, audit, now),
    divisions: new Divisions(database),
    attempts: new Attempts(database, now),
    people: new People(database, now),
    passwordResets: new PasswordResets(database, now),
    staff: new StaffRoles(database, now),
    invitations: new Invitations(database, now),
    communityFacts: new CommunityFactsReader(database),
    notices: new Notices(database, now),
    onSite: new OnSite(database, now),
    population: new Populations(database, audit),
    facilities,
    facilityHistory: new FacilityHistory(database, facilities),
    facilityList: new FacilityList(database),
    facilityImports: new FacilityImports(database, audit, now),
    completeness,
    scenarios: new Scenarios(database, audit, now),
    reports: new Reports(database, audit, seals, now),
    reportMonths: new ReportMonths(database),
    proposals: new Proposals(database, facilities, audit, now),
    duplicatePairs: new DuplicatePairs(database, now),
    duplicates: new Duplicates(database, facilities, audit, now),
    registerSource: new RegisterSource(database, completeness),
    consents: new Consents(database, now, purposes),
    erasure,
    ownData: new OwnData(database, now, seals),
    purge: new Purge(database, now, erasure, seals),
    seals,
    codeIdentifier,
    booking,
  };
}
