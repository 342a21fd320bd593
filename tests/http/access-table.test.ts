/**
 * Every route of `/api/v1` × everybody who may ask × where: allowed or denied. A line for each route; a route without a line fails.
 * “Allowed” is any answer but 401 and 403: what else may be wrong with an empty request is for other tests.
 */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../server/domain/roles.ts';
import type { App } from '../../server/http/app.ts';
import { AccountsWorld, type TestVisitor } from '../fixtures/accounts-world.ts';

/** Everybody: nobody signed in, a resident, and each role of the staff for a district or the whole province. */
const district = '440402';
const other = '440303';
const roles = ['provider', 'office', 'planner', 'administrator'] as const;
const areas = [district, '44'] as const;
const callers = [
  'nobody',
  'resident',
  ...roles.flatMap((role) => areas.map((area) => `${role} ${area}` as const)),
] as const;
type Caller = (typeof callers)[number];

type Rule = 'everybody' | 'signed-in' | readonly Role[];

interface Line {
  route: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} ${string}`;
  who: Rule;
  /**
   * Makes a request about something in this area: an address, a body. Routes with it are asked inside and outside the caller's area and for the
   * whole province; without it once, by their bare address.
   */
  in?: (area: string, world: AccountsWorld) => { url?: string; payload?: object };
}

const everybody = (route: Line['route']): Line => ({ route, who: 'everybody' });
const signedIn = (route: Line['route']): Line => ({ route, who: 'signed-in' });
const only = (who: readonly Role[], route: Line['route'], about?: Line['in']): Line =>
  about ? { route, who, in: about } : { route, who };

const table: readonly Line[] = [
  everybody('GET /api/v1/circle'),
  everybody('GET /api/v1/route'),
  everybody('GET /api/v1/why'),
  everybody('GET /api/v1/regions'),
  everybody('GET /api/v1/places'),
  everybody('GET /api/v1/categories'),
  everybody('GET /api/v1/norms'),
  everybody('GET /api/v1/openapi.json'),
  everybody('GET /api/v1/account'),
  everybody('POST /api/v1/account/codes'),
  everybody('POST /api/v1/account/sign-in/code'),
  everybody('POST /api/v1/account/sign-in/password'),
  everybody('POST /api/v1/account/sign-in/two-factor'),
  everybody('POST /api/v1/account/sign-out'),
  everybody('POST /api/v1/invitations/look'),
  everybody('POST /api/v1/invitations/accept'),
  signedIn('GET /api/v1/account/sessions'),
  signedIn('DELETE /api/v1/account/sessions/:id'),
  signedIn('DELETE /api/v1/account/sessions'),
  signedIn('POST /api/v1/account/prove'),
  // A code to the own phone: staff prove by password and authenticator.
  { route: 'POST /api/v1/account/prove/code', who: 'signed-in' },
  signedIn('POST /api/v1/account/two-factor'),
  signedIn('POST /api/v1/account/two-factor/verify'),
  signedIn('POST /api/v1/account/two-factor/recovery-codes'),
  signedIn('POST /api/v1/account/password'),
  only(['administrator'], 'GET /api/v1/staff', (area) => ({ url: `/api/v1/staff?area=${area}` })),
  only(['administrator'], 'GET /api/v1/invitations', (area) => ({
    url: `/api/v1/invitations?area=${area}`,
  })),
  only(['administrator'], 'POST /api/v1/invitations', (area) => ({
    payload: { role: 'office', area, note: '' },
  })),
  only(['administrator'], 'DELETE /api/v1/invitations/:id', (area, { records }) => ({
    url: `/api/v1/invitations/${records.invitations.invite({ role: 'office', area, note: '' }, null)!.invitation.id}`,
  })),
  only(['administrator'], 'DELETE /api/v1/roles/:id', (area, { records, database }) => {
    const userId = 'somebody else';
    database.write((tables) => records.staff.grant(tables, userId, 'planner', area, null));
    const { id } = database.raw
      .prepare('SELECT id FROM role WHERE user_id = ? AND area = ? AND revoked_at IS NULL')
      .get(userId, area) as { id: string };
    return { url: `/api/v1/roles/${id}` };
  }),
];

/** Exceptions that a rule has no word for. */
const exceptions: Readonly<Record<string, (caller: Caller) => boolean>> = {
  'POST /api/v1/account/prove/code': (caller) => caller === 'resident',
};

let world: AccountsWorld;
let visitors: Map<Caller, TestVisitor>;
const mounted: string[] = [];

beforeAll(async () => {
  world = await AccountsWorld.open({
    onOpen: (app: App) => {
      app.addHook('onRoute', ({ method, url }) => {
        for (const one of [method].flat())
          if (url.startsWith('/api/v1/') && one !== 'HEAD' && one !== 'OPTIONS')
            mounted.push(`${one} ${url}`);
      });
    },
  });
  visitors = new Map<Caller, TestVisitor>([['nobody', world.visitor()]]);
  visitors.set('resident', await world.resident());
  for (const role of roles)
    for (const area of areas)
      visitors.set(`${role} ${area}`, (await world.staff(role, area)).visitor);
}, 60_000);
afterEach(() => world.forgetLimits());

const allowed = ({ route, who }: Line, caller: Caller, area: string | null): boolean => {
  const exception = exceptions[route];
  if (exception) return exception(caller);
  if (who === 'everybody') return true;
  if (who === 'signed-in') return caller !== 'nobody';
  const [role, own] = caller.split(' ');
  if (own === undefined || !who.includes(role as Role)) return false;
  return area === null || area.startsWith(own);
};

/** Answers by which a route refuses a person, not a wrong code or a wrong password. */
const denials = new Set([
  'not-signed-in',
  'not-allowed',
  'outside-your-area',
  'two-factor-needed',
  'prove-again',
]);

test('every mounted route stands in the table once, and nothing else does', () => {
  const lines = table.map(({ route }) => route).toSorted();
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines).toEqual([...new Set(mounted)].toSorted());
});

describe.each(table)('$route', (line) => {
  const scopes = line.in ? [district, other, '44'] : [null];
  test.each(callers.flatMap((caller) => scopes.map((area) => [caller, area] as const)))(
    '%s, about %s',
    async (caller, area) => {
      const [method, path] = line.route.split(' ') as ['GET', string];
      const about = area === null ? {} : line.in!(area, world);
      const url = about.url ?? path.replace(/:\w+/g, 'none');
      // A copy of the cookies: signing out or ending sessions must not reach the next cell.
      const response = await asking(visitors.get(caller)!, method, url, about.payload);
      const denied = [401, 403].includes(response.statusCode) && denials.has(response.json().code);
      expect([
        line.route,
        caller,
        area,
        !denied,
        response.statusCode < 500 ? '' : response.body,
      ]).toEqual([line.route, caller, area, allowed(line, caller, area), '']);
    },
  );
});

/** Sign-out and ending sessions would end the callers of the other cells: their sessions are put back. */
async function asking(visitor: TestVisitor, method: 'GET', url: string, payload?: object) {
  const kept = world.database.raw.prepare('SELECT * FROM session').all() as Record<
    string,
    unknown
  >[];
  const cookies = new Map(visitor.cookies);
  const response = await visitor.send({ method, url, ...(payload ? { payload } : {}) });
  visitor.cookies.clear();
  for (const [name, value] of cookies) visitor.cookies.set(name, value);
  for (const row of kept) {
    const names = Object.keys(row);
    world.database.raw
      .prepare(
        `INSERT OR IGNORE INTO session (${names.join()}) VALUES (${names.map(() => '?').join()})`,
      )
      .run(...Object.values(row));
  }
  return response;
}
