/** Invites the first administrator, lists the staff, revokes roles, and lets somebody set a new password or authenticator. Works beside a running service. */
import consentsFile from '../data/consents.json' with { type: 'json' };
import normsFile from '../data/norms.json' with { type: 'json' };
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { maskEmail, maskPhone } from '../server/domain/masks.ts';
import { mobileNumber } from '../server/domain/phone-number.ts';
import { isArea, rolesOfAction, type Role } from '../server/domain/roles.ts';
import { bookingRules } from '../server/store/app/booking/parts.ts';
import { openAppDatabase } from '../server/store/app/database.ts';
import { invitationDays } from '../server/store/app/invitations.ts';
import { passwordResetHours } from '../server/store/app/password-resets.ts';
import type { Person } from '../server/store/app/people.ts';
import { openPrivacy, openRecords, type Records } from '../server/store/app/records.ts';

const usage = `npm run admin -- create [--email ADDRESS] [--area CODE] [--role ROLE] [--note WORDS]
npm run admin -- list [--area CODE]
npm run admin -- revoke ID
npm run admin -- reset-password --email ADDRESS | --phone NUMBER
npm run admin -- reset-two-factor --email ADDRESS | --phone NUMBER`;

/** One sentence for whoever typed. */
class Refused extends Error {}

const roles: readonly string[] = ['provider', ...rolesOfAction['community:export']];

interface Options {
  email?: string;
  phone?: string;
  area?: string;
  role?: string;
  note?: string;
  rest: readonly string[];
}

const commands: Record<string, (records: Records, options: Options) => Promise<void> | void> = {
  create,
  list,
  revoke,
  'reset-password': resetPassword,
  'reset-two-factor': resetTwoFactor,
};

async function main(): Promise<void> {
  const { command, options } = read(process.argv.slice(2));
  const run = command === undefined ? undefined : commands[command];
  if (!run) throw new Refused(`There is no command “${command ?? ''}”. Usage:\n${usage}`);
  const config = readConfig(process.env);
  const database = openAppDatabase(resolve(config.appDb), resolve('server/store/app/migrations'));
  try {
    await run(
      openRecords(
        database,
        () => new Date(),
        openPrivacy(config, consentsFile.purposes),
        bookingRules(normsFile.norms),
      ),
      options,
    );
  } finally {
    database.close();
  }
}

function read(args: string[]): { command: string | undefined; options: Options } {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { email: text, phone: text, area: text, role: text, note: text },
    });
    const [command, ...rest] = positionals;
    return { command, options: { ...values, rest } };
  } catch (error) {
    throw new Refused(`${(error as Error).message.split('. ')[0]}. Usage:\n${usage}`);
  }
}

async function create({ invitations }: Records, options: Options): Promise<void> {
  const { area = '44', role = 'administrator', rest } = options;
  if (rest.length > 0) throw new Refused(`“${rest[0]}” is one word too many.`);
  if (!isArea(area))
    throw new Refused(`--area must be a code such as 44 or 440402, got “${area}”.`);
  if (!roles.includes(role))
    throw new Refused(`--role must be one of ${roles.join(', ')}, got “${role}”.`);
  const email = (
    options.email ?? (await askFor('E-mail address of the new administrator: '))
  ).trim();
  if (!isEmail(email)) throw new Refused(`--email must be an e-mail address, got “${email}”.`);
  const note = options.note ?? 'npm run admin';
  if (note.length > 100)
    throw new Refused(`--note has ${note.length} characters; 100 are allowed.`);
  const made = invitations.invite({ role: role as Role, area, note }, null);
  if (!made) throw new Refused(`There is no area with the code “${area}”.`);
  const link = `${originOf()}/invitation/#${made.token}&email=${encodeURIComponent(email)}`;
  say(`Invitation as ${role} of ${made.invitation.areaName}, for ${email}.`);
  say(`The link works once, within ${invitationDays} days; it is shown only now:`);
  say(link);
}

function list({ staff, invitations }: Records, { area = '44', rest }: Options): void {
  if (rest.length > 0) throw new Refused(`“${rest[0]}” is one word too many.`);
  if (!isArea(area))
    throw new Refused(`--area must be a code such as 44 or 440402, got “${area}”.`);
  const colleagues = staff.within(area, null);
  if (colleagues.length === 0) say(`Nobody holds a role within ${area}.`);
  for (const { email, phoneNumber, twoFactor, roles: held } of colleagues)
    for (const { id, role, areaName, area: code } of held) {
      const who = email ? maskEmail(email) : phoneNumber ? maskPhone(phoneNumber) : '?';
      say(`${id}  ${role}  ${code} ${areaName}  ${who}${twoFactor ? '' : '  (no authenticator)'}`);
    }
  for (const { id, role, area: code, areaName, state, note, expiresAt } of invitations.within(area))
    if (state === 'open')
      say(`${id}  invitation: ${role}  ${code} ${areaName}  until ${expiresAt}  ${note}`);
}

/** Takes the id of a role or of an open invitation, as `list` prints them. */
function revoke({ staff, invitations }: Records, { rest }: Options): void {
  const [id, extra] = rest;
  if (id === undefined || extra !== undefined)
    throw new Refused('revoke takes one id, as npm run admin -- list prints it.');
  if (invitations.withdraw(id, null)) return say(`The invitation ${id} is withdrawn.`);
  const outcome = staff.revoke(id, null);
  if (outcome === 'last-administrator')
    throw new Refused(
      'This is the last administrator of the whole province; create another first.',
    );
  if (outcome === 'gone') throw new Refused(`There is no role and no open invitation “${id}”.`);
  say(`The role ${id} is revoked.`);
}

function resetPassword({ people, passwordResets }: Records, options: Options): void {
  const { id } = staffOf('reset-password', people, options);
  const { token } = passwordResets.issue(id, people.areaOf(id), null);
  say(
    `The link sets a new password once, within ${passwordResetHours} hours; it is shown only now.`,
  );
  say('All sessions end then; the authenticator stays.');
  say(`${originOf()}/new-password/#${token}`);
}

function resetTwoFactor({ people }: Records, options: Options): void {
  const { id } = staffOf('reset-two-factor', people, options);
  people.dropTwoFactor(id, null, null);
  say(
    'The authenticator is removed and all sessions are ended; the next sign-in sets up a new one.',
  );
}

/** Who is meant by `--email` or `--phone`. */
function staffOf(
  command: string,
  people: Records['people'],
  { email, phone, rest }: Options,
): Person {
  if (rest.length > 0) throw new Refused(`“${rest[0]}” is one word too many.`);
  if ((email === undefined) === (phone === undefined))
    throw new Refused(`${command} takes either --email or --phone.`);
  const number = phone === undefined ? null : mobileNumber(phone);
  if (phone !== undefined && number === null)
    throw new Refused(`--phone must be a mobile number, got “${phone}”.`);
  const person =
    number === null
      ? people.byLogin({ kind: 'email', email: email!.trim().toLowerCase() })
      : people.byLogin({ kind: 'phone', phoneNumber: number });
  if (!person?.staff) throw new Refused(`Nobody of the staff signs in as “${email ?? phone}”.`);
  return person;
}

function originOf(): string {
  return process.env.PUBLIC_ORIGIN ?? `http://localhost:${process.env.PORT ?? 4321}`;
}

async function askFor(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Refused('create needs --email where nobody can be asked.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

function isEmail(text: string): boolean {
  return /^[^\s@]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(error instanceof Refused ? 2 : 1);
});
