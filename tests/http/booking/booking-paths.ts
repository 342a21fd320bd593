import Type, { type TSchema } from 'typebox';
import {
  OfferingsSchema,
  OneOfferingSchema,
  ServicesSchema,
  SlotsSchema,
} from '../../../server/contract/offering.ts';
import { PublicProviderSchema } from '../../../server/contract/provider.ts';
import { ProviderRatingsSchema } from '../../../server/contract/rating.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { addStaff, boss, offered, vetted } from '../../fixtures/booking-world.ts';

/** The routes of booking that everybody may read, as our description names them, each with an address to try: somebody comes to the door there. */
export function bookingPaths(
  { booking }: Records,
  base: readonly [number, number],
): Record<string, [string, TSchema]> {
  const provider = vetted(booking, null, base);
  const staff = addStaff(booking, provider, '1号');
  const added = booking.offerings.add(provider, offered(), [staff], boss);
  if (!added.ok) throw new Error(added.reason);
  const { id } = added.offering;
  const { token } = booking.feeds.make(provider, staff, boss)!;
  const door = `lng=${base[0]}&lat=${base[1]}`;
  const comes = Type.Refine(ServicesSchema, ({ services }) => services.length === 1);
  return {
    '/api/v1/services': [`/api/v1/services?${door}`, comes],
    '/api/v1/offerings': [`/api/v1/offerings?kind=home-cleaning&${door}`, OfferingsSchema],
    '/api/v1/offerings/{id}': [`/api/v1/offerings/${id}?${door}`, OneOfferingSchema],
    '/api/v1/offerings/{id}/slots': [`/api/v1/offerings/${id}/slots?${door}`, SlotsSchema],
    '/api/v1/providers/{id}': [`/api/v1/providers/${provider}`, PublicProviderSchema],
    '/api/v1/providers/{id}/ratings': [
      `/api/v1/providers/${provider}/ratings`,
      ProviderRatingsSchema,
    ],
    '/calendar/{token}': [`/calendar/${token}.ics`, Type.String()],
  };
}
