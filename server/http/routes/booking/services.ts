/** Offerings at this door: `GET /offerings`, and one by its id. */
import Type from 'typebox';
import {
  OfferingsSchema,
  OneOfferingSchema,
  type OfferingAnswer,
} from '../../../contract/offering.ts';
import type { OfferingRow } from '../../../store/app/booking/catalogue.ts';
import type { App, Parts } from '../../app.ts';
import { askedDoor, askedDoorOrNone } from '../../booking/asked-door.ts';
import { isoOf, minutesOf, OffersAtDoor } from '../../booking/at-door.ts';
import { offeringAnswer } from '../../booking/offering-answers.ts';
import { askedList, filterNames, filterQuery } from '../../booking/offering-filters.ts';
import type { Place } from '../../booking/nearby.ts';
import { Refusal } from '../../errors.ts';
import { oneOf, onlyKnown, shown, text, type Query } from '../../query.ts';
import { answers, common } from '../../schemas.ts';

const tags = ['booking'];
export const doorQuery = {
  lng: Type.Number({ description: 'longitude of the door' }),
  lat: Type.Number({ description: 'latitude of the door' }),
  at: Type.Optional(Type.String({ description: 'ISO 8601 with an offset; default now' })),
  ...common,
};
export const modes = ['at_home', 'at_facility'] as const;
export const modeQuery = Type.Optional(
  Type.Enum([...modes], { description: 'only what comes, or only what one goes to; default both' }),
);

export function serviceRoutes(app: App, parts: Parts): void {
  const { records, nearby, serviceKinds, facts } = parts;
  const { catalogue, satisfaction } = records.booking;
  const offers = new OffersAtDoor(parts);
  const certificates = (facts.serviceKinds as { certificates: { code: string }[] }).certificates;

  app.get(
    '/api/v1/offerings',
    {
      schema: {
        tags,
        summary: 'Offerings of a kind that come to this door or lie near it',
        querystring: Type.Object({
          kind: Type.String({ description: 'code of a kind of service' }),
          mode: modeQuery,
          ...doorQuery,
          ...filterQuery,
        }),
        response: answers(OfferingsSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['kind', 'mode', 'lng', 'lat', 'at', 'crs', ...filterNames]);
      const door = askedDoor(parts, query);
      const kinds = serviceKinds.map(({ code }) => code);
      const kind = oneOf(query, 'kind', kinds, undefined, 'unknown-choice');
      if (kind === undefined) throw new Refusal('missing-parameter', { name: 'kind' });
      const mode = oneOf(query, 'mode', modes, undefined, 'unknown-choice');
      const listOf = askedList(
        query,
        certificates.map(({ code }) => code),
      );
      const question = offers.question(door, query);
      const found = offers.list(door, { kind, mode }).map((one) => ({
        ...answerOf(one.row, one.place),
        minutesAway: minutesOf(one.seconds),
        nextFree: isoOf(offers.firstFree(one, question)),
      }));
      return reply.header('cache-control', 'no-store').send({ offerings: listOf(found) });
    },
  );

  app.get(
    '/api/v1/offerings/:id',
    {
      schema: {
        tags,
        summary: 'One offering, and whether it comes to a door, or how far it is from there',
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
      const one = door && offers.one(row, door);
      return reply.header('cache-control', 'no-store').send({
        offering: answerOf(row, nearby.placeOf(row, offers.today())),
        comes: door === null || row.mode === 'at_facility' ? null : one !== null,
        minutesAway: minutesOf(one?.seconds ?? null),
      });
    },
  );

  function answerOf(row: OfferingRow, place: Place | null): OfferingAnswer {
    const rating = satisfaction.shownOf(row.serviceKind).get(row.provider) ?? null;
    return offeringAnswer(row, catalogue, { today: offers.today(), place, rating });
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
