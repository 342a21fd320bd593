/** `/api/v1/completeness`: what an office signs to be complete, so that what is missing may be called missing. */
import Type from 'typebox';
import { DoneSchema } from '../../contract/account.ts';
import { CompletenessSchema, SignedSchema, SignSchema } from '../../contract/register.ts';
import type { NormEntry } from '../../domain/norms.ts';
import { readCompletenessNorms } from '../../domain/register/completeness-norms.ts';
import { dayAfter, dayOf, isDay } from '../../domain/register/day.ts';
import { isArea } from '../../domain/roles.ts';
import type { SignedRow } from '../../store/app/completeness.ts';
import { callerIn } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { onlyKnown, requiredText, shown, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';
import type { FastifyRequest } from 'fastify';

const tags = ['register'];
const access = { access: 'completeness:sign' } as const;

export function completenessRoutes(app: App, { records, categories, facts, now }: Parts): void {
  const norms = readCompletenessNorms((facts.norms as { norms: NormEntry[] }).norms);
  const what = (request: FastifyRequest) => {
    const { community, category } = request.params as { community: string; category: string };
    if (!/^44\d{10}$/.test(community) || !records.facilities.knowsCommunity(community))
      throw new Refusal('unknown-area', { value: shown(community) });
    if (!categories.some(({ code }) => code === category))
      throw new Refusal('unknown-category', { value: shown(category) });
    return { community, category };
  };

  app.get(
    '/api/v1/completeness',
    {
      schema: {
        tags,
        summary: 'What is signed to be complete',
        querystring: Type.Object({
          area: Type.String({ description: 'start of division codes' }),
          lang: common.lang,
        }),
        response: answers(CompletenessSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area']);
      const area = requiredText(query, 'area');
      if (!isArea(area)) throw new Refusal('unknown-area', { value: shown(area) });
      const today = dayOf(now());
      return reply.header('cache-control', 'no-cache').send({
        signed: records.completeness.list([area]).map((row) => signedAnswer(row, today)),
        ...norms,
      });
    },
  );

  app.put(
    '/api/v1/completeness/:community/:category',
    {
      config: access,
      schema: described(tags, 'Signs that a category is complete', SignedSchema, 404),
    },
    (request) => {
      const { expiresOn } = bodyAs(SignSchema, request.body ?? {});
      const key = what(request);
      const { id: signedBy } = callerIn(request, 'completeness:sign', key.community);
      const signedOn = dayOf(now());
      const last = dayAfter(signedOn, norms.mostDays);
      if (
        expiresOn !== undefined &&
        !(isDay(expiresOn) && expiresOn >= signedOn && expiresOn <= last)
      )
        throw new Refusal('expiry-out-of-range', {
          value: shown(expiresOn),
          first: signedOn,
          last,
        });
      const row = {
        ...key,
        signedOn,
        expiresOn: expiresOn ?? dayAfter(signedOn, norms.usualDays),
        signedBy,
      };
      records.completeness.sign(row);
      return signedAnswer(row, signedOn);
    },
  );

  app.delete(
    '/api/v1/completeness/:community/:category',
    { config: access, schema: described(tags, 'Withdraws a signature', DoneSchema, 404) },
    (request) => {
      const { community, category } = what(request);
      const { id } = callerIn(request, 'completeness:sign', community);
      if (!records.completeness.withdraw(community, category, id))
        throw new Refusal('nothing-signed', { value: `${community}/${category}` });
      return { done: true };
    },
  );
}

export function signedAnswer(
  { community, category, signedOn, expiresOn }: SignedRow,
  today: string,
) {
  return { community, category, signedOn, expiresOn, holds: expiresOn >= today };
}
