/** Who comes to this door: `GET /services` and `GET /offerings`. */
import Type from 'typebox';
import { OfferingsSchema, OneOfferingSchema, ServicesSchema } from '../../../contract/offering.ts';
import { earliestOf, firstOf, type EarliestQuestion } from '../../../domain/booking/earliest.ts';
import type { Door } from '../../../domain/booking/service-area.ts';
import type { OfferingRow } from '../../../store/app/booking/catalogue.ts';
import type { App, Parts } from '../../app.ts';
import { askedDoor, askedDoorOrNone, nowhere } from '../../booking/asked-door.ts';
import { askedMoment } from '../../booking/asked-time.ts';
import { candidateOf, type Coming, type ComingOfferings } from '../../booking/coming.ts';
import { offeringAnswer } from '../../booking/offering-answers.ts';
import { suspendedAt } from '../../booking/suspended.ts';
import { Refusal } from '../../errors.ts';
import { oneOf, onlyKnown, shown, text, type Query } from '../../query.ts';
import { answers, common } from '../../schemas.ts';

const tags = ['booking'];
const doorQuery = {
  lng: Type.Number({ description: 'longitude of the door' }),
  lat: Type.Number({ description: 'latitude of the door' }),
  at: Type.Optional(Type.String({ description: 'ISO 8601 with an offset; default now' })),
  ...common,
};
const orders = ['earliest', 'near', 'price'] as const;

export function serviceRoutes(app: App, parts: Parts, coming: ComingOfferings): void {
  const { records, now, bookingRules, doorTravel, serviceKinds } = parts;
  const { catalogue, occupancy } = records.booking;
  const { local, norms } = bookingRules;
  const world = { local, travel: doorTravel.between, restGapMs: norms.restGapMs };
  const busy = occupancy.busy.bind(occupancy);

  app.get(
    '/api/v1/services',
    {
      schema: {
        tags,
        summary: 'Kinds of service of which somebody comes to this door, and when at the earliest',
        querystring: Type.Object(doorQuery),
        response: answers(ServicesSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['lng', 'lat', 'at', 'crs']);
      const door = askedDoor(parts, query);
      const question = questionOf(door, query);
      const kinds = new Map<string, Coming[]>();
      for (const one of coming.to(door)) {
        const list = kinds.get(one.row.serviceKind);
        if (list) list.push(one);
        else kinds.set(one.row.serviceKind, [one]);
      }
      const services = serviceKinds.flatMap(({ code }) => {
        const found = kinds.get(code);
        return found ? [serviceOf(code, found, question)] : [];
      });
      return reply.header('cache-control', 'no-store').send({
        at: new Date(question.fromMs).toISOString(),
        services,
        suspended: suspendedAt(catalogue.suspensions(), question.area, question.fromMs),
      });
    },
  );

  app.get(
    '/api/v1/offerings',
    {
      schema: {
        tags,
        summary: 'Offerings of a kind that come to this door',
        querystring: Type.Object({
          kind: Type.String({ description: 'code of a kind of service' }),
          ...doorQuery,
          sort: Type.Optional(Type.Enum([...orders], { description: 'default earliest' })),
        }),
        response: answers(OfferingsSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['kind', 'lng', 'lat', 'at', 'sort', 'crs']);
      const door = askedDoor(parts, query);
      const kind = oneOf(
        query,
        'kind',
        serviceKinds.map(({ code }) => code),
        undefined,
        'unknown-choice',
      );
      if (kind === undefined) throw new Refusal('missing-parameter', { name: 'kind' });
      const order = oneOf(query, 'sort', orders, 'earliest', 'unknown-choice')!;
      const question = questionOf(door, query);
      const found = coming.to(door, kind).map((one) => {
        const startMs = firstOf(candidateOf(one), question, world, busy);
        return {
          ...answerOf(one.row),
          minutesAway: minutesOf(one.seconds),
          nextFree: isoOf(startMs),
        };
      });
      return reply
        .header('cache-control', 'no-store')
        .send({ offerings: found.toSorted(comparing[order]) });
    },
  );

  app.get(
    '/api/v1/offerings/:id',
    {
      schema: {
        tags,
        summary: 'One offering, and whether it comes to a door',
        querystring: Type.Partial(
          Type.Object({ lng: doorQuery.lng, lat: doorQuery.lat, ...common }),
        ),
        response: answers(OneOfferingSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['lng', 'lat', 'crs']);
      const row = offered(parts, (request.params as { id: string }).id);
      const door = askedDoorOrNone(parts, query);
      const one = door && coming.one(row, door);
      return reply.header('cache-control', 'no-store').send({
        offering: answerOf(row),
        comes: door === null || row.mode === 'at_facility' ? null : one !== null,
        minutesAway: minutesOf(one?.seconds ?? null),
      });
    },
  );

  function questionOf(door: Door, query: Query): EarliestQuestion {
    catalogue.look();
    const nowMs = now().getTime();
    return {
      door: door.position,
      area: door.community ?? nowhere,
      suspensions: catalogue.suspensions(),
      fromMs: Math.max(nowMs, askedMoment(query, 'at', nowMs)),
      nowMs,
    };
  }

  function serviceOf(kind: string, found: readonly Coming[], question: EarliestQuestion) {
    const best = earliestOf(found.map(candidateOf), question, world, busy);
    const ways = found.flatMap(({ seconds }) => seconds ?? []);
    return {
      kind,
      providers: new Set(found.map(({ row }) => row.provider)).size,
      offerings: found.length,
      minutesAway: ways.length > 0 ? minutesOf(Math.min(...ways)) : null,
      earliest: isoOf(best?.startMs ?? null),
      earliestOffering: best?.offering ?? null,
    };
  }

  function answerOf(row: OfferingRow) {
    return offeringAnswer(row, catalogue, local.dateOf(now().getTime()));
  }
}

/** An offering that residents may see. */
export function offered({ records }: Pick<Parts, 'records'>, id: string): OfferingRow {
  const { catalogue } = records.booking;
  catalogue.look();
  const row = catalogue.offering(id);
  if (!row?.active || catalogue.provider(row.provider)?.state !== 'approved')
    throw new Refusal('no-such-entry', { value: shown(id) });
  return row;
}

type Listed = {
  priceFen: number;
  minutesAway: number | null;
  nextFree: string | null;
};
/** What is not known comes last. */
const comparing: Record<(typeof orders)[number], (a: Listed, b: Listed) => number> = {
  earliest: (a, b) => (a.nextFree ?? '~').localeCompare(b.nextFree ?? '~'),
  near: (a, b) => (a.minutesAway ?? Infinity) - (b.minutesAway ?? Infinity) || 0,
  price: (a, b) => a.priceFen - b.priceFen,
};

const isoOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const minutesOf = (seconds: number | null) =>
  seconds === null ? null : Math.ceil(seconds / 6) / 10;

export function askedDuration({ durationsMinutes }: OfferingRow, query: Query): number {
  const value = text(query, 'duration');
  if (value === undefined) return durationsMinutes[0]!;
  const found = durationsMinutes.find((minutes) => String(minutes) === value);
  if (found === undefined)
    throw new Refusal('invalid-duration', {
      value: shown(value),
      known: durationsMinutes.join(', '),
    });
  return found;
}
