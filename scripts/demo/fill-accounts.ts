/** People who can sign in: residents by their phones, offices by password and authenticator, as they would have signed up. */
import type { Accounts } from '../../server/auth/accounts.ts';
import type { MemorySender } from '../../server/auth/senders.ts';
import type { Role } from '../../server/domain/roles.ts';
import type { Records } from '../../server/store/app/records.ts';
import { good } from './good.ts';
import { inventedMobile } from './people-names.ts';
import { oneTimeCode } from './one-time-code.ts';
import { inventedPassword } from './words.ts';

export interface MadeResident {
  id: string;
  phone: string;
}

export interface MadeStaff {
  id: string;
  email: string;
  password: string;
  secret: string;
}

export interface AccountsWorld {
  records: Records;
  accounts: Accounts;
  sender: MemorySender;
}

const browser = 'demo';

/** Each from an address of their own, as the budgets of signing in expect. @param number from 1 */
export async function addResident(
  { records, accounts, sender }: AccountsWorld,
  number: number,
): Promise<MadeResident> {
  const phone = inventedMobile(number);
  const visitor = {
    cookie: undefined,
    userAgent: browser,
    address: `10.16.${number >> 8}.${number & 255}`,
  };
  good(await accounts.codes.ask(visitor, phone));
  good(await accounts.codes.signIn(visitor, phone, sender.codeTo(`+86${phone}`)));
  const { id } = records.people.byLogin({ kind: 'phone', phoneNumber: `+86${phone}` })!;
  const { purposes } = records.consents.of(id);
  const answers = purposes.map(({ code, version }) => ({ purpose: code, version, given: true }));
  const refusal = records.consents.answer(id, answers);
  if (refusal) throw new Error(`the demo was refused: ${JSON.stringify(refusal)}`);
  records.people.endOtherSessions(id, null);
  return { id, phone };
}

export async function addStaff(
  { records, accounts }: AccountsWorld,
  role: Exclude<Role, 'provider'>,
  area: string,
): Promise<MadeStaff> {
  const email = `${role}@demo.example`;
  const password = inventedPassword();
  const invited = records.invitations.invite({ role, area, note: 'demo' }, null);
  if (!invited) throw new Error(`there is no area with the code ${area}`);
  const visitor = { cookie: undefined, userAgent: browser, address: '10.16.255.1' };
  const accepted = good(
    await accounts.acceptances.accept(visitor, { token: invited.token, email, password }),
  );
  const signedIn = { ...visitor, cookie: jarOf(accepted.cookies) };
  const setUp = good(await accounts.secondFactor.setUp(signedIn, password, true)).value;
  const { secret } = setUp;
  // Authenticators go by the true time, whatever the demo's clock says.
  good(await accounts.secondFactor.confirm(signedIn, oneTimeCode(secret, Date.now())));
  const { id } = records.people.byLogin({ kind: 'email', email })!;
  records.people.endOtherSessions(id, null);
  return { id, email, password, secret };
}

const jarOf = (cookies: readonly string[]) =>
  cookies.map((line) => line.split(';', 1)[0]).join('; ');
