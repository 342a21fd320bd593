import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../server/http/app.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { addStaff, boss, offered, vetted } from '../../fixtures/booking-world.ts';
import { emptyRecords } from '../../fixtures/empty-records.ts';
import { appOver, now, queryOf, smallTown, type Parameters } from '../../fixtures/http-world.ts';
import { crossingAt } from '../../fixtures/small-town.ts';

const [lng, lat] = crossingAt(2, 3);
let app: App;
let records: Records;

beforeAll(async () => {
  records = emptyRecords(undefined, () => now);
  const { booking } = records;
  const provider = vetted(booking, null, [lng, lat]);
  const staff = addStaff(booking, provider, '1号');
  const free = { priceFen: 0, priceUnit: 'free' } as const;
  for (const values of [
    { nameZh: '日常保洁', nameEn: 'Cleaning', subsidised: true },
    { nameZh: '修灯', serviceKind: 'home-repair', priceFen: 4550, priceUnit: 'visit' } as const,
    // Nobody is there at night: 12 hours of notice and a window of today leave nothing free.
    { nameZh: '洗被', serviceKind: 'laundry-pickup', minimumNoticeMinutes: 1440, windowDays: 0 },
    {
      ...free,
      nameZh: '排练室',
      serviceKind: 'room-booking',
      mode: 'at_facility',
      serviceArea: null,
    } as const,
  ]) {
    const added = booking.offerings.add(provider, offered(values), [staff], boss);
    if (!added.ok) throw new Error(added.reason);
  }
  app = await appOver([await smallTown()], { records });
});

async function page(path: string, fields: Parameters = {}) {
  const { statusCode, headers, body } = await app.inject(`${path}?${queryOf(fields)}`);
  const main = /<main[\s\S]*<\/main>/.exec(body)![0];
  const text = main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  return { status: statusCode, headers, body, text };
}

describe('the plain list of services', () => {
  test('names kinds, providers, prices, ways, first free times and telephones', async () => {
    const { status, headers, body, text } = await page('/plain/services/', { lng, lat });
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(body).not.toContain('<script');
    expect(text).toContain('家政保洁 上门 最早 3月4日星期三 10:00');
    expect(text).toMatch(
      /安心家政 · 日常保洁 离这里约 .*路程 · 每小时 60 元 · 可用政府补贴时长 · /,
    );
    expect(text).toContain('每次 45.50 元');
    expect(text).toContain('洗衣取送 上门 近期没有空档');
    expect(text).toMatch(/活动室预约 到现场 .* 地点：安心家政 · 走路 .* · 免费 · 0756-2120000/);
    expect(body).toContain('href="tel:07562120000"');
    expect(body).toContain(`href="/book/#step=who&amp;kind=home-cleaning&amp;at=${lng},${lat}"`);
  });

  test('holds one kind alone where it is asked for, in English too', async () => {
    const { text } = await page('/plain/en/services/', { lng, lat, service: 'home-cleaning' });
    expect(text).toContain('Home cleaning comes to you earliest Wednesday');
    expect(text).toContain('Cleaning about');
    expect(text).toContain('60 yuan an hour');
    expect(text).not.toContain('Repairs');
  });

  test('without a place asks for one, and lists all whom one may call', async () => {
    const { body, text } = await page('/plain/services/');
    expect(body).toContain('action="/plain/services/"');
    expect(body).not.toContain('name="minutes"');
    expect(text).toContain('下面是所有已审核的服务者');
    expect(body.match(/href="tel:07562120000"/g)).toHaveLength(4);
  });

  test('refuses what it cannot read beside its field, and keeps to its own form', async () => {
    const { status, body } = await page('/plain/services/', { lng: 'x', lat });
    expect(status).toBe(400);
    expect(body).toContain('error-summary');
    expect(body).toContain('action="/plain/services/"');
  });
});

test('the plain circle leads there', async () => {
  const { body } = await page('/plain/', { lng, lat });
  const list = /href="(\/plain\/services\/\?[^"]*)"/.exec(body)![1]!.replaceAll('&amp;', '&');
  const asked = Object.fromEntries(new URLSearchParams(list.split('?')[1]));
  const { status, text } = await page(list.split('?', 1)[0]!, asked);
  expect(status).toBe(200);
  expect(text).toContain('日常保洁');
});
