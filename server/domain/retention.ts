/** How long what people enter is kept, in days: the norms whose codes begin with `retention-`. */
import type { NormEntry } from './norms.ts';

export interface Retention {
  expiredSessionDays: number;
  expiredCodeDays: number;
  attemptDays: number;
  decidedReportNoteDays: number;
  evaluationRemarkDays: number;
  unusedAccountDays: number;
  invitationDays: number;
  columnMappingDays: number;
  /** After a visit: where it was, for whom, and what was noted about it. */
  bookingDetailDays: number;
  messageDays: number;
  linkDays: number;
  idempotencyKeyDays: number;
  /** After its end. */
  complaintWordDays: number;
  ratingWordDays: number;
  /** After they stopped working: names and numbers of certificates. */
  formerStaffDays: number;
  /** Figures of areas month by month. */
  reportMonthDays: number;
}

export function readRetention(entries: readonly NormEntry[]): Retention {
  const days = (code: string): number => {
    const norm = entries.find((one) => one.code === code);
    if (!norm) throw new Error(`norm "${code}" is missing`);
    if (norm.unit !== 'day') throw new Error(`norm "${code}" is in "${norm.unit}", expected "day"`);
    if (!Number.isInteger(norm.value) || norm.value < 1)
      throw new Error(`norm "${code}" is ${norm.value}, expected a whole number of 1 or more`);
    return norm.value;
  };
  return {
    expiredSessionDays: days('retention-expired-session'),
    expiredCodeDays: days('retention-expired-code'),
    attemptDays: days('retention-attempt'),
    decidedReportNoteDays: days('retention-decided-report-note'),
    evaluationRemarkDays: days('retention-evaluation-remark'),
    unusedAccountDays: days('retention-unused-account'),
    invitationDays: days('retention-invitation'),
    columnMappingDays: days('retention-column-mapping'),
    bookingDetailDays: days('retention-booking-detail'),
    messageDays: days('retention-message'),
    linkDays: days('retention-link'),
    idempotencyKeyDays: days('retention-idempotency-key'),
    complaintWordDays: days('retention-complaint-word'),
    ratingWordDays: days('retention-rating-word'),
    formerStaffDays: days('retention-former-staff'),
    reportMonthDays: days('retention-report-month'),
  };
}
