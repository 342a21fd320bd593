/** What a command answers with: the same again to who asks twice, so ids and plain facts only. */
import type { BookingRow } from './booking-rows.ts';

const toldFields = [
  'id',
  'code',
  'offering',
  'provider',
  'resource',
  'state',
  'version',
  'startMs',
  'endMs',
  'heldUntilMs',
  'priceFen',
  'toPayFen',
  'subsidisedMinutes',
] as const satisfies readonly (keyof BookingRow)[];

export type ToldBooking = Pick<BookingRow, (typeof toldFields)[number]>;

export type Done = { ok: true; booking: ToldBooking };

export function done(row: BookingRow): Done {
  const told = Object.fromEntries(toldFields.map((field) => [field, row[field]]));
  return { ok: true, booking: told as ToldBooking };
}
