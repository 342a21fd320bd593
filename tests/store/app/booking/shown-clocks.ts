/** What a small world shows around a midnight that is a month's end in Shanghai; with `--print` for the zone in which the process runs. */
import { slots } from '../../../../server/domain/booking/slots.ts';
import { slotQuestion } from '../../../../server/http/booking/slot-question.ts';
import { norms } from '../../../domain/booking/published-norms.ts';
import { at, door, everyDay, plan, shanghai } from '../../../domain/booking/world.ts';
import { booked, bookingWorld, community } from '../../../fixtures/booking-world.ts';

export function shownClocks() {
  const night = plan('23:00-24:00 0:00-2:00', everyDay);
  const world = bookingWorld({ plan: night, now: '2026-03-31T12:00' });
  const { booking, records, clock, travel } = world;
  const { startMs } = booked(world, '04-01T01:00');
  const offering = booking.catalogue.offering(world.offering)!;
  const asked = slotQuestion(
    {
      records,
      bookingRules: { norms, local: shanghai, clock: null as never },
      now: () => new Date(clock.ms),
    },
    {
      offering,
      durationMinutes: 60,
      able: booking.catalogue.able(offering.id),
      door: door(0),
      area: community,
      fromMs: at('2026-04-01T00:00'),
      toMs: at('2026-04-02T00:00'),
    },
  );
  const days = slots(asked, { local: shanghai, travel, restGapMs: norms.restGapMs });
  const early = days[0]!.starts.filter((start) => start.startMs < startMs);
  return {
    dates: days.map(({ date }) => date),
    starts: early.map((start) => new Date(start.startMs).toISOString()),
    month: shanghai.dateOf(startMs).slice(0, 7),
    booked: new Date(startMs).toISOString(),
  };
}

if (process.argv.includes('--print')) {
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  process.stdout.write(JSON.stringify({ ...shownClocks(), zone }));
}
