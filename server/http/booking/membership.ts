/** Providers' people: an account acts for a provider as its manager, or as one of its staff. */
import type { FastifyRequest } from 'fastify';
import type { Parts } from '../app.ts';
import type { MemberRow } from '../../store/app/booking/members.ts';
import { callerOf } from '../access.ts';
import { Refusal } from '../errors.ts';

/** The caller's part in a provider; refuses everybody else, whether or not there is such a provider. */
export function memberOf(
  { records }: Pick<Parts, 'records'>,
  request: FastifyRequest,
  provider: string,
): MemberRow {
  const found = records.booking.members
    .of(callerOf(request).id)
    .find((one) => one.provider === provider);
  if (!found) throw new Refusal('not-your-provider');
  return found;
}

/** Staff see a day and press “on my way”; what concerns the provider as a whole is its managers'. */
export function managerOf(
  parts: Pick<Parts, 'records'>,
  request: FastifyRequest,
  provider: string,
): MemberRow {
  const member = memberOf(parts, request, provider);
  if (member.part !== 'manager') throw new Refusal('not-your-provider');
  return member;
}
