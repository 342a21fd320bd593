/** Staff, their roles, and invitations to a role. */
import Type, { type Static } from 'typebox';
import { credentials, RoleNameSchema, RoleSchema } from './account.ts';

const closed = { additionalProperties: false } as const;
const Moment = Type.String({ description: 'ISO 8601 in UTC' });
const Token = Type.String({ minLength: 1, maxLength: 200, description: 'from the link, after #' });

export const InvitationSchema = Type.Object({
  id: Type.String(),
  role: RoleNameSchema,
  area: Type.String(),
  areaName: Type.String(),
  note: Type.String(),
  createdAt: Moment,
  expiresAt: Moment,
  state: Type.Enum(['open', 'used', 'withdrawn', 'expired']),
});
export type Invitation = Static<typeof InvitationSchema>;

export const InvitationsSchema = Type.Object({ invitations: Type.Array(InvitationSchema) });

export const InviteSchema = Type.Object(
  {
    role: RoleNameSchema,
    area: Type.String({ minLength: 2, maxLength: 12 }),
    note: Type.String({
      maxLength: 100,
      description: 'to recognise the invitation by; no personal data',
    }),
  },
  closed,
);
export const InvitedSchema = Type.Object({
  invitation: InvitationSchema,
  path: Type.String({
    description: 'the one-time link below this site: /invitation/#TOKEN; shown only now',
  }),
});
export type Invited = Static<typeof InvitedSchema>;

export const LookAtInvitationSchema = Type.Object({ token: Token }, closed);
export const OfferSchema = Type.Object({
  role: RoleNameSchema,
  area: Type.String(),
  areaName: Type.String(),
  note: Type.String(),
  expiresAt: Moment,
});
export type Offer = Static<typeof OfferSchema>;

export const AcceptInvitationSchema = Type.Union([
  Type.Object({ token: Token, email: credentials.Email, password: credentials.Password }, closed),
  Type.Object(
    {
      token: Token,
      phone: credentials.Phone,
      code: credentials.Code,
      password: credentials.Password,
    },
    closed,
  ),
  Type.Object({ token: Token }, closed),
]);

export const StaffSchema = Type.Object({
  staff: Type.Array(
    Type.Object({
      id: Type.String(),
      emailMasked: Type.Union([Type.String(), Type.Null()]),
      phoneMasked: Type.Union([Type.String(), Type.Null()]),
      twoFactor: Type.Boolean(),
      lastUsedAt: Type.Union([Moment, Type.Null()]),
      roles: Type.Array(RoleSchema, { description: 'only those within the asked area' }),
    }),
  ),
});
export type Staff = Static<typeof StaffSchema>;

export const ResetLinkSchema = Type.Object({
  path: Type.String({
    description: 'the one-time link below this site: /new-password/#TOKEN; shown only now',
  }),
  expiresAt: Moment,
});
export type ResetLink = Static<typeof ResetLinkSchema>;

export const LookAtResetSchema = Type.Object({ token: Token }, closed);
export const OpenResetSchema = Type.Object({
  login: Type.String({ description: 'whose password it is, masked' }),
  expiresAt: Moment,
});
export type OpenReset = Static<typeof OpenResetSchema>;
export const NewPasswordSchema = Type.Object(
  { token: Token, password: credentials.Password },
  closed,
);
