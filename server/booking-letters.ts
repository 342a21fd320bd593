/** What the outbox sends outside: to which number, in which words. Here accounts, booking rows and sentences meet. */
import type { BookingNorms } from './domain/booking/norms.ts';
import type { LocalDays } from './domain/booking/local-days.ts';
import { wallText, type ZoneClock } from './domain/zone-clock.ts';
import type { Written } from './jobs/deliver.ts';
import type { BookingRow } from './store/app/booking/booking-rows.ts';
import type { Told } from './store/app/booking/outbox.ts';
import type { Records } from './store/app/records.ts';
import { linkWords, messageWords, type MessageFacts } from './texts/booking-messages.ts';

/** A series tells of its first visit, which is its booking. */
interface Payload {
  startMs?: number;
  by?: MessageFacts['by'];
}

type Rules = { local: LocalDays; clock: ZoneClock; norms: Pick<BookingNorms, 'linkMs'> };

/**
 * A letter about a booking; in Chinese, because nobody knows its reader's language. To residents with a link that opens it once.
 * @param origin where people reach the pages, `https://…`; null where that is not known yet: then letters carry no link
 */
export function writeLetter(
  { booking, people }: Records,
  told: Told,
  { local, clock, norms }: Rules,
  origin: string | null,
): Written {
  if (told.booking === null) return { ok: false, why: 'unreadable' };
  const row = booking.rows.byId(told.booking);
  // The key is destroyed, or it was kept long enough.
  if (!row || told.payload === null) return { ok: false, why: 'unreadable' };
  if (isMoot(told, row)) return { ok: false, why: 'moot' };
  const to = numberOf(told, row);
  if (to === null) return { ok: false, why: 'no-address' };
  const { startMs = row.startMs, by } = told.payload as Payload;
  const date = local.dateOf(startMs);
  const offering = booking.offerings.byId(row.offering)!;
  const words = messageWords(told.kind, {
    side: told.recipientKind === 'provider' ? 'provider' : 'resident',
    code: row.code,
    service: { zh: offering.nameZh, en: offering.nameEn ?? offering.nameZh },
    date,
    weekday: local.day(date).weekday,
    clock: wallText(clock.wallOf(new Date(startMs))).slice(11),
    by: by ?? null,
  });
  return words
    ? { ok: true, to, text: words.zh + linkWords(linkOf(told, row.id)).zh }
    : { ok: false, why: 'unreadable' };

  /** Providers' people sign in: what they see is not one booking. */
  function linkOf({ recipientKind, recipient }: Told, id: string): string | null {
    if (origin === null || recipientKind === 'provider') return null;
    const userId = recipientKind === 'user' ? recipient : null;
    const link = { purpose: 'booking', booking: id, userId, validMs: norms.linkMs } as const;
    return `${origin}/bookings/#link=${booking.links.make(link)}`;
  }

  function numberOf({ recipientKind, recipient }: Told, { id }: BookingRow): string | null {
    if (recipientKind === 'user') return people.byId(recipient)?.phoneNumber ?? null;
    if (recipientKind === 'provider') return booking.providers.byId(recipient)?.phone ?? null;
    if (recipientKind === 'booking')
      return booking.seals.details(booking.rows.byId(id)!)?.phone ?? null;
    return null;
  }
}

/** A reminder of a visit that was moved or called off since: the change has told its own. */
function isMoot({ kind, payload }: Told, row: BookingRow): boolean {
  if (kind !== 'booking:reminder') return false;
  const { startMs } = payload as { startMs: number };
  return row.state !== 'confirmed' || row.startMs !== startMs;
}
