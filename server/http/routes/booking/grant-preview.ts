/** What visits would draw from the caller's granted minutes: asked before confirming, nothing is written or kept for them. */
import { GrantPreviewSchema } from '../../../contract/grant-preview.ts';
import { plannedDraw } from '../../../domain/booking/planned-draw.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { momentOf } from '../../booking/asked-time.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, required, shown, type Query } from '../../query.ts';
import { described } from '../../schemas.ts';
import { askedDuration, offered } from './services.ts';

export function grantPreviewRoutes(app: App, parts: Parts): void {
  const { records, bookingRules } = parts;
  const { subsidies } = records.booking;

  app.get(
    '/api/v1/account/subsidies/preview',
    {
      config: { access: 'signed-in' },
      schema: described(
        ['booking'],
        'What visits would draw from granted minutes',
        GrantPreviewSchema,
        404,
      ),
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['offering', 'duration', 'starts']);
      const offering = offered(parts, required(query, 'offering'));
      const duration = askedDuration(offering, query);
      const starts = required(query, 'starts').split(',');
      if (starts.length > bookingRules.norms.seriesVisits)
        throw new Refusal('invalid-field', { name: 'starts', value: shown(starts) });
      const months = starts.map((start) =>
        bookingRules.local.dateOf(momentOf('starts', start)).slice(0, 7),
      );
      const whose = { resident: callerOf(request).id, grant: null };
      const leftIn = (month: string) =>
        subsidies
          .left(whose, offering.serviceKind, month)
          .reduce((sum, left) => sum + left.minutes, 0);
      return reply
        .header('cache-control', 'no-store')
        .send(plannedDraw(offering, duration, months, leftIn));
    },
  );
}
