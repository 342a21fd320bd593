/** Who acts on a booking, and whether it is theirs to act on. */
import type { BookingRow } from './booking-rows.ts';

/** `actor` is an account's id. The caller has found out that it acts for the provider, or holds the office's areas. */
export type Acting =
  | { by: 'resident'; actor: string }
  | { by: 'provider'; actor: string | null; provider: string }
  | { by: 'office'; actor: string; areas: readonly string[] }
  | { by: 'system'; actor: null };

export type Human = Exclude<Acting, { by: 'system' }>;

export const system: Acting = { by: 'system', actor: null };

type Owned = Pick<BookingRow, 'resident' | 'bookedBy' | 'provider' | 'community'> & {
  /** Of a row that is there already. */
  id?: string;
};

/**
 * Whoever holds a link that was sent to the number of a booking: its resident, for this booking alone.
 * @param userId their account; null for a caller without one
 */
export function byLink(booking: string, userId: string | null) {
  return { by: 'resident', actor: userId ?? linkActor(booking) } as const;
}

const linkActor = (booking: string) => `link:${booking}`;

export function isTheirs(row: Owned, acting: Acting): boolean {
  switch (acting.by) {
    case 'resident':
      return (
        row.resident === acting.actor ||
        row.bookedBy === acting.actor ||
        (row.id !== undefined && acting.actor === linkActor(row.id))
      );
    case 'provider':
      return row.provider === acting.provider;
    case 'office':
      return acting.areas.some((area) => row.community.startsWith(area));
    case 'system':
      return true;
  }
}
