/** Which kinds of service come to this door or lie near it: `GET /services`. */
import Type from 'typebox';
import { ServicesSchema, type ServicesAnswer } from '../../../contract/offering.ts';
import { categoriesThatCome } from '../../../domain/booking/categories-that-come.ts';
import type { EarliestQuestion } from '../../../domain/booking/earliest.ts';
import type { App, Parts } from '../../app.ts';
import { askedDoor } from '../../booking/asked-door.ts';
import { isoOf, minutesOf, OffersAtDoor, type AtDoor } from '../../booking/at-door.ts';
import { placeAnswer } from '../../booking/offering-answers.ts';
import { suspendedAt } from '../../booking/suspended.ts';
import { oneOf, onlyKnown, type Query } from '../../query.ts';
import { answers } from '../../schemas.ts';
import { doorQuery, modes, modeQuery } from './services.ts';

type Service = ServicesAnswer['services'][number];

export function kindRoutes(app: App, parts: Parts): void {
  const { records, serviceKinds, bookingRules } = parts;
  const offers = new OffersAtDoor(parts);

  app.get(
    '/api/v1/services',
    {
      schema: {
        tags: ['booking'],
        summary:
          'Kinds of service of which somebody comes to this door, or that lie near it, and when at the earliest',
        querystring: Type.Object({ ...doorQuery, mode: modeQuery }),
        response: answers(ServicesSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['lng', 'lat', 'at', 'mode', 'crs']);
      const door = askedDoor(parts, query);
      const mode = oneOf(query, 'mode', modes, undefined, 'unknown-choice');
      const question = offers.question(door, query);
      const found = offers.list(door, { mode });
      const services = serviceKinds.flatMap(({ code }) =>
        modes.flatMap((one) => {
          const own = found.filter(({ row }) => row.serviceKind === code && row.mode === one);
          return own.length > 0 ? [serviceOf(code, one, own, question)] : [];
        }),
      );
      return reply.header('cache-control', 'no-store').send({
        at: new Date(question.fromMs).toISOString(),
        timeZone: bookingRules.local.timeZone,
        services,
        categories: categoriesOf(found, services),
        suspended: suspendedAt(
          records.booking.catalogue.suspensions(),
          question.area,
          question.fromMs,
        ),
      } satisfies ServicesAnswer);
    },
  );

  function serviceOf(
    kind: string,
    mode: Service['mode'],
    found: readonly AtDoor[],
    question: EarliestQuestion,
  ): Service {
    const best = offers.earliest(found, question);
    const [nearest] = found
      .filter(({ seconds }) => seconds !== null)
      .toSorted((a, b) => a.seconds! - b.seconds!);
    return {
      kind,
      mode,
      providers: new Set(found.map(({ row }) => row.provider)).size,
      offerings: found.length,
      minutesAway: minutesOf(nearest?.seconds ?? null),
      earliest: isoOf(best?.startMs ?? null),
      earliestOffering: best?.offering ?? null,
      place: placeAnswer(nearest?.place ?? null),
    };
  }

  function categoriesOf(found: readonly AtDoor[], services: readonly Service[]) {
    const coming = found.filter(({ place }) => place === null).map(({ row }) => row);
    return categoriesThatCome(serviceKinds, coming).map(({ category, kinds, providers }) => {
      const starts = services.flatMap(({ kind, mode, earliest }) =>
        mode === 'at_home' && kinds.includes(kind) && earliest !== null ? [earliest] : [],
      );
      return {
        code: category,
        kinds,
        providers: providers.length,
        earliest: starts.toSorted()[0] ?? null,
      };
    });
  }
}
