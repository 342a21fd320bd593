/** What comes to doors is told beside what lies inside, and changes nothing of it. */
import { expect, test } from 'vitest';
import { CoverageSchema, type Coverage } from '../../server/contract/coverage.ts';
import { addStaff, boss, offered, vetted } from '../fixtures/booking-world.ts';
import { coverageStreet, recordsWith, town, village } from '../fixtures/coverage-street.ts';
import { at } from '../fixtures/drawn-world.ts';
import { appOver, expectValid, get } from '../fixtures/http-world.ts';

test('coverage tells by community which categories come to the door', async () => {
  const records = recordsWith();
  const { booking } = records;
  const [lng, lat] = at(200, 0);
  const provider = vetted(booking, '91440400MA4W1234XW', [lng!, lat!]);
  const staff = addStaff(booking, provider, '工号 1');
  const offer = (serviceKind: string, codes: string[]) => {
    const serviceArea = { kind: 'communities', codes } as const;
    const added = booking.offerings.add(
      provider,
      offered({ serviceKind, serviceArea }),
      [staff],
      boss,
    );
    if (!added.ok) throw new Error(added.reason);
  };
  offer('home-repair', [village]);
  offer('home-cleaning', [town, village]);
  offer('laundry-pickup', [town]);
  const app = await appOver([await coverageStreet()], { records });
  const query = { region: 'drawn', category: 'essential' };
  const plain = await get<Coverage>(app, '/api/v1/coverage', query);
  const told = await get<Coverage>(app, '/api/v1/coverage', { ...query, comes: 1 });
  expectValid(CoverageSchema, told);
  const category = (code: string) => ({ code, providers: 1 });
  expect(told.comes).toEqual([
    { code: town, name: '东街社区', categories: [category('housekeeping'), category('laundry')] },
    { code: village, name: '西河村', categories: [category('housekeeping'), category('repair')] },
  ]);
  const { comes: _comes, ...rest } = told;
  expect(rest).toEqual(plain);
});

test('nothing comes where nobody lives', async () => {
  const app = await appOver([await coverageStreet()], { records: recordsWith(null) });
  const query = { region: 'drawn', category: 'essential', comes: 1 };
  expect((await get<Coverage>(app, '/api/v1/coverage', query)).comes).toEqual([]);
});
