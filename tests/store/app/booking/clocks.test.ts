/** Bookings are instants; days, months, working hours and holidays are those of the deployment's wall clock, wherever the process runs. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import consentsFile from '../../../../data/consents.json' with { type: 'json' };
import normsFile from '../../../../data/norms.json' with { type: 'json' };
import { bookingRules } from '../../../../server/store/app/booking/parts.ts';
import { ErasureList } from '../../../../server/store/app/erasure-list.ts';
import { openRecords } from '../../../../server/store/app/records.ts';
import { at, everyDay, plan } from '../../../domain/booking/world.ts';
import {
  asking,
  booked,
  bookingWorld,
  confirmation,
  resident,
  type BookingWorld,
} from '../../../fixtures/booking-world.ts';
import { Child } from '../../../scripts/child.ts';
import { shownClocks } from './shown-clocks.ts';

const li = resident('li');

/** Why nobody takes it, or `held`. */
function outcome(world: BookingWorld, when: string): string {
  const held = world.booking.holds.hold(asking(world, when), li, world.travel);
  if (held.ok) return 'held';
  return 'because' in held ? held.because.reason : held.reason;
}

describe('midnight', () => {
  const night = plan('18:00-24:00 0:00-2:00', everyDay);

  test('parts two days and no visit: the next begins where the one over midnight ends', () => {
    const world = bookingWorld({ plan: night });
    booked(world, '03-05T23:30');
    expect(outcome(world, '03-06T00:00')).toBe('taken');
    expect(outcome(world, '03-05T23:00')).toBe('taken');
    expect(outcome(world, '03-06T00:30')).toBe('held');
    expect(outcome(world, '03-05T22:30')).toBe('held');
  });

  test('is where a leave of one day ends and begins', () => {
    const world = bookingWorld({ plan: night });
    const [ann] = world.staff as [string];
    const day = { startMs: at('2026-03-06T00:00'), endMs: at('2026-03-07T00:00') };
    world.booking.resources.addAbsence(world.provider, ann, day, 'boss');
    expect(outcome(world, '03-05T23:00')).toBe('held');
    expect(outcome(world, '03-05T23:30')).toBe('leave');
    expect(outcome(world, '03-06T23:30')).toBe('leave');
    expect(outcome(world, '03-07T00:00')).toBe('held');
  });

  test('opens one more day of the booking window', () => {
    const world = bookingWorld({ offering: { windowDays: 1 }, now: '2026-03-31T23:59' });
    expect([outcome(world, '04-01T10:00'), outcome(world, '04-02T10:00')]).toEqual([
      'held',
      'beyond-window',
    ]);
    world.clock.ms += 60_000;
    expect(outcome(world, '04-02T10:00')).toBe('held');
  });
});

test('at a month’s end minutes are drawn from the month in which the visit starts, on the wall clock', () => {
  const world = bookingWorld({
    plan: plan('0:00-24:00', everyDay),
    offering: { subsidised: true },
    now: '2026-03-30T08:00',
  });
  const { subsidies } = world.booking;
  subsidies.grant(
    {
      resident: 'li',
      person: null,
      area: '440402',
      serviceKinds: null,
      minutesPerMonth: 90,
      fromMonth: '2026-03',
      untilMonth: null,
    },
    'office',
  );
  const minutes = (when: string) =>
    booked(world, when, { confirm: confirmation({ subsidised: true }) }).subsidisedMinutes;
  // In UTC all of these lie in March.
  expect(minutes('03-31T23:30')).toBe(60);
  expect(minutes('04-01T00:30')).toBe(60);
  expect(minutes('04-01T07:30')).toBe(30);
  expect(minutes('03-31T10:00')).toBe(30);
});

test('on a make-up workday those who work on weekdays come, on a holiday they do not', () => {
  const world = bookingWorld({ plan: plan('09:00-17:00'), now: '2026-02-10T08:00' });
  // 14 February 2026 is a Saturday on which people work; Monday the 16th is a holiday, Sunday the 22nd as well.
  expect(outcome(world, '02-14T10:00')).toBe('held');
  expect(outcome(world, '02-16T10:00')).toBe('not-working');
  expect(outcome(world, '02-21T10:00')).toBe('not-working');
  expect(outcome(world, '02-24T10:00')).toBe('held');
  expect(outcome(world, '02-28T10:00')).toBe('held');
});

describe('where clocks are changed', () => {
  /** The world's database again, under the clock of Berlin. */
  function berlin(now: string) {
    const world = bookingWorld({
      plan: plan('0:00-6:00', everyDay, 'ignore'),
      now: '2026-03-04T08:00',
    });
    world.clock.ms = Date.parse(now);
    const privacy = {
      secret: Buffer.alloc(32, 7),
      erasures: new ErasureList(join(tmpdir(), `jinlin-erasures-${randomUUID()}.jsonl`)),
      purposes: consentsFile.purposes,
    };
    const rules = bookingRules(normsFile.norms, 'Europe/Berlin');
    const records = openRecords(world.database, () => new Date(world.clock.ms), privacy, rules);
    return { ...world, records, booking: records.booking };
  }
  const holdAt = (world: BookingWorld, instant: string) => {
    const asked = { ...asking(world, '03-04T10:00'), startMs: Date.parse(instant) };
    const held = world.booking.holds.hold(asked, resident(instant), world.travel);
    return held.ok ? 'held' : 'because' in held ? held.because.reason : held.reason;
  };

  test('forwards, an hour is an hour, and the day’s work ends when the clock says so', () => {
    const world = berlin('2026-03-28T12:00:00+01:00');
    // From half past one, over the hour that no clock shows, until half past three.
    expect(holdAt(world, '2026-03-29T01:30:00+01:00')).toBe('held');
    expect(holdAt(world, '2026-03-29T03:00:00+02:00')).toBe('taken');
    expect(holdAt(world, '2026-03-29T03:30:00+02:00')).toBe('held');
    expect(holdAt(world, '2026-03-29T05:00:00+02:00')).toBe('held');
    expect(holdAt(world, '2026-03-29T05:30:00+02:00')).toBe('not-working');
  });

  test('backwards, the hour that comes twice is two hours of work', () => {
    const world = berlin('2026-10-24T12:00:00+02:00');
    expect(holdAt(world, '2026-10-25T02:00:00+02:00')).toBe('held');
    expect(holdAt(world, '2026-10-25T01:30:00+02:00')).toBe('taken');
    expect(holdAt(world, '2026-10-25T03:00:00+01:00')).toBe('held');
    expect(holdAt(world, '2026-10-25T05:00:00+01:00')).toBe('held');
    expect(holdAt(world, '2026-10-25T05:30:00+01:00')).toBe('not-working');
  });
});

test.each(['America/New_York', 'Pacific/Kiritimati', 'Australia/Lord_Howe'])(
  'a process in %s shows and books the same',
  async (zone) => {
    const file = 'tests/store/app/booking/shown-clocks.ts';
    const { stdout, stderr } = await new Child(
      process.execPath,
      ['--import', 'tsx', file, '--print'],
      { TZ: zone },
    ).ended;
    expect(stderr).toBe('');
    const shown = JSON.parse(stdout) as ReturnType<typeof shownClocks> & { zone: string };
    expect(shown.zone).toBe(zone);
    expect(shown).toEqual({ ...shownClocks(), zone });
    expect(shown.starts).toEqual(['2026-03-31T16:00:00.000Z']);
    expect(shown.month).toBe('2026-04');
  },
  60_000,
);
