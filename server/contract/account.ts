/** Accounts: signing in, the second factor, sessions, proof. Cookies carry the session; no answer holds a token. */
import Type, { type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Moment = Type.String({ description: 'ISO 8601 in UTC' });

const Phone = Type.String({
  minLength: 5,
  maxLength: 30,
  description:
    'E.164 (+8613…) or a mainland mobile number of 11 digits; spaces and hyphens are passed over',
});
const Email = Type.String({ minLength: 3, maxLength: 254, description: 'an e-mail address' });
/** 8 at the least is said by its own refusal. */
const Password = Type.String({ minLength: 1, maxLength: 200 });
const Code = Type.String({ pattern: '^\\d{6}$', description: 'six digits' });
const RecoveryCode = Type.String({ minLength: 1, maxLength: 40 });

export const RoleNameSchema = Type.Enum(['provider', 'office', 'planner', 'administrator']);

export const RoleSchema = Type.Object({
  id: Type.String(),
  role: RoleNameSchema,
  area: Type.String({ description: 'start of division codes: 44, 4404, 440402, …' }),
  areaName: Type.String({ description: 'the area in full, as 珠海市香洲区' }),
  since: Moment,
});

export const AccountSchema = Type.Object({
  signedIn: Type.Boolean(),
  /** Null when nobody is signed in. */
  kind: Type.Union([Type.Enum(['resident', 'staff']), Type.Null()]),
  id: Type.Union([Type.String(), Type.Null()]),
  phoneMasked: Type.Union([Type.String({ description: '138****5678' }), Type.Null()]),
  emailMasked: Type.Union([Type.String({ description: 'l***@example.org' }), Type.Null()]),
  roles: Type.Array(RoleSchema),
  twoFactor: Type.Boolean({ description: 'the authenticator is set up' }),
  recoveryCodesLeft: Type.Union([Type.Integer(), Type.Null()]),
  needsTwoFactorSetup: Type.Boolean({
    description: 'staff without an authenticator: every route but those that set it up is refused',
  }),
  proved: Type.Boolean({ description: 'sensitive routes are open now, without proving again' }),
  provedUntil: Type.Union([Moment, Type.Null()]),
  signInPossible: Type.Boolean({
    description:
      'false where a browser would drop the cookie: plain http on another address than this computer’s own',
  }),
  codesPossible: Type.Boolean({ description: 'codes can be sent to phones' }),
  whyNot: Type.Union([
    Type.String({ description: 'one sentence: why not, and what to do' }),
    Type.Null(),
  ]),
});
export type Account = Static<typeof AccountSchema>;

export const AskCodeSchema = Type.Object({ phone: Phone }, closed);
export const CodeSentSchema = Type.Object({
  sentTo: Type.String({ description: 'the number, masked' }),
  expiresInSeconds: Type.Integer(),
  tries: Type.Integer(),
});
export type CodeSent = Static<typeof CodeSentSchema>;

export const SignInByCodeSchema = Type.Object({ phone: Phone, code: Code }, closed);

export const SignInByPasswordSchema = Type.Object(
  {
    login: Type.String({ minLength: 3, maxLength: 254, description: 'e-mail or phone' }),
    password: Password,
  },
  closed,
);
export const NextStepSchema = Type.Object({
  next: Type.Enum(['two-factor', 'set-up-two-factor'], {
    description:
      'two-factor: send the authenticator’s code to /sign-in/two-factor within ten minutes',
  }),
});
export type NextStep = Static<typeof NextStepSchema>;

export const SecondFactorSchema = Type.Union([
  Type.Object({ code: Code }, closed),
  Type.Object({ recoveryCode: RecoveryCode }, closed),
]);

export const ProveSchema = Type.Union([
  Type.Object({ password: Password, code: Code }, closed),
  Type.Object({ code: Code }, closed),
]);

export const PasswordOnlySchema = Type.Object({ password: Password }, closed);
export const ConfirmTwoFactorSchema = Type.Object({ code: Code }, closed);
export const ChangePasswordSchema = Type.Object(
  { password: Password, newPassword: Password },
  closed,
);

export const TwoFactorSetupSchema = Type.Object({
  uri: Type.String({ description: 'otpauth:// for a QR code' }),
  secret: Type.String({ description: 'the same for typing, base32' }),
  recoveryCodes: Type.Array(Type.String(), {
    description: 'shown once; each can be used once in place of the authenticator',
  }),
});
export type TwoFactorSetup = Static<typeof TwoFactorSetupSchema>;
export const RecoveryCodesSchema = Type.Object({ recoveryCodes: Type.Array(Type.String()) });
export type RecoveryCodes = Static<typeof RecoveryCodesSchema>;

export const SessionsSchema = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      browser: Type.Union([Type.String({ description: 'Chrome, 微信, …' }), Type.Null()]),
      system: Type.Union([Type.String({ description: 'Android, Windows, …' }), Type.Null()]),
      signedInAt: Moment,
      lastUsedAt: Moment,
      current: Type.Boolean(),
    }),
  ),
});
export type Sessions = Static<typeof SessionsSchema>;

export const DoneSchema = Type.Object({ done: Type.Literal(true) });

/** Public parts that the acceptance of an invitation shares. */
export const credentials = { Phone, Email, Password, Code };
