/** Accounts as better-auth keeps them, and what is ours about a person: key, roles, invitations, consents. */
import { index, integer, primaryKey, sqliteTable, text, blob } from 'drizzle-orm/sqlite-core';

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' });
const flag = (name: string) => integer(name, { mode: 'boolean' });

export const users = sqliteTable('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: flag('email_verified').default(false).notNull(),
  image: text('image'),
  phoneNumber: text('phone_number').unique(),
  phoneNumberVerified: flag('phone_number_verified'),
  twoFactorEnabled: flag('two_factor_enabled').default(false),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

export const sessions = sqliteTable(
  'session',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** When the person last proved who they are; sensitive actions need it to be recent. */
    provedAt: moment('proved_at'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('session_user').on(table.userId)],
);

export const accounts = sqliteTable(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    /** argon2id, in PHC form. */
    password: text('password'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('account_user').on(table.userId)],
);

export const verifications = sqliteTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at'),
    updatedAt: moment('updated_at'),
  },
  (table) => [index('verification_identifier').on(table.identifier)],
);

export const twoFactors = sqliteTable(
  'two_factor',
  {
    id: text('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    verified: flag('verified').default(true),
    /** Wrong codes in a row, and until when the next ones are refused. */
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: moment('locked_until'),
  },
  (table) => [index('two_factor_user').on(table.userId)],
);

export const rateLimits = sqliteTable('rate_limit', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  lastRequest: integer('last_request').notNull(),
});

/** Each person's own key, wrapped by the deployment's. Erasure deletes the row: what it encrypted is gone with it. */
export const personKeys = sqliteTable('person_key', {
  personId: text('person_id').primaryKey(),
  wrapped: blob('wrapped', { mode: 'buffer' }).notNull(),
  createdAt: text('created_at').notNull(),
});

/** Who may do what where. A role ends by `revokedAt`; rows stay. */
export const roles = sqliteTable(
  'role',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    role: text('role', { enum: ['provider', 'office', 'planner', 'administrator'] }).notNull(),
    /** Start of division codes: `44`, `4404`, `440402`, `440402001` or a whole code. */
    area: text('area').notNull(),
    grantedBy: text('granted_by'),
    grantedAt: text('granted_at').notNull(),
    revokedBy: text('revoked_by'),
    revokedAt: text('revoked_at'),
  },
  (table) => [index('role_user').on(table.userId)],
);

export const invitations = sqliteTable('invitation', {
  id: text('id').primaryKey(),
  /** SHA-256 of the token in the link; the link itself is shown once and kept nowhere. */
  tokenHash: text('token_hash').notNull().unique(),
  role: text('role', { enum: ['provider', 'office', 'planner', 'administrator'] }).notNull(),
  area: text('area').notNull(),
  /** Words of the inviter to recognise it by; no personal data is asked for. */
  note: text('note').notNull(),
  invitedBy: text('invited_by'),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  usedAt: text('used_at'),
  usedBy: text('used_by'),
  withdrawnAt: text('withdrawn_at'),
});

/** What a person agreed to: one row for each answer, the newest of a purpose counts. */
export const consents = sqliteTable(
  'consent',
  {
    userId: text('user_id').notNull(),
    purpose: text('purpose').notNull(),
    version: text('version').notNull(),
    given: flag('given').notNull(),
    at: text('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.purpose, table.at] })],
);

/** Append-only: triggers refuse changes and deletion. Personal values stand encrypted under the person's key. */
export const audit = sqliteTable(
  'audit',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    at: text('at').notNull(),
    /** A user's id; null for commands run on the server. */
    actor: text('actor'),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subject: text('subject').notNull(),
    /** Division code that the subject belongs to; null where it has none. */
    area: text('area'),
    before: text('before', { mode: 'json' }),
    after: text('after', { mode: 'json' }),
  },
  (table) => [
    index('audit_subject').on(table.subjectKind, table.subject),
    index('audit_actor').on(table.actor),
    index('audit_area').on(table.area),
  ],
);
