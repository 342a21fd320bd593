/** Staff, counters and rooms as their provider sees them. */
import type { ResourceAnswer } from '../../contract/resource.ts';
import { daysLater } from '../../domain/booking/local-days.ts';
import type { KnownResource } from '../../store/app/booking/catalogue.ts';
import type { CertificateRow } from '../../store/app/booking/resources.ts';
import type { Records } from '../../store/app/records.ts';

/** @param today YYYY-MM-DD. @param warningDays a certificate that ends within so many is pointed out */
export function resourceAnswer(
  known: KnownResource,
  { booking }: Records,
  today: string,
  warningDays: number,
): ResourceAnswer {
  const { id, kind, label, unitsOf, plan, profile, active, offerings, version } = known;
  const row = booking.resources.byId(id)!;
  const person = booking.resources.personOf(row);
  return {
    id,
    kind,
    label,
    unitsOf,
    profile,
    active,
    version,
    name: person?.name ?? null,
    phone: person?.phone ?? null,
    plan: {
      spans: plan.spans.map((span) => ({ ...span })),
      holidays: plan.holidays,
    },
    certificates: booking.resources
      .certificatesOf(id)
      .filter(({ withdrawnAtMs }) => withdrawnAtMs === null)
      .map((one) => certificateAnswer(one, today, warningDays)),
    offerings: [...offerings],
  };
}

function certificateAnswer(row: CertificateRow, today: string, warningDays: number) {
  const { id, type, level, number, expiresOn } = row;
  const expired = expiresOn !== null && expiresOn < today;
  return {
    id,
    type,
    level,
    expiresOn,
    expired,
    number: number === '' ? null : number,
    expiresSoon: !expired && expiresOn !== null && expiresOn <= daysLater(today, warningDays),
  };
}
