/** The door of this room: everything that signing in needs, over one database. */
import { maskEmail, maskPhone } from '../domain/masks.ts';
import type { MessageNorms } from '../domain/message-norms.ts';
import type { AppDatabase } from '../store/app/database.ts';
import { digestWith, keyFor } from '../store/app/derived.ts';
import { isPlaceholder, type HeldRole } from '../store/app/people.ts';
import type { Records } from '../store/app/records.ts';
import { Acceptances } from './acceptance.ts';
import { makeBetter } from './better.ts';
import { Codes } from './codes.ts';
import { DemoSignIn } from './demo-sign-in.ts';
import { addressKey, type Context } from './context.ts';
import { NewPasswords } from './new-password.ts';
import type { Visitor } from './outcome.ts';
import { SecondFactor } from './second-factor.ts';
import type { MessageSender } from './senders.ts';
import { Sessions } from './sessions.ts';
import { StaffSignIn } from './staff-sign-in.ts';

export interface AccountFacts {
  id: string;
  kind: 'resident' | 'staff';
  phoneMasked: string | null;
  emailMasked: string | null;
  roles: HeldRole[];
  twoFactor: boolean;
  recoveryCodesLeft: number | null;
  needsTwoFactorSetup: boolean;
  /** In milliseconds. */
  provedAt: number;
}

export interface Accounts {
  readonly sessions: Sessions;
  readonly codes: Codes;
  readonly staff: StaffSignIn;
  readonly secondFactor: SecondFactor;
  readonly acceptances: Acceptances;
  readonly newPasswords: NewPasswords;
  readonly sender: MessageSender;
  /** Without a proof, into accounts of the demo alone; null anywhere but on one’s own computer in the demo. */
  readonly demo: DemoSignIn | null;
  /** A key for the visitor's address, from which it cannot be read back. */
  addressKey(visitor: Visitor): string;
  /** Null for nobody who is signed in. */
  facts(visitor: Visitor): Promise<AccountFacts | null>;
}

export interface AccountsOptions {
  database: AppDatabase;
  records: Records;
  sender: MessageSender;
  secret: string;
  /** How many codes the whole service may send. */
  messages: MessageNorms;
  now: () => Date;
  /** Ids of the demo's accounts, where whoever presses is let in; absent: nobody is. */
  demoPeople?: readonly string[];
}

export function openAccounts({
  database,
  records,
  sender,
  secret,
  messages,
  now,
  demoPeople,
}: AccountsOptions): Accounts {
  const codeDigest = digestWith(keyFor(secret, 'one-time codes'));
  const digest = digestWith(keyFor(secret, 'keys of attempts'));
  const tokenDigest = digestWith(keyFor(secret, 'session tokens'));
  const { people, codeIdentifier: identifierDigest } = records;
  people.hideOldTokens(tokenDigest);
  const better = makeBetter({
    database,
    people,
    sender,
    secret,
    codeDigest,
    tokenDigest,
    identifierDigest,
    now,
  });
  const context: Context = { better, records, sender, digest, codeDigest, messages, now };
  const sessions = new Sessions(context);
  const codes = new Codes(context, sessions);
  const secondFactor = new SecondFactor(context, sessions, codes);
  return {
    sessions,
    codes,
    secondFactor,
    sender,
    demo: demoPeople ? new DemoSignIn(context, sessions, secret, demoPeople) : null,
    staff: new StaffSignIn(context, sessions),
    acceptances: new Acceptances(context, sessions, codes),
    newPasswords: new NewPasswords(context),
    addressKey: (visitor) => addressKey(context, visitor),
    facts: async (visitor) => {
      const current = await sessions.current(visitor);
      if (!current) return null;
      const { person, provedAt } = current;
      return {
        id: person.id,
        kind: person.staff ? 'staff' : 'resident',
        phoneMasked: person.phoneNumber === null ? null : maskPhone(person.phoneNumber),
        emailMasked: isPlaceholder(person.email) ? null : maskEmail(person.email),
        roles: people.rolesOf(person.id),
        twoFactor: person.twoFactor,
        recoveryCodesLeft: await secondFactor.recoveryCodesLeft(person),
        needsTwoFactorSetup: person.staff && !person.twoFactor,
        provedAt,
      };
    },
  };
}
