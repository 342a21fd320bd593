/** What waits for a provider's answer. */
import { WaitingSchema } from '../../../contract/booking.ts';
import { position } from '../../../geo/position.ts';
import type { BookingRow } from '../../../store/app/booking/booking-rows.ts';
import type { App, Parts } from '../../app.ts';
import { providerBookingAnswer } from '../../booking/booking-answers.ts';
import { managerOf } from '../../booking/membership.ts';
import { noteLook } from '../../booking/seen-by.ts';
import { callerOf } from '../../access.ts';
import { onlyKnown, type Query } from '../../query.ts';
import { described } from '../../schemas.ts';

export function waitingRoutes(app: App, parts: Parts): void {
  const { records, now, doorTravel } = parts;
  const { catalogue, lists, seals } = records.booking;

  app.get(
    '/api/v1/providers/:id/requests',
    {
      config: { access: 'signed-in' },
      schema: described(
        ['providers'],
        'Requests and proposals of residents that wait for an answer, the soonest first',
        WaitingSchema,
      ),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const { id } = request.params as { id: string };
      managerOf(parts, request, id);
      catalogue.look();
      const actor = callerOf(request).id;
      const waiting = lists.waiting(id, now().getTime()).map((row) => {
        const { answer, showsPerson } = providerBookingAnswer(row, parts);
        if (showsPerson) noteLook(parts, actor, row);
        return { ...answer, minutesAway: minutesAway(row) };
      });
      return reply.header('cache-control', 'no-store').send({ waiting });
    },
  );

  /** From the base; the door itself is told only once it is confirmed. */
  function minutesAway(row: BookingRow): number | null {
    const door = seals.door(row);
    const profile = catalogue.resource(row.resource)?.profile;
    const { lng, lat } = catalogue.provider(row.provider)!;
    if (!door || !profile) return null;
    const seconds = doorTravel.between(position(lng, lat), [door], profile)[0];
    return seconds === null || seconds === undefined ? null : Math.ceil(seconds / 60);
  }
}
