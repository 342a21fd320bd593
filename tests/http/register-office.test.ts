/** What an office signs, and what waits for it. */
import { describe, expect, test } from 'vitest';
import {
  CompletenessSchema,
  ProposalsSchema,
  SignedSchema,
  ToDoSchema,
} from '../../server/contract/register.ts';
import { audit } from '../../server/store/app/schema.ts';
import { acting, officeOf } from '../fixtures/acting.ts';
import { circle, expectValid, get } from '../fixtures/http-world.ts';
import { useOfficeWorld } from '../fixtures/office-world.ts';

const world = useOfficeWorld();

describe('completeness', () => {
  const start = () => world.engine.region.info.start.position;
  const category = async (code: string, minutes = 5) =>
    (await circle(world.app, start(), { minutes })).categories.find((one) => one.code === code)!;

  test('signed by every community that the circle touches turns unknown into a gap, until it is withdrawn', async () => {
    // A kind that the county has nowhere near: whichever is unknown with none inside.
    const { categories } = await circle(world.app, start(), { minutes: 5 });
    const missing = categories.find(
      ({ state, because }) => state === 'unknown' && because === 'incomplete-register',
    )!;
    expect(missing.signed).toMatchObject({ communities: 0, outside: false });
    const codes = world.engine.region.communities.map(({ code }) => code!);
    const urls = codes.map((code) => `/api/v1/completeness/${code}/${missing.code}`);
    for (const url of urls) {
      const signed = await world.send('PUT', url);
      expect(signed.status).toBe(200);
      expectValid(SignedSchema, signed.body);
      expect(signed.body).toMatchObject({
        signedOn: '2026-03-04',
        expiresOn: '2027-03-04',
        holds: true,
      });
    }
    expect(await category(missing.code)).toMatchObject({ state: 'gap' });
    for (const url of urls) expect((await world.send('DELETE', url)).status).toBe(200);
    expect(await category(missing.code)).toMatchObject({
      state: 'unknown',
      signed: { communities: 0 },
    });
    expect((await world.send('DELETE', urls[0]!)).status).toBe(404);
    const actions = world.database.tables
      .select()
      .from(audit)
      .all()
      .map(({ action }) => action);
    expect(actions.filter((action) => action === 'completeness:sign')).toHaveLength(codes.length);
    expect(actions.filter((action) => action === 'completeness:withdraw')).toHaveLength(
      codes.length,
    );
  });

  test('is signed for today up to 730 days, in the own area, for what exists', async () => {
    const code = world.engine.region.communities[0]!.code!;
    const url = `/api/v1/completeness/${code}/market`;
    for (const [expiresOn, status] of [
      ['2026-03-03', 400],
      ['2026-03-04', 200],
      ['2028-03-03', 200],
      ['2028-03-04', 400],
      ['2026-02-30', 400],
    ] as const)
      expect([expiresOn, (await world.send('PUT', url, { expiresOn })).status]).toEqual([
        expiresOn,
        status,
      ]);
    expect(await world.send('PUT', `/api/v1/completeness/${code}/casino`)).toMatchObject({
      body: { code: 'unknown-category' },
    });
    expect(await world.send('PUT', '/api/v1/completeness/123/market')).toMatchObject({
      body: { code: 'unknown-area' },
    });
    expect((await world.send('PUT', url, {}, officeOf('440402'))).status).toBe(403);
    expect((await world.send('PUT', url, {}, officeOf(code))).status).toBe(200);
    const listed = await get<{ signed: { holds: boolean }[] }>(world.app, '/api/v1/completeness', {
      area: code,
    });
    expectValid(CompletenessSchema, listed);
    expect(listed).toMatchObject({
      usualDays: 365,
      mostDays: 730,
      signed: [{ category: 'market', holds: true }],
    });
    world.clock = new Date('2027-03-04T16:00:00Z');
    expect(await get(world.app, '/api/v1/completeness', { area: code })).toMatchObject({
      signed: [{ holds: false }],
    });
  });
});

test('the to-do list counts what waits in the area and shows the first of each', async () => {
  const community = { code: world.engine.region.communities[0]!.code! };
  const mine = officeOf(community.code);
  await world.send('PUT', `/api/v1/completeness/${community.code}/market`, {
    expiresOn: '2026-04-03',
  });
  await world.send('PUT', `/api/v1/completeness/${community.code}/bank`, {
    expiresOn: '2026-04-04',
  });
  const facility = world.engine.region.facilities.find(({ name }) => name !== null)!;
  await world.send('POST', '/api/v1/reports', { facility: facility.id, kind: 'moved' }, {});
  await world.send('POST', `/api/v1/facilities/${facility.id}/reopen`, { version: 0 });
  world.records.proposals.compare([{ bounds: world.engine.region.info.bounds, facilities: [] }]);
  const all = await world.read<Record<string, { total: number }>>('/api/v1/to-do');
  expectValid(ToDoSchema, all);
  expect([all.reports!.total, all.proposals!.total]).toEqual([1, 1]);
  // What only OpenStreetMap says nobody has confirmed; it waits like a row of the register.
  const known = world.engine.region.facilities.length;
  expect(all.unverified!.total).toBe(known);
  await world.send('POST', `/api/v1/facilities/${facility.id}/verify`, { version: 1 });
  const later = await world.read<{ unverified: { total: number } }>('/api/v1/to-do');
  expect(later.unverified.total).toBe(known - 1);
  // 30 days from 4 March is 3 April.
  const communityName = world.records.divisions.byCode(community.code)?.name ?? null;
  expect(all.expiring).toMatchObject({
    total: 1,
    first: [{ category: 'market', communityName }],
  });
  const own = await world.read<{ expiring: { total: number } }>('/api/v1/to-do', mine);
  expect(own.expiring.total).toBe(1);
  expect(await world.read('/api/v1/to-do', officeOf('440402'))).toMatchObject({
    reports: { total: 0 },
    proposals: { total: 0 },
  });
  expect(
    (
      await world.app.inject({
        url: '/api/v1/to-do',
        headers: acting([{ role: 'planner', area: '44' }]),
      })
    ).statusCode,
  ).toBe(403);

  const proposals = await world.read<{ proposals: { id: string }[] }>('/api/v1/proposals?open=1');
  expectValid(ProposalsSchema, proposals);
  const url = `/api/v1/proposals/${proposals.proposals[0]!.id}/decision`;
  expect(
    (await world.send('POST', url, { decision: 'accepted', version: 1 }, officeOf('440402')))
      .status,
  ).toBe(403);
  expect((await world.send('POST', url, { decision: 'accepted', version: 1 })).status).toBe(409);
  expect(await world.send('POST', url, { decision: 'accepted', version: 2 })).toMatchObject({
    status: 200,
    body: { decision: 'accepted' },
  });
  expect((await world.app.inject(`/api/v1/facilities/${facility.id}`)).statusCode).toBe(404);
});
