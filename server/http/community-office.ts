/** Whom to call in a community, and when somebody is there. */
import type { CommunityOffice } from '../contract/circle.ts';
import { Hours } from '../domain/opening-hours.ts';
import { cleanPhone } from '../domain/phone.ts';
import type { Records } from '../store/app/records.ts';
import { hoursWords } from '../texts/hours.ts';

/** Offices keep Guangdong's clock, wherever the server is. */
const hours = new Hours('Asia/Shanghai');

/** Null where the office has given neither address, hours nor telephone. */
export function communityOffice(
  { communityFacts }: Pick<Records, 'communityFacts'>,
  code: string,
  at: Date,
): CommunityOffice | null {
  const facts = communityFacts.office(code);
  if (!facts) return null;
  const { officeAddress: address, officeHours, officePhone } = facts;
  const phone = cleanPhone(officePhone ?? undefined) ?? null;
  if (address === null && officeHours === null && phone === null) return null;
  const { open, changesAt } = hours.stateAt(officeHours ?? undefined, at);
  return {
    address,
    phone,
    hours: officeHours === null ? null : hoursWords(officeHours),
    openNow: open,
    changesAt,
  };
}
