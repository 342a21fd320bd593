/** What booking keeps about one person, as they may take it away: by table, sealed texts opened, without hashes and without what others wrote. */
import { and, eq, or, type Column } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tables } from '../database.ts';
import type { PersonKeys } from '../person-keys.ts';
import {
  absences,
  bookingConsents,
  bookingEvents,
  bookings,
  bookingSeries,
  calendarFeeds,
  certificates,
  complaintEvents,
  complaints,
  followUpCalls,
  idempotencyKeys,
  linkTokens,
  outbox,
  providerMembers,
  providers,
  providerVettings,
  ratings,
  subsidyEntries,
  subsidyGrants,
  suspensions,
} from '../schema.ts';
import type { BookingRow, EventRow } from './booking-rows.ts';
import { keyOfComplaint, wordsOfComplaint } from './complaints.ts';
import { contactOfProvider } from './providers.ts';
import { wordsOf } from './ratings.ts';
import { BookingSeals } from './sealing.ts';

type Rows = Record<string, Record<string, unknown>[]>;

/** @param id the person's */
export function ownBookings(tables: Tables, keys: PersonKeys, id: string): Rows {
  const seals = new BookingSeals(keys);
  const where = <T extends SQLiteTable>(table: T, ...columns: Column[]) =>
    tables
      .select()
      .from(table as SQLiteTable)
      .where(or(...columns.map((column) => eq(column, id))))
      .all() as T['$inferSelect'][];
  const own = where(bookings, bookings.resident, bookings.bookedBy);
  const grants = where(subsidyGrants, subsidyGrants.resident);
  return {
    bookings: own.map((row) => openedBooking(row, seals, id)),
    'booking-series': where(bookingSeries, bookingSeries.bookedBy),
    'booking-steps': steps(tables, own, id).map(
      ({ booking, event, toState, by, actor, reason, note, atMs }) => ({
        booking,
        event,
        toState,
        by,
        reason,
        at: iso(atMs),
        note: actor === id ? seals.note(booking, note) : null,
      }),
    ),
    'consents-for-others': where(bookingConsents, bookingConsents.recordedBy),
    subsidies: grants,
    'subsidies-used': grants.flatMap(({ id: grant }) =>
      tables.select().from(subsidyEntries).where(eq(subsidyEntries.grant, grant)).all(),
    ),
    ratings: where(ratings, ratings.userId).map(({ id: rating, words, ...row }) => ({
      id: rating,
      booking: row.booking,
      side: row.side,
      stars: row.stars,
      at: iso(row.atMs),
      words: words === null ? null : keys.open(id, wordsOf(rating), words),
      reply: row.reply,
    })),
    complaints: where(complaints, complaints.raisedBy).map(({ id: complaint, words, ...row }) => ({
      id: complaint,
      booking: row.booking,
      about: row.about,
      state: row.state,
      outcome: row.outcome,
      at: iso(row.atMs),
      words:
        words === null
          ? null
          : keys.open(keyOfComplaint(complaint), wordsOfComplaint(complaint), words),
    })),
    messages: tables
      .select()
      .from(outbox)
      .where(and(eq(outbox.recipientKind, 'user'), eq(outbox.recipient, id)))
      .all()
      .map(({ number, kind, channel, booking, payload, atMs, sentAtMs, ...row }) => ({
        number,
        kind,
        channel,
        booking,
        at: iso(atMs),
        sent: iso(sentAtMs),
        payload:
          payload === null
            ? null
            : seals.payload(
                {
                  ...row,
                  booking,
                },
                payload,
              ),
      })),
    links: where(linkTokens, linkTokens.userId).map(({ tokenHash: _hash, ...link }) => link),
    'requests-made-once': where(idempotencyKeys, idempotencyKeys.actor).map(({ answer, atMs }) => ({
      answer,
      at: iso(atMs),
    })),
    ...workOf(id, keys, where),
  };
}

/** What happened to their bookings, and what they did to others'. */
function steps(tables: Tables, own: readonly BookingRow[], id: string): EventRow[] {
  const done = tables.select().from(bookingEvents).where(eq(bookingEvents.actor, id)).all();
  const numbers = new Set(done.map(({ number }) => number));
  const happened = own.flatMap(({ id: booking }) =>
    tables.select().from(bookingEvents).where(eq(bookingEvents.booking, booking)).all(),
  );
  return [...done, ...happened.filter(({ number }) => !numbers.has(number))].sort(
    (a, b) => a.number - b.number,
  );
}

type Where = <T extends SQLiteTable>(table: T, ...columns: Column[]) => T['$inferSelect'][];

/** For providers and offices: what they did, by number. */
function workOf(id: string, keys: PersonKeys, where: Where): Rows {
  return {
    'provider-memberships': where(
      providerMembers,
      providerMembers.userId,
      providerMembers.addedBy,
      providerMembers.revokedBy,
    ).map(({ provider, part, addedAtMs, revokedAtMs, userId }) => ({
      provider,
      part,
      own: userId === id,
      added: iso(addedAtMs),
      revoked: iso(revokedAtMs),
    })),
    'providers-registered': where(providers, providers.createdBy).map(
      ({ id: provider, contact, name, createdAtMs }) => ({
        id: provider,
        name,
        at: iso(createdAtMs),
        contact: contact === null ? null : keys.open(id, contactOfProvider(provider), contact),
      }),
    ),
    'providers-vetted': where(providerVettings, providerVettings.actor),
    'certificates-entered': where(certificates, certificates.addedBy, certificates.withdrawnBy).map(
      ({ number: _number, ...row }) => row,
    ),
    'absences-entered': where(absences, absences.addedBy, absences.withdrawnBy),
    'calendars-opened': where(calendarFeeds, calendarFeeds.createdBy, calendarFeeds.revokedBy).map(
      ({ tokenHash: _hash, ...feed }) => feed,
    ),
    'ratings-answered': where(ratings, ratings.repliedBy, ratings.hiddenBy).map(
      ({ id: rating, repliedBy, reply, repliedAtMs, hiddenReason, hiddenAtMs }) => ({
        id: rating,
        ...(repliedBy === id
          ? { reply, at: iso(repliedAtMs) }
          : { hidden: hiddenReason, at: iso(hiddenAtMs) }),
      }),
    ),
    'calls-made': where(followUpCalls, followUpCalls.actor).map(
      ({ booking, reached, satisfaction, atMs }) => ({
        booking,
        reached,
        satisfaction,
        at: iso(atMs),
      }),
    ),
    'complaints-handled': where(complaints, complaints.owner).map(
      ({ id: complaint, state, outcome }) => ({ id: complaint, state, outcome }),
    ),
    'complaint-steps': where(complaintEvents, complaintEvents.actor).map(
      ({ complaint, event, toState, note, atMs }) => ({
        complaint,
        event,
        toState,
        at: iso(atMs),
        note:
          note === null
            ? null
            : keys.open(keyOfComplaint(complaint), wordsOfComplaint(complaint, 'note'), note),
      }),
    ),
    'subsidies-granted': where(subsidyGrants, subsidyGrants.grantedBy, subsidyGrants.endedBy).map(
      ({ id: grant, area, minutesPerMonth, grantedAtMs, endedAtMs }) => ({
        id: grant,
        area,
        minutesPerMonth,
        granted: iso(grantedAtMs),
        ended: iso(endedAtMs),
      }),
    ),
    'visits-suspended': where(suspensions, suspensions.suspendedBy, suspensions.liftedBy),
  };
}

/** Details are theirs only if it was for them: a caller's name is not for whoever took the call. */
function openedBooking(row: BookingRow, seals: BookingSeals, id: string): Record<string, unknown> {
  const { resident, channel, code, offering, provider, state, community } = row;
  const theirs = resident === id || channel === 'site';
  return {
    id: row.id,
    code,
    offering,
    provider,
    state,
    community,
    channel,
    start: iso(row.startMs),
    end: iso(row.endMs),
    made: iso(row.createdAtMs),
    priceFen: row.priceFen,
    toPayFen: row.toPayFen,
    subsidisedMinutes: row.subsidisedMinutes,
    door: theirs ? seals.door(row) : null,
    details: theirs ? seals.details(row) : null,
  };
}

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
