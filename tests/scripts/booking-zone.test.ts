/** A service books by its own clock, whatever that of its process and of its computer is. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import consentsFile from '../../data/consents.json' with { type: 'json' };
import normsFile from '../../data/norms.json' with { type: 'json' };
import type { SlotsAnswer } from '../../server/contract/offering.ts';
import { bookingRules } from '../../server/store/app/booking/parts.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { openPrivacy, openRecords } from '../../server/store/app/records.ts';
import { everyDay, plan } from '../domain/booking/world.ts';
import { addStaff, boss, offered, vetted } from '../fixtures/booking-world.ts';
import { crossingAt, smallTownXml } from '../fixtures/small-town.ts';
import { endChildren, script, until } from './child.ts';

let dataDir: string;
let offering: string;
const base = crossingAt(2, 2);

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'jinlin-zone-'));
  const town = join(dataDir, 'town.osm');
  writeFileSync(town, smallTownXml());
  const importing = script(
    'scripts/import-region.ts',
    [town, '--region', 'town', '--name', '小镇'],
    { DATA_DIR: dataDir },
  );
  const { code } = await importing.ended;
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  const database = openAppDatabase(join(dataDir, 'app.db'), 'server/store/app/migrations');
  const secretFile = join(dataDir, 'secret.key');
  const privacy = openPrivacy({ dataDir, secretFile, secret: null }, consentsFile.purposes);
  const rules = bookingRules(normsFile.norms);
  const { booking } = openRecords(database, () => new Date(), privacy, rules);
  const provider = vetted(booking, null, base);
  const works = { ...plan('09:00-12:00', everyDay), holidays: 'ignore' } as const;
  const staff = addStaff(booking, provider, '1号', works);
  const added = booking.offerings.add(provider, offered(), [staff], boss);
  if (!added.ok) throw new Error(added.reason);
  offering = added.offering.id;
  database.close();
}, 60_000);
afterEach(endChildren, 60_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Two days from now, so that every start lies ahead on any clock. */
const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

async function startsOf(env: Record<string, string>): Promise<string[]> {
  const child = script('server/main.ts', [], {
    PORT: '0',
    DATA_DIR: dataDir,
    SITE_DIR: join(dataDir, 'no-site'),
    ...env,
  });
  const address = await Promise.race([
    until(() => /近邻圈 Jinlin: (http:\S+)/.exec(child.stdout)?.[1], 'the address'),
    child.ended.then(({ stderr }) => Promise.reject(new Error(`it ended: ${stderr}`))),
  ]);
  const query = `from=${day}&to=${day}&lng=${base[0]}&lat=${base[1]}`;
  const response = await fetch(`${address}/api/v1/offerings/${offering}/slots?${query}`);
  expect(response.status).toBe(200);
  const { days, timeZone } = (await response.json()) as SlotsAnswer;
  expect(timeZone).toBe(env.BOOKING_TIME_ZONE ?? 'Asia/Shanghai');
  expect(days.map((one) => one.day)).toEqual([day]);
  return days[0]!.starts;
}

const clockIn = (timeZone: string) => (iso: string) =>
  new Date(iso).toLocaleString('sv-SE', { timeZone }).slice(0, 16);
const morning = ['09:00', '09:30', '10:00', '10:30', '11:00'].map((clock) => `${day} ${clock}`);

test('in Shanghai unless it is told another zone, on a computer in Auckland', async () => {
  const starts = await startsOf({ TZ: 'Pacific/Auckland' });
  expect(starts.map(clockIn('Asia/Shanghai'))).toEqual(morning);
});

test('in New York where it is told so, on a computer in Auckland', async () => {
  const starts = await startsOf({ TZ: 'Pacific/Auckland', BOOKING_TIME_ZONE: 'America/New_York' });
  expect(starts.map(clockIn('America/New_York'))).toEqual(morning);
});
