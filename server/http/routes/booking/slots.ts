/** Free starts of an offering: `GET /offerings/:id/slots`. */
import Type from 'typebox';
import { SlotsSchema, type SlotsAnswer } from '../../../contract/offering.ts';
import { daysLater, type LocalDay } from '../../../domain/booking/local-days.ts';
import { slots } from '../../../domain/booking/slots.ts';
import { whyNoneWords } from '../../../texts/slots.ts';
import type { App, Parts } from '../../app.ts';
import { askedDoor, noOneComes, nowhere } from '../../booking/asked-door.ts';
import type { ComingOfferings } from '../../booking/coming.ts';
import { clockText } from '../../booking/clock.ts';
import { slotQuestion } from '../../booking/slot-question.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, text, type Query } from '../../query.ts';
import { answers, common } from '../../schemas.ts';
import { isDay } from '../../../domain/register/day.ts';
import { askedDuration, offered } from './services.ts';

export const mostDays = 31;
const defaultDays = 14;

export function slotRoutes(app: App, parts: Parts, coming: ComingOfferings): void {
  const { records, now, bookingRules, doorTravel } = parts;
  const { local, norms } = bookingRules;
  const world = { local, travel: doorTravel.between, restGapMs: norms.restGapMs };

  app.get(
    '/api/v1/offerings/:id/slots',
    {
      schema: {
        tags: ['booking'],
        summary: 'Free starts day by day, the way between homes allowed for; where none, why',
        querystring: Type.Object({
          from: Type.Optional(Type.String({ description: 'YYYY-MM-DD; default today' })),
          to: Type.Optional(
            Type.String({
              description: `the last day; default two weeks, ${mostDays} days at most`,
            }),
          ),
          duration: Type.Optional(Type.Integer({ description: 'minutes; default the shortest' })),
          lng: Type.Optional(Type.Number({ description: 'the door, for visits at home' })),
          lat: Type.Optional(Type.Number()),
          ...common,
        }),
        response: answers(SlotsSchema, 400, 404, 422),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['from', 'to', 'duration', 'lng', 'lat', 'crs']);
      const row = offered(parts, (request.params as { id: string }).id);
      const durationMinutes = askedDuration(row, query);
      const today = local.dateOf(now().getTime());
      const first = dayIn(query, 'from', today);
      const last = dayIn(query, 'to', daysLater(first, defaultDays - 1));
      if (last < first || last > daysLater(first, mostDays - 1))
        throw new Refusal('invalid-day', { name: 'to', value: shown(last) });
      const place = placeOf(row.mode, query);
      const able =
        place.door === null
          ? records.booking.catalogue.able(row.id)
          : coming.one(row, place.door)?.able;
      if (!able) throw noOneComes(place.door!);
      const days = slots(
        slotQuestion(parts, {
          offering: row,
          durationMinutes,
          able,
          door: place.door?.position ?? null,
          area: place.door
            ? (place.door.community ?? nowhere)
            : records.booking.catalogue.provider(row.provider)!.community,
          fromMs: local.day(first).startMs,
          toMs: local.day(last).endMs,
        }),
        world,
      );
      const answered = days.map((day): SlotsAnswer['days'][number] => ({
        day: day.date,
        starts: day.starts.map(({ startMs }) => new Date(startMs).toISOString()),
        why: day.why && {
          reason: day.why,
          words: whyNoneWords(local.day(day.date), day.why, spokenStart(day.nextFreeMs)),
        },
      }));
      const nextFreeMs = days[0]?.starts[0]?.startMs ?? days[0]?.nextFreeMs ?? null;
      return reply.header('cache-control', 'no-store').send({
        offering: row.id,
        durationMinutes,
        days: answered,
        nextFree: nextFreeMs === null ? null : new Date(nextFreeMs).toISOString(),
        words: answered[0]?.why?.words ?? null,
      } satisfies SlotsAnswer);
    },
  );

  function placeOf(mode: 'at_home' | 'at_facility', query: Query) {
    if (mode === 'at_home') {
      if (text(query, 'lng') === undefined) throw new Refusal('missing-parameter', { name: 'lng' });
      return { door: askedDoor(parts, query) };
    }
    if (text(query, 'lng') !== undefined) throw new Refusal('no-door-here');
    return { door: null };
  }

  function spokenStart(startMs: number | null): (LocalDay & { clock: string }) | null {
    if (startMs === null) return null;
    return { ...local.day(local.dateOf(startMs)), clock: clockText(bookingRules, startMs) };
  }
}

function dayIn(query: Query, name: string, fallback: string): string {
  const value = text(query, name) ?? fallback;
  if (!isDay(value)) throw new Refusal('invalid-day', { name, value: shown(value) });
  return value;
}
