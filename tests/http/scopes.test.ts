/** A role holds for the codes that begin with its area, and for none beside them, however alike: at every level, for every way of naming a place. */
import { beforeAll, describe, expect, test } from 'vitest';
import { isArea, mayDo, type Actor } from '../../server/domain/roles.ts';
import type { App } from '../../server/http/app.ts';
import { readDivisions } from '../../server/ingest/divisions.ts';
import { acting } from '../fixtures/acting.ts';
import { emptyRecords } from '../fixtures/empty-records.ts';
import { appOver } from '../fixtures/http-world.ts';

/** Zhuhai, its district Xiangzhou, a street and a community of it. */
const levels = ['44', '4404', '440402', '440402001', '440402001001'];
/** Each with its neighbours, whose codes share as many digits as codes can. */
const places = [
  ...levels,
  '4403',
  '4405',
  '440403',
  '440404',
  '440402002',
  '440402100',
  '440402001002',
  '440402002001',
  '440403100001',
];
const noAreas = [
  '',
  '4',
  '440',
  '44040',
  '4404020',
  '4404%',
  '44040_',
  '44 04',
  ' 4404',
  '４４０４',
  '45',
  '440402001001 ',
  "4404' OR '1",
  '[object Object]',
];

let app: App;
beforeAll(async () => {
  const records = emptyRecords();
  records.divisions.fill(readDivisions('data/divisions'));
  app = await appOver([], { records });
}, 60_000);

const administrator = (area: string) => acting([{ role: 'administrator', area }], 'admin');
const ways: Record<
  string,
  (area: string, by: string) => Promise<{ statusCode: number; body: string }>
> = {
  'a question': (area, by) =>
    app.inject({
      url: `/api/v1/audit?area=${encodeURIComponent(area)}`,
      headers: administrator(by),
    }),
  'another question': (area, by) =>
    app.inject({
      url: `/api/v1/staff?area=${encodeURIComponent(area)}`,
      headers: administrator(by),
    }),
  'an invitation': (area, by) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/invitations',
      headers: administrator(by),
      payload: { role: 'office', area, note: '' },
    }),
  'a notice': (area, by) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/notices',
      headers: administrator(by),
      payload: { kind: 'notice', area, title: { zh: '通知' } },
    }),
};

describe.each(Object.keys(ways))('%s about an area', (way) => {
  test.each(levels)('by an administrator of %s', async (own) => {
    const found = [];
    for (const area of places) {
      const { statusCode } = await ways[way]!(area, own);
      found.push([area, statusCode < 300]);
    }
    expect(found).toEqual(places.map((area) => [area, area.startsWith(own)]));
  });

  test('is refused for what is no area, even to an administrator of everything', async () => {
    for (const area of noAreas) {
      const { statusCode } = await ways[way]!(area, '44');
      expect([area, [400, 403, 404].includes(statusCode)]).toEqual([area, true]);
    }
  });
});

test.each(levels)('a community’s own figures, by an office of %s', async (own) => {
  const communities = readDivisions('data/divisions')
    .filter(({ level, code }) => level === 'community' && /^440[2-5]/.test(code))
    .filter((_, i) => i % 40 === 0)
    .map(({ code }) => code);
  communities.push('440402001001');
  const found = [];
  for (const code of communities) {
    const { statusCode } = await app.inject({
      method: 'PATCH',
      url: `/api/v1/communities/${code}`,
      headers: acting([{ role: 'office', area: own }]),
      payload: { version: 99, figures: { households: 1 } },
    });
    found.push([code, statusCode !== 403]);
  }
  expect(communities.length).toBeGreaterThan(10);
  expect(found).toEqual(communities.map((code) => [code, code.startsWith(own)]));
});

test('what is no area is none, and holds nothing', () => {
  for (const text of noAreas) expect([text, isArea(text)]).toEqual([text, false]);
  for (const text of places) expect([text, isArea(text)]).toEqual([text, true]);
  const actor: Actor = {
    id: 'li',
    sessionId: 's',
    provedAt: 0,
    roles: [{ role: 'office', area: '440402' }],
  };
  for (const code of [null, '', '44', '4404', '44040', '440403', '440303001001'])
    expect([code, mayDo(actor, 'facility:edit', code)]).toEqual([code, false]);
  // What belongs nowhere is the whole province's affair.
  const head: Actor = { ...actor, roles: [{ role: 'office', area: '44' }] };
  expect(mayDo(head, 'facility:edit', null)).toBe(true);
});
