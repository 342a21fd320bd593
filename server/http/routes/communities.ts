/** Communities and villages: found, read, changed by their office. */
import Type from 'typebox';
import {
  CommunitiesSchema,
  CommunityChangeSchema,
  CommunityFieldsSchema,
  CommunitySchema,
  type CommunityChange,
} from '../../contract/community.ts';
import {
  disagreement,
  valueFault,
  type CommunityFieldFacts,
  type FieldCode,
  type FieldFault,
  type FieldValues,
} from '../../domain/communities/fields.ts';
import { hoursAsKept } from '../../domain/chinese-hours.ts';
import { callerIn } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { pageIn, pageSize } from '../asked-areas.ts';
import { divisionOf } from '../asked-division.ts';
import { bodyAs } from '../body.ts';
import { communityAnswer, kindAnswer, namesAbove } from '../community-answers.ts';
import { languageOf, Refusal } from '../errors.ts';
import { flagIn, onlyKnown, shown, text, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';

const tags = ['communities'];
const longestQuestion = 100;
const params = Type.Object({ code: Type.String({ description: '12 digits' }) });

export function communityRoutes(app: App, { records, facts }: Parts): void {
  const fieldFacts = facts.communityFields as CommunityFieldFacts;
  const known = (request: { params: unknown }) =>
    divisionOf(records, (request.params as { code: string }).code, [12]).code;

  app.get(
    '/api/v1/communities',
    {
      schema: {
        tags,
        summary: 'Communities and villages of an area',
        querystring: Type.Object({
          area: Type.Optional(Type.String({ default: '44', description: 'a division code' })),
          q: Type.Optional(
            Type.String({ description: 'part of the name, or the start of the code' }),
          ),
          page: Type.Optional(Type.Integer({ minimum: 1 })),
          lang: common.lang,
        }),
        response: answers(CommunitiesSchema, 400, 404),
      },
    },
    (request) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'q', 'page']);
      const area = divisionOf(records, text(query, 'area') ?? '44').code;
      const asked = (text(query, 'q') ?? '').trim();
      const { length } = [...asked];
      if (length > longestQuestion)
        throw new Refusal('question-too-long', {
          value: shown(asked),
          count: length,
          most: longestQuestion,
        });
      const page = pageIn(query);
      const { found, total } = records.communities.list(
        area,
        asked,
        (page - 1) * pageSize,
        pageSize,
      );
      const communities = found.map((one) => ({
        code: one.code,
        name: one.name,
        above: namesAbove(records, one.code),
        kind: kindAnswer(one),
        invented: one.invented,
        hasFigures: one.hasFigures,
        hasOfficePosition: one.hasOfficePosition,
        hasBoundary: one.hasBoundary,
      }));
      return { communities, total, page, pageSize };
    },
  );

  app.get(
    '/api/v1/communities/:code',
    {
      schema: {
        tags,
        summary: 'A community: its kind, office and figures, on request its boundary',
        params,
        querystring: Type.Object({
          boundary: Type.Optional(Type.Enum(['0', '1'])),
          lang: common.lang,
        }),
        response: answers(CommunitySchema, 400, 404),
      },
    },
    (request) => {
      const query = request.query as Query;
      onlyKnown(query, ['boundary']);
      const stored = records.communities.byCode(known(request))!;
      return communityAnswer(records, stored, flagIn(query, 'boundary'));
    },
  );

  app.patch(
    '/api/v1/communities/:code',
    {
      config: { access: 'community:edit' },
      schema: {
        ...described(
          tags,
          'Changes what a community’s office says of it',
          CommunitySchema,
          404,
          409,
        ),
        params,
        body: CommunityChangeSchema,
      },
    },
    (request) => {
      onlyKnown(request.query as Query, []);
      const code = known(request);
      const { id } = callerIn(request, 'community:edit', code);
      const change = bodyAs(CommunityChangeSchema, request.body);
      const changes = flat(change);
      for (const field of fieldFacts.fields) {
        const fault = valueFault(field, changes[field.code] ?? null);
        if (fault) refuse(fault, {}, fieldFacts, languageOf(request));
      }
      const check = (after: FieldValues) => disagreement(after, fieldFacts.rules);
      const result = records.communities.change(code, change.version, changes, id, check);
      if (!result.ok && result.reason === 'changed-meanwhile')
        throw new Refusal('changed-meanwhile', { value: result.version });
      if (!result.ok && result.reason === 'fault')
        refuse(result.fault, changes, fieldFacts, languageOf(request));
      return communityAnswer(records, records.communities.byCode(code)!, false);
    },
  );

  app.get(
    '/api/v1/community-fields',
    {
      schema: {
        tags,
        summary: 'The fields of a community with their names in tables, bounds, norms and clauses',
        querystring: Type.Object({ lang: common.lang }),
        response: answers(CommunityFieldsSchema, 400),
      },
    },
    (request) => {
      onlyKnown(request.query as Query, []);
      return facts.communityFields;
    },
  );
}

/** A change by fields, as they are kept. */
function flat({ office = {}, figures = {}, officialCode }: CommunityChange): Partial<FieldValues> {
  const { position, address, hours, phone } = office;
  const values: Partial<Record<FieldCode, string | number | null | undefined>> = {
    officialCode,
    ...(position === undefined
      ? {}
      : { officeLng: position?.[0] ?? null, officeLat: position?.[1] ?? null }),
    officeAddress: address,
    officeHours: typeof hours === 'string' ? hoursAsKept(hours) : hours,
    officePhone: phone,
    ...figures,
  };
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<FieldValues>;
}

/** Fields are called as the form and the tables call them. */
function refuse(
  fault: FieldFault,
  changes: Partial<FieldValues>,
  { fields }: CommunityFieldFacts,
  language: ReturnType<typeof languageOf>,
): never {
  const said = language === 'en' ? 'en' : 'zh';
  const nameOf = (code: FieldCode) => fields.find((field) => field.code === code)![said];
  switch (fault.reason) {
    case 'out-of-bounds': {
      const { field, value, least, most } = fault;
      throw new Refusal('figure-out-of-bounds', { name: field[said], value, least, most });
    }
    case 'not-whole':
      throw new Refusal('figure-not-whole', { name: fault.field[said], value: fault.value });
    case 'too-fine':
      throw new Refusal('figure-too-fine', {
        name: fault.field[said],
        value: fault.value,
        count: fault.decimals,
      });
    case 'disagree':
      throw new Refusal('figures-disagree', {
        name: fault.rule.parts.map(nameOf).join(' + '),
        value: fault.sum,
        other: nameOf(fault.rule.whole),
        most: fault.whole,
      });
    case 'half-a-position':
      throw new Refusal('half-a-position', {
        value: `${changes.officeLng ?? ''}, ${changes.officeLat ?? ''}`,
      });
    default:
      throw new Refusal('invalid-field', { name: fault.field[said], value: shown(fault.value) });
  }
}
