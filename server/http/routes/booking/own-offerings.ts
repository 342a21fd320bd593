/** A provider's offerings, as it keeps them. */
import type { FastifyRequest } from 'fastify';
import {
  NewOfferingSchema,
  OfferingChangeSchema,
  OwnOfferingsSchema,
  type NewOffering,
} from '../../../contract/offering.ts';
import { kindFault } from '../../../domain/booking/service-kinds.ts';
import type { ServiceArea } from '../../../domain/booking/model.ts';
import type { OfferingValues } from '../../../store/app/booking/offerings.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { bodyAs } from '../../body.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { managerOf } from '../../booking/membership.ts';
import { ownOfferingAnswer } from '../../booking/offering-answers.ts';
import { refusalOf, type Refused } from '../../booking/refusals.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, type Query } from '../../query.ts';
import { described } from '../../schemas.ts';

const tags = ['providers'];
const own = { config: { access: 'signed-in' } } as const;
const base = '/api/v1/providers/:id/offerings';

/** What a new offering has where nothing is said. */
const defaults = {
  nameEn: null,
  aboutZh: null,
  aboutEn: null,
  prepareZh: null,
  prepareEn: null,
  languages: [],
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  stepMinutes: 30,
  subsidised: false,
  minimumNoticeMinutes: 120,
  windowDays: 28,
  needsAcceptance: false,
  cancelUntilMinutes: 24 * 60,
  moveUntilMinutes: 24 * 60,
  requiredCertificates: [],
  serviceArea: null,
  facility: null,
  promisedDays: null,
  active: true,
} satisfies Partial<OfferingValues>;

export function ownOfferingRoutes(app: App, parts: Parts): void {
  const { records, nearby, bookingRules, now } = parts;
  const { offerings, catalogue, once, providers } = records.booking;

  app.get(
    base,
    { ...own, schema: described(tags, 'Its offerings, resting ones too', OwnOfferingsSchema) },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      return reply.header('cache-control', 'no-store').send(listOf(managed(request).id));
    },
  );

  app.post(
    base,
    {
      ...own,
      schema: {
        ...described(tags, 'Adds one', OwnOfferingsSchema, 404, 409),
        headers: idempotencyHeader,
        body: NewOfferingSchema,
      },
    },
    (request, reply) => {
      const { id, actor } = managed(request);
      const { resources, ...said } = bodyAs(NewOfferingSchema, request.body);
      const values = { ...defaults, ...said } as OfferingValues;
      checked(values, id);
      knownFacility(values.facility);
      const made = once.do(actor, askedOnce(request), (): { ok: true; id: string } | Refused => {
        const added = offerings.add(id, values, resources, actor);
        return added.ok ? { ok: true, id: added.offering.id } : added;
      });
      if (!made.ok) throw refusalOf(made as Refused);
      return reply.code(201).send(listOf(id));
    },
  );

  app.patch(
    `${base}/:offering`,
    {
      ...own,
      schema: {
        ...described(tags, 'Changes one; bookings keep their terms', OwnOfferingsSchema, 404, 409),
        body: OfferingChangeSchema,
      },
    },
    (request) => {
      const { id, actor } = managed(request);
      const { offering } = request.params as { offering: string };
      const { version, resources, ...said } = bodyAs(OfferingChangeSchema, request.body);
      const before = offerings.byId(offering);
      if (before?.provider !== id) throw new Refusal('no-such-entry', { value: shown(offering) });
      const changes = said as Partial<OfferingValues>;
      checked({ ...before, ...changes }, id);
      knownFacility(changes.facility ?? null);
      const changed = offerings.edit(id, offering, version, changes, resources ?? null, actor);
      if (!changed.ok) throw refusalOf(changed, { id: offering });
      return listOf(id);
    },
  );

  function managed(request: FastifyRequest): { id: string; actor: string } {
    const { id } = request.params as { id: string };
    managerOf(parts, request, id);
    return { id, actor: callerOf(request).id };
  }

  function listOf(provider: string) {
    catalogue.look();
    return {
      offerings: catalogue.offeringsOf(provider).map((row) => ownOfferingAnswer(row, catalogue)),
    };
  }

  /** Open today, in any region; one that closed since stays where it is not asked to be another. */
  function knownFacility(id: string | null): void {
    if (id !== null && nearby.facility(id, bookingRules.local.dateOf(now().getTime())) === null)
      throw new Refusal('invalid-field', { name: 'facility', value: shown(id) });
  }

  /** What a schema cannot say. */
  function checked(values: OfferingValues, provider: string): void {
    const wrong = (name: keyof NewOffering, value: unknown) => {
      throw new Refusal('invalid-field', { name, value: shown(value) });
    };
    const { mode, serviceArea, priceFen, priceUnit, serviceKind, durationsMinutes, facility } =
      values;
    const fault = kindFault(parts.serviceKinds, values);
    if (fault?.reason === 'no-such-kind') wrong('serviceKind', serviceKind);
    if (fault?.reason === 'not-in-this-mode') wrong('mode', mode);
    if (fault?.reason === 'certificate-missing')
      throw new Refusal('certificate-needed', { name: serviceKind, value: fault.type });
    if (mode === 'at_home' && serviceArea === null)
      throw new Refusal('missing-field', { name: 'serviceArea' });
    if (mode === 'at_facility' && serviceArea !== null) wrong('serviceArea', mode);
    if (mode === 'at_home' && facility !== null) wrong('facility', mode);
    if ((priceUnit === 'free') !== (priceFen === 0)) wrong('priceFen', priceFen);
    // Who gives takes no price.
    const kind = providers.byId(provider)!.kind;
    if ((kind === 'organisation' || kind === 'volunteers') && priceFen > 0)
      wrong('priceFen', priceFen);
    for (const ring of ringsOf(serviceArea))
      if (String(ring[0]) !== String(ring.at(-1))) wrong('serviceArea', String(ring.at(-1)));
    values.durationsMinutes = durationsMinutes.toSorted((a, b) => a - b);
  }
}

function ringsOf(area: ServiceArea | null) {
  return area?.kind === 'polygon' ? area.rings : [];
}
