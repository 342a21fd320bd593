import { describe, expect, test } from 'vitest';
import { at, door } from '../../../domain/booking/world.ts';
import { addResident } from '../../../fixtures/people.ts';
import {
  asking,
  booked,
  bookingWorld,
  details,
  office,
  providerOf,
  resident,
  type BookingWorld,
} from '../../../fixtures/booking-world.ts';

const li = resident('li') as { by: 'resident'; actor: string };
const everything = ({ database }: BookingWorld) =>
  JSON.stringify(
    [
      'booking',
      'booking_event',
      'follow_up_call',
      'complaint',
      'complaint_event',
      'rating',
      'outbox',
    ].map((table) => database.raw.prepare(`SELECT * FROM ${table}`).all()),
  );

/** A visit that was, with everything that can be said of it, and one to come. */
function world() {
  const made = bookingWorld({ staff: 2, offering: { subsidised: true } });
  addResident(made.database, 'li', '+8613912345678');
  const { visits, codes, followUps, ratings, complaints, subsidies } = made.booking;
  subsidies.grant(
    {
      resident: 'li',
      person: null,
      area: '440402',
      serviceKinds: null,
      minutesPerMonth: 600,
      fromMonth: '2026-03',
      untilMonth: null,
    },
    'office',
  );
  const past = booked(made, '03-05T10:00', { confirm: { subsidised: true } }).id;
  const ahead = booked(made, '03-20T10:00', { confirm: { subsidised: true } }).id;
  made.clock.ms = at('2026-03-05T11:00');
  visits.finish(past, 2, providerOf(made), {
    code: codes.of(past, 'resident'),
    note: '李奶奶很满意',
  });
  followUps.call(
    past,
    { reached: true, satisfied: 3, wrong: '窗没擦', complaint: true },
    office('44') as never,
  );
  ratings.rate(past, 4, '还可以', li);
  complaints.complain(past, '第二次投诉', li);
  made.booking.links.make({ purpose: 'booking', booking: past, userId: 'li', validMs: 1000 });
  return { ...made, past, ahead };
}

describe('an erasure', () => {
  test('calls visits to come off, opens nothing any more, and keeps what counts', () => {
    const made = world();
    const { rows, seals, ratings, complaints, satisfaction, subsidies, outbox } = made.booking;
    const rating = ratings.ofBooking(made.past)[0]!.id;
    const before = rows.byId(made.ahead)!;
    expect(seals.door(before)).toEqual(door(0));
    expect(made.records.erasure.erase('li')).toEqual({ ok: true });
    // Not even from memory, where a copy of the row is at hand.
    expect([seals.door(before), seals.details(before)]).toEqual([null, null]);
    expect(rows.byId(made.ahead)).toMatchObject({
      state: 'cancelled',
      resident: null,
      bookedBy: null,
      details: null,
      door: null,
    });
    expect(rows.events(made.ahead).at(-1)).toMatchObject({
      event: 'cancel',
      by: 'system',
      reason: 'account-erased',
    });
    expect(rows.byId(made.past)).toMatchObject({
      state: 'followed-up',
      resident: null,
      bookedBy: null,
      details: null,
    });
    const event = rows.events(made.past).find(({ note }) => note !== null);
    expect(seals.note(made.past, event!.note)).toBeNull();
    expect(made.booking.followUps.calls(made.past)).toMatchObject([
      { satisfaction: 3, wrong: null },
    ]);
    expect(ratings.byId(rating)).toMatchObject({ stars: 4, userId: null, words: null });
    expect(complaints.ofBooking(made.past)).toMatchObject([
      { raisedBy: null, words: null },
      { raisedBy: null, words: null },
    ]);
    made.clock.ms += 20 * 86_400_000;
    expect(satisfaction.counts({ areas: ['44'] }, ['provider'])).toMatchObject([
      { ratings: [0, 0, 0, 1, 0], calls: [0, 0, 1, 0, 0] },
    ]);
    expect(subsidies.within('44')).toMatchObject([
      { resident: null, endedAtMs: at('2026-03-05T11:00') },
    ]);
    expect(made.database.raw.prepare('SELECT count(*) FROM link_token').pluck().get()).toBe(0);
    // Histories keep who did each step, by a number that leads to nobody.
    expect(everything(made).replaceAll('"actor":"li"', '')).not.toContain('"li"');
    // The provider hears that nobody is waiting, and reads it after the key is gone.
    const [last] = outbox.inbox([{ recipientKind: 'provider', recipient: made.provider }], 0, 1);
    expect(last).toMatchObject({
      kind: 'booking:cancel',
      payload: { state: 'cancelled', reason: 'account-erased' },
    });
  });

  test('leaves nothing for a second one, and finishes one that stopped between list and commit', () => {
    const made = world();
    made.records.erasure.erase('li');
    expect(made.records.erasure.reapply()).toBe(0);
    const again = world();
    again.database.raw.exec(
      `DELETE FROM session; DELETE FROM account; DELETE FROM user; DELETE FROM person_key WHERE person_id = 'li'`,
    );
    const { erasure } = again.booking;
    again.database.write((tables) => expect(erasure.isHere('li', tables)).toBe(true));
    again.database.write((tables) => erasure.remove('li', tables));
    again.database.write((tables) => expect(erasure.isHere('li', tables)).toBe(false));
  });

  test('of a caller’s booking takes the office worker’s number alone', () => {
    const made = bookingWorld();
    addResident(made.database, 'office', '+8613800000000');
    const { id } = booked(made, '03-05T10:00', { by: office('44') });
    expect(made.records.erasure.erase('office')).toEqual({ ok: true });
    const row = made.booking.rows.byId(id)!;
    expect(row).toMatchObject({ state: 'confirmed', bookedBy: null });
    expect(made.booking.seals.details(row)).toEqual(details);
  });

  test('lets a hold go', () => {
    const made = bookingWorld();
    addResident(made.database, 'li', '+8613912345678');
    const held = made.booking.holds.hold(asking(made, '03-05T10:00'), li, made.travel);
    made.records.erasure.erase('li');
    expect(held.ok && made.booking.rows.byId(held.booking.id)).toMatchObject({
      state: 'expired',
      door: null,
    });
  });
});

describe('one’s own data', () => {
  test('hold one’s bookings with their details, and what one said', () => {
    const made = world();
    const own = made.records.ownData.take('li');
    expect(own.bookings!.map(({ id, details: told }) => [id, told])).toEqual([
      [made.past, details],
      [made.ahead, details],
    ]);
    expect(own.ratings).toMatchObject([{ stars: 4, words: '还可以' }]);
    expect(own.complaints!.map(({ words }) => words).toSorted()).toEqual(['窗没擦', '第二次投诉']);
    expect(own['subsidies-used']).toMatchObject([{ minutes: 60 }, { minutes: 60 }]);
    expect(own.messages!.map(({ kind }) => kind)).toContain('booking:confirm');
    expect(own.messages!.every(({ payload }) => payload !== null)).toBe(true);
    expect(JSON.stringify(own)).not.toContain('李奶奶很满意');
    expect(own['booking-steps']!.map(({ event }) => event)).toEqual([
      'hold',
      'confirm',
      'hold',
      'confirm',
      'finish',
      'follow-up',
    ]);
  });

  test('of whoever books for callers hold no caller’s name, and of staff what they wrote', () => {
    const made = world();
    const { id } = booked(made, '03-06T10:00', { by: office('44') });
    const own = made.records.ownData.take('office');
    expect(own.bookings).toMatchObject([{ id, details: null, door: null }]);
    expect(made.records.ownData.take('boss')['booking-steps']).toMatchObject([
      { event: 'finish', note: '李奶奶很满意' },
    ]);
    expect(made.records.ownData.take('boss')['providers-registered']).toMatchObject([
      { contact: '陈女士' },
    ]);
  });
});
