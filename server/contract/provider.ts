/** Providers: who comes or receives, and how an office vetted them. */
import Type, { type Static } from 'typebox';
import { closed, line, longestReason, orNull, prose, SeenVersion } from './booking-words.ts';
import { SentPositionSchema } from './facility.ts';
import { PositionSchema } from './position.ts';

export const providerKinds = ['company', 'organisation', 'volunteers', 'public'] as const;
export const vettingStates = ['submitted', 'asked', 'approved', 'refused', 'suspended'] as const;
const KindSchema = Type.Enum([...providerKinds], {
  description: 'companies sell; social organisations and volunteers give; public halls receive',
});
const StateSchema = Type.Enum([...vettingStates]);

const said = {
  name: line(100),
  nameEn: orNull(line(100)),
  phone: line(40, 'the provider’s own number: residents see it'),
  contact: orNull(line(60, 'whom to ask for; kept sealed')),
  aboutZh: orNull(prose(1000)),
  aboutEn: orNull(prose(1000)),
  position: SentPositionSchema,
};
const { nameEn, contact, aboutZh, aboutEn, ...required } = said;

export const NewProviderSchema = Type.Object(
  {
    kind: KindSchema,
    creditCode: Type.Optional(
      orNull(
        Type.String({
          minLength: 1,
          maxLength: 40,
          description:
            '统一社会信用代码 by GB 32100 with its check character; volunteers have none',
        }),
      ),
    ),
    ...required,
    ...Type.Partial(Type.Object({ nameEn, contact, aboutZh, aboutEn })).properties,
  },
  closed,
);

/** What is absent stays. */
export const ProviderChangeSchema = Type.Object(
  { version: SeenVersion, ...Type.Partial(Type.Object(said)).properties },
  closed,
);

/** As residents see it: vetted ones only. */
export const PublicProviderSchema = Type.Object({
  id: Type.String(),
  kind: KindSchema,
  name: Type.String(),
  nameEn: orNull(Type.String()),
  phone: Type.String(),
  aboutZh: orNull(Type.String()),
  aboutEn: orNull(Type.String()),
  position: PositionSchema,
});

/** As its members and its office see it. */
export const ProviderSchema = Type.Object({
  ...PublicProviderSchema.properties,
  creditCode: orNull(Type.String()),
  contact: orNull(Type.String()),
  community: Type.String({ description: 'code of the community around the base' }),
  state: StateSchema,
  proof: orNull(Type.String({ description: 'what the office has seen for it' })),
  version: Type.Integer(),
  createdAt: Type.String(),
});

export const VettingStepSchema = Type.Object({
  from: orNull(StateSchema),
  to: StateSchema,
  reason: orNull(Type.String()),
  at: Type.String(),
});

export const ProviderWithHistorySchema = Type.Object({
  provider: ProviderSchema,
  history: Type.Array(VettingStepSchema, { description: 'oldest first' }),
});

export const ProvidersSchema = Type.Object({
  providers: Type.Array(ProviderSchema),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

export const memberParts = ['manager', 'staff'] as const;

export const OwnProvidersSchema = Type.Object({
  providers: Type.Array(
    Type.Object({
      provider: ProviderSchema,
      part: Type.Enum([...memberParts]),
      resource: orNull(Type.String({ description: 'who of the staff the caller is' })),
      history: Type.Array(VettingStepSchema),
    }),
  ),
});

export const VettingAnswerSchema = Type.Object(
  { version: SeenVersion, answer: prose(longestReason) },
  closed,
);

export const vettingDecisions = ['approved', 'asked', 'refused', 'suspended'] as const;

/** Asking, refusing and suspending need a reason; who gives instead of selling is approved with a proof. */
export const VettingDecisionSchema = Type.Object(
  {
    version: SeenVersion,
    decision: Type.Enum([...vettingDecisions]),
    reason: Type.Optional(prose(longestReason)),
    proof: Type.Optional(line(200)),
  },
  closed,
);

export const NewMemberSchema = Type.Object(
  {
    login: line(100, 'telephone number or e-mail address of an account that exists'),
    part: Type.Enum([...memberParts]),
    resource: Type.Optional(Type.String({ maxLength: 60 })),
  },
  closed,
);

export const MemberSchema = Type.Object({
  id: Type.String(),
  part: Type.Enum([...memberParts]),
  resource: orNull(Type.String()),
  since: Type.String(),
  login: Type.String({ description: 'its last four characters' }),
});
export const MembersSchema = Type.Object({ members: Type.Array(MemberSchema) });

export type NewProvider = Static<typeof NewProviderSchema>;
export type ProviderChange = Static<typeof ProviderChangeSchema>;
export type PublicProviderAnswer = Static<typeof PublicProviderSchema>;
export type ProviderAnswer = Static<typeof ProviderSchema>;
export type OwnProvider = Static<typeof OwnProvidersSchema>['providers'][number];
export type MemberAnswer = Static<typeof MemberSchema>;
export type VettingStep = Static<typeof VettingStepSchema>;
