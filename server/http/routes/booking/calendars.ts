/** Bookings as calendar files: one booking, and the feed of one of the staff by its secret address. */
import type { BookingRow } from '../../../store/app/booking/booking-rows.ts';
import type { App, Parts } from '../../app.ts';
import { actingOn } from '../../booking/acting.ts';
import { calendarText, calendarType, type CalendarVisit } from '../../calendar.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, type Query } from '../../query.ts';

const statusOf: Partial<Record<BookingRow['state'], CalendarVisit['status']>> = {
  held: 'tentative',
  requested: 'tentative',
  declined: 'cancelled',
  expired: 'cancelled',
  cancelled: 'cancelled',
  'no-show': 'cancelled',
};

const dayMs = 86_400_000;
const feedPastMs = 30 * dayMs;
const feedAheadMs = 90 * dayMs;

export function calendarRoutes(app: App, parts: Parts): void {
  const { records, now } = parts;

  app.get(
    '/api/v1/bookings/:id/calendar.ics',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['booking'],
        summary: 'The booking for one’s calendar; a later file of a moved one takes its place',
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const { row, acting } = actingOn(parts, request, null);
      const address = acting.by === 'resident' ? records.booking.seals.details(row)?.address : null;
      return reply
        .type(calendarType)
        .header('content-disposition', 'attachment; filename="booking.ics"')
        .header('cache-control', 'no-store')
        .send(calendarText('近邻圈预约', [{ ...visitOf(row), location: address || null }]));
    },
  );

  app.get(
    '/calendar/:token',
    {
      schema: {
        tags: ['booking'],
        summary: 'The calendar of one of the staff, by its secret address',
      },
    },
    (request, reply) => {
      const { token } = request.params as { token: string };
      const resource = records.booking.feeds.resourceOf(token.replace(/\.ics$/, ''));
      if (resource === null) throw new Refusal('not-found', { value: '/calendar/…' });
      const nowMs = now().getTime();
      const { provider } = records.booking.resources.byId(resource)!;
      const rows = records.booking.lists.ofProvider(
        provider,
        { fromMs: nowMs - feedPastMs, toMs: nowMs + feedAheadMs },
        resource,
      );
      return reply
        .type(calendarType)
        .header('cache-control', 'no-store')
        .send(calendarText('近邻圈上门安排', rows.map(visitOf)));
    },
  );

  /** Without names and addresses: calendars lie with others. */
  function visitOf(row: BookingRow): CalendarVisit {
    const { catalogue } = records.booking;
    catalogue.look();
    const provider = catalogue.provider(row.provider)!;
    return {
      id: row.id,
      version: row.version,
      startMs: row.startMs,
      endMs: row.endMs,
      updatedAtMs: row.updatedAtMs,
      status: statusOf[row.state] ?? 'confirmed',
      summary: catalogue.offering(row.offering)!.nameZh,
      location: null,
      description: `${provider.name} ${provider.phone}\n预约号 ${row.code}`,
    };
  }
}
