/**
 * Every route of `/api/v1` × everybody who may ask × where: allowed or denied. A line for each route; a route without a line fails.
 * “Allowed” is any answer but 401 and 403: what else may be wrong with an empty request is for other tests.
 */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../server/domain/roles.ts';
import { readDivisions } from '../../server/ingest/divisions.ts';
import type { App } from '../../server/http/app.ts';
import { AccountsWorld, type TestVisitor } from '../fixtures/accounts-world.ts';
import {
  areas,
  callers,
  district,
  other,
  roles,
  table,
  type Caller,
  type Line,
} from './access-lines.ts';

/** Exceptions that a rule has no word for. */
const exceptions: Readonly<Record<string, (caller: Caller) => boolean>> = {
  'POST /api/v1/account/prove/code': (caller) => caller === 'resident',
};

let world: AccountsWorld;
let visitors: Map<Caller, TestVisitor>;
const mounted: string[] = [];
/** Routes outside the API that do more than read, or ask who is calling. */
const special: string[] = [];

beforeAll(async () => {
  world = await AccountsWorld.open({
    onOpen: (app: App) => {
      app.addHook('onRoute', ({ method, url, config }) => {
        for (const one of [method].flat()) {
          if (one === 'HEAD' || one === 'OPTIONS') continue;
          if (url.startsWith('/api/v1/')) mounted.push(`${one} ${url}`);
          else if (one !== 'GET' || (config?.access ?? 'public') !== 'public')
            special.push(`${one} ${url} ${String(config?.access)}`);
        }
      });
    },
  });
  world.records.divisions.fill(readDivisions('data/divisions'));
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
  'not-your-provider',
]);

test('every mounted route stands in the table once, and nothing else does', () => {
  const lines = table.map(({ route }) => route).toSorted();
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines).toEqual([...new Set(mounted)].toSorted());
});

test('outside the API everything only reads and is for everybody, but for the form that reports a problem', () => {
  expect(special.toSorted()).toEqual([
    'POST /plain/en/report/ public',
    'POST /plain/report/ public',
  ]);
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
