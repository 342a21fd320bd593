/** Who may ask what where: one line for each route of `/api/v1`. */
import { randomUUID } from 'node:crypto';
import type { Role } from '../../server/domain/roles.ts';
import { facilityValues } from '../fixtures/facility-values.ts';
import { bookingLines } from './access-lines-booking.ts';
import type { AccountsWorld } from '../fixtures/accounts-world.ts';

/** Everybody: nobody signed in, a resident, and each role of the staff for a district or the whole province. */
export const district = '440402';
export const other = '440303';
export const roles = ['provider', 'office', 'planner', 'administrator'] as const;
export const areas = [district, '44'] as const;
export const callers = [
  'nobody',
  'resident',
  ...roles.flatMap((role) => areas.map((area) => `${role} ${area}` as const)),
] as const;
export type Caller = (typeof callers)[number];

type Rule = 'everybody' | 'signed-in' | readonly Role[];

export interface Line {
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

/** Who keeps the register, the notices and the figures of an area. */
const desk = ['office', 'administrator'] as const;
const title = { zh: '通知' };

function draftIn(area: string, { records }: AccountsWorld): string {
  const added = records.notices.add('somebody', {
    kind: 'notice',
    area,
    title: { zh: '通知', en: null },
    body: { zh: null, en: null },
    guide: null,
    expiresAt: null,
  });
  if (!added.ok) throw new Error(added.reason);
  return added.notice.id;
}

/** A community of the area; of the whole province one that lies in neither district. */
export const communityIn = (area: string): string =>
  area === '44' ? '440103001101' : `${area}001001`;

const sessionIn = (area: string) => ({
  community: communityIn(area),
  title: '义诊',
  position: [112.94, 23.48] as [number, number],
  place: '村口',
  days: [{ kind: 'weekly' as const, weekdays: [1] }],
  opens: '09:00',
  closes: '11:00',
  from: '2026-01-01',
  until: '2026-12-31',
});

function addedSession(area: string, { records }: AccountsWorld): string {
  const added = records.onSite.add('somebody', {
    ...sessionIn(area),
    titleEn: null,
    categories: [],
  });
  if (!added.ok) throw new Error(added.reason);
  return added.session.id;
}

/** A facility of the register that belongs to the area. */
function facilityIn(area: string, { records }: AccountsWorld): string {
  const values = facilityValues('设施', [113.5, 22.3], { community: communityIn(area) });
  return records.facilities.add(values, '2026-01-01', null).id;
}

const aboutFacility =
  (path: string, payload?: object) =>
  (area: string, world: AccountsWorld): { url: string; payload?: object } => ({
    url: path.replace(':id', facilityIn(area, world)),
    ...(payload ? { payload } : {}),
  });

const facilityBody = (area: string) => ({
  name: '设施',
  categories: ['market'],
  position: [113.5, 22.3],
  community: communityIn(area),
});

function reportIn(area: string, world: AccountsWorld): string {
  return world.records.reports.file({
    facility: facilityIn(area, world),
    facilityName: '设施',
    community: communityIn(area),
    kind: 'closed',
    position: null,
    note: null,
    userId: null,
  }).id;
}

/** A table that was written to the area. */
function importIn(area: string, { records }: AccountsWorld): string {
  const { facilityImports } = records;
  const file = { fileName: '设施.csv', sha256: 'ab', area, region: 'town', crs: 'wgs84' };
  const done = facilityImports.apply([], facilityImports.present([113, 22, 114, 23]), file, null);
  if (!done.ok) throw new Error(done.reason);
  return done.row.id;
}

/** OpenStreetMap changes what a row of the area speaks of. */
function proposalIn(area: string, world: AccountsWorld): string {
  const { records, database } = world;
  const id = facilityIn(area, world);
  const element = `n${Math.floor(Math.random() * 1e12)}`;
  const state = { id: element, name: 'x', categories: ['market'], entrances: [] };
  const at: [number, number] = [113.5, 22.3];
  const bounds = [113, 22, 114, 23] as const;
  records.facilities.change({ id, seen: 1, action: 'edit', actor: null }, { osmId: element });
  for (const phone of ['1', '2'])
    records.proposals.compare([{ bounds, facilities: [{ ...state, position: at, phone }] }]);
  const row = database.raw.prepare('SELECT id FROM proposal WHERE facility = ?').get(id);
  return (row as { id: string }).id;
}

/** Two rows of the area that may be one place. */
function duplicateIn(area: string, world: AccountsWorld): string {
  const { duplicatePairs: pairs } = world.records;
  const [first, second] = [facilityIn(area, world), facilityIn(area, world)].toSorted() as [
    string,
    string,
  ];
  const compared = (record: string) => ({ record, name: '设施', lng: 113.5, lat: 22.3 });
  const sides = { facility: compared(first), other: compared(second) };
  const facts = { ...sides, distanceMeters: 0, nameLikeness: 1 };
  const pair = { kind: 'row-duplicate' as const, facility: first, other: second, facts };
  const records = new Set([first, second]);
  const found = [{ ...pair, otherCommunity: communityIn(area) }];
  pairs.note({ records, roots: records, found, seen: pairs.seen() }, { duplicateMovedMeters: 10 });
  return world.records.duplicates.list({ areas: ['44'], open: true, of: [first] }, 1, 1).rows[0]!
    .proposal.id;
}

const facility = '/api/v1/facilities/:id';

const planning = ['planner', 'office', 'administrator'] as const;

const scenarioLines: Line[] = [
  only(planning, 'GET /api/v1/scenarios'),
  only(planning, 'POST /api/v1/scenarios'),
  only(planning, 'GET /api/v1/scenarios/:id'),
  only(planning, 'PATCH /api/v1/scenarios/:id'),
  only(planning, 'DELETE /api/v1/scenarios/:id'),
  only(planning, 'POST /api/v1/scenarios/:id/share'),
  only(planning, 'DELETE /api/v1/scenarios/:id/share'),
  only(planning, 'GET /api/v1/scenarios/:id/file'),
  only(planning, 'POST /api/v1/scenarios/file'),
  only(planning, 'POST /api/v1/scenarios/copy'),
  everybody('POST /api/v1/scenarios/open'),
  everybody('POST /api/v1/scenarios/compare'),
];

export const table: readonly Line[] = [
  everybody('GET /api/v1/circle'),
  everybody('GET /api/v1/route'),
  everybody('GET /api/v1/why'),
  everybody('GET /api/v1/regions'),
  everybody('GET /api/v1/population'),
  only(planning, 'POST /api/v1/siting'),
  only(planning, 'GET /api/v1/siting/:id'),
  only(planning, 'DELETE /api/v1/siting/:id'),
  everybody('GET /api/v1/places'),
  everybody('GET /api/v1/categories'),
  everybody('GET /api/v1/norms'),
  everybody('GET /api/v1/service-kinds'),
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
  only(
    ['administrator'],
    'POST /api/v1/staff/:id/password-reset',
    (area, { records, database }) => {
      const userId = randomUUID();
      database.write((tables) => records.staff.grant(tables, userId, 'planner', area, null));
      return { url: `/api/v1/staff/${userId}/password-reset` };
    },
  ),
  everybody('POST /api/v1/password-resets/look'),
  everybody('POST /api/v1/password-resets'),
  everybody('GET /api/v1/notices'),
  everybody('GET /api/v1/notices/:id'),
  only(desk, 'GET /api/v1/staff/notices', (area) => ({
    url: `/api/v1/staff/notices?area=${area}`,
  })),
  only(desk, 'GET /api/v1/staff/notices/:id', (area, world) => ({
    url: `/api/v1/staff/notices/${draftIn(area, world)}`,
  })),
  only(desk, 'POST /api/v1/notices', (area) => ({ payload: { kind: 'notice', area, title } })),
  only(desk, 'POST /api/v1/notices/preview'),
  only(desk, 'PATCH /api/v1/notices/:id', (area, world) => ({
    url: `/api/v1/notices/${draftIn(area, world)}`,
    payload: { version: 1, title },
  })),
  only(desk, 'POST /api/v1/notices/:id/publish', (area, world) => ({
    url: `/api/v1/notices/${draftIn(area, world)}/publish`,
    payload: { version: 1 },
  })),
  only(desk, 'POST /api/v1/notices/:id/withdraw', (area, world) => ({
    url: `/api/v1/notices/${draftIn(area, world)}/withdraw`,
    payload: { version: 1 },
  })),
  everybody('GET /api/v1/on-site'),
  only(desk, 'POST /api/v1/on-site', (area) => ({ payload: sessionIn(area) })),
  only(desk, 'PATCH /api/v1/on-site/:id', (area, world) => ({
    url: `/api/v1/on-site/${addedSession(area, world)}`,
    payload: { version: 1, place: '祠堂' },
  })),
  only(desk, 'POST /api/v1/on-site/:id/withdraw', (area, world) => ({
    url: `/api/v1/on-site/${addedSession(area, world)}/withdraw`,
    payload: { version: 1 },
  })),
  only(['administrator'], 'GET /api/v1/audit', (area) => ({ url: `/api/v1/audit?area=${area}` })),
  only(['administrator'], 'GET /api/v1/audit.csv', (area) => ({
    url: `/api/v1/audit.csv?area=${area}`,
  })),
  signedIn('GET /api/v1/account/consents'),
  signedIn('PUT /api/v1/account/consents'),
  signedIn('POST /api/v1/account/export'),
  signedIn('POST /api/v1/account/erasure'),
  everybody('GET /api/v1/facilities.geojson'),
  everybody('GET /api/v1/facilities.csv'),
  everybody('GET /api/v1/facilities'),
  everybody(`GET ${facility}`),
  only(desk, 'GET /api/v1/register/facilities', (area) => ({
    url: `/api/v1/register/facilities?area=${area}`,
  })),
  only(
    desk,
    'GET /api/v1/register/facilities/:id',
    aboutFacility('/api/v1/register/facilities/:id'),
  ),
  only(
    desk,
    'GET /api/v1/register/facilities/:id/versions',
    aboutFacility('/api/v1/register/facilities/:id/versions'),
  ),
  only(desk, 'POST /api/v1/facilities', (area) => ({ payload: facilityBody(area) })),
  only(desk, `PATCH ${facility}`, aboutFacility(facility, { version: 1, phone: '1' })),
  only(desk, `POST ${facility}/close`, aboutFacility(`${facility}/close`, { version: 1 })),
  only(desk, `POST ${facility}/reopen`, aboutFacility(`${facility}/reopen`, { version: 1 })),
  only(desk, `POST ${facility}/verify`, aboutFacility(`${facility}/verify`, { version: 1 })),
  only(desk, `POST ${facility}/merge`, (area, world) => ({
    url: `/api/v1/facilities/${facilityIn(area, world)}/merge`,
    payload: { version: 1, into: facilityIn(area, world), intoVersion: 1 },
  })),
  only(
    desk,
    `POST ${facility}/restore`,
    aboutFacility(`${facility}/restore`, { version: 1, to: 1 }),
  ),
  // What lies beyond the caller's area is refused line by line: tests/http/facility-import-areas.test.ts.
  only(desk, 'POST /api/v1/facility-imports'),
  only(desk, 'POST /api/v1/facility-imports/lines.csv'),
  only(desk, 'GET /api/v1/facility-imports', (area) => ({
    url: `/api/v1/facility-imports?area=${area}`,
  })),
  only(desk, 'POST /api/v1/facility-imports/:id/undo', (area, world) => ({
    url: `/api/v1/facility-imports/${importIn(area, world)}/undo`,
  })),
  everybody('GET /api/v1/completeness'),
  only(desk, 'PUT /api/v1/completeness/:community/:category', (area) => ({
    url: `/api/v1/completeness/${communityIn(area)}/market`,
    payload: {},
  })),
  only(desk, 'DELETE /api/v1/completeness/:community/:category', (area) => ({
    url: `/api/v1/completeness/${communityIn(area)}/market`,
  })),
  everybody('POST /api/v1/reports'),
  everybody('POST /api/v1/reports/receipt'),
  signedIn('GET /api/v1/account/reports'),
  only(desk, 'GET /api/v1/reports', (area) => ({ url: `/api/v1/reports?area=${area}` })),
  only(desk, 'GET /api/v1/reports/:id', (area, world) => ({
    url: `/api/v1/reports/${reportIn(area, world)}`,
  })),
  only(desk, 'POST /api/v1/reports/:id/decision', (area, world) => ({
    url: `/api/v1/reports/${reportIn(area, world)}/decision`,
    payload: { decision: 'refused' },
  })),
  only(desk, 'GET /api/v1/proposals', (area) => ({ url: `/api/v1/proposals?area=${area}` })),
  only(desk, 'POST /api/v1/proposals/:id/decision', (area, world) => ({
    url: `/api/v1/proposals/${proposalIn(area, world)}/decision`,
    payload: { decision: 'refused', version: 2 },
  })),
  only(desk, 'GET /api/v1/duplicates', (area) => ({ url: `/api/v1/duplicates?area=${area}` })),
  only(desk, 'POST /api/v1/duplicates/:id/decision', (area, world) => ({
    url: `/api/v1/duplicates/${duplicateIn(area, world)}/decision`,
    payload: { decision: 'two-places', version: 1, otherVersion: 1 },
  })),
  only(desk, 'GET /api/v1/to-do', (area) => ({ url: `/api/v1/to-do?area=${area}` })),
  everybody('GET /api/v1/areas'),
  everybody('GET /api/v1/areas/:code'),
  everybody('GET /api/v1/communities'),
  everybody('GET /api/v1/communities/:code'),
  everybody('GET /api/v1/community-fields'),
  everybody('GET /api/v1/coverage'),
  everybody('GET /api/v1/coverage/minutes/:region/:key/:profile/:category/:z/:x/:y'),
  ...scenarioLines,
  everybody('GET /api/v1/evaluations'),
  everybody('GET /api/v1/evaluations/:community/:year'),
  signedIn('GET /api/v1/evaluations/:community/:year/mine'),
  signedIn('POST /api/v1/evaluations/:community/:year'),
  only(desk, 'GET /api/v1/office/evaluation-remarks', (area) => ({
    url: `/api/v1/office/evaluation-remarks?community=${communityIn(area)}`,
  })),
  everybody('GET /api/v1/scorecard/:code'),
  everybody('GET /api/v1/area-reports'),
  everybody('GET /api/v1/area-reports/:code'),
  everybody('GET /api/v1/area-reports/:code/history'),
  only(['office', 'planner', 'administrator'], 'GET /api/v1/communities.csv', (area) => ({
    url: `/api/v1/communities.csv?area=${area}`,
  })),
  only(desk, 'PATCH /api/v1/communities/:code', (area) => ({
    url: `/api/v1/communities/${communityIn(area)}`,
    payload: { version: 0, figures: { households: 1 } },
  })),
  only(desk, 'PATCH /api/v1/street-halls/:code', (area) => ({
    url: `/api/v1/street-halls/${communityIn(area).slice(0, 9)}`,
    payload: { version: 0, squareMeters: 1 },
  })),
  only(desk, 'POST /api/v1/communities/figures'),
  ...bookingLines,
];
